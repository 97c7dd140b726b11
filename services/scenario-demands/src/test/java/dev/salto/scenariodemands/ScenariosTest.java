package dev.salto.scenariodemands;

import dev.salto.kit.testing.Api;
import dev.salto.kit.testing.Api.Answer;
import dev.salto.kit.testing.ServiceTest;
import dev.salto.main.scenariodemands.ScenarioDemandsApplication;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.node.ObjectNode;

/** The service of scenarios with two agencies, an institute and a buyer, and one park. */
@ContextConfiguration(classes = ScenarioDemandsApplication.class)
abstract class ScenariosTest extends ServiceTest {

  static final String ORGANISATIONS = "/api/v1/organisations";
  static final String SCENARIOS = "/api/v1/scenarios";
  static final String FACILITIES = "/api/v1/facilities";
  static final String PARKS = "/api/v1/parks";

  /** How the empty system was founded: all tests of the module share it. */
  static Founding founding;

  /**
   * What an empty system answered, in this order.
   *
   * @param buyer a buyer that adds itself
   * @param another an agency that adds another
   * @param nobody an agency that doesn't say who asks
   * @param checked a file with the agency that asks, checked only
   * @param first an agency that adds itself
   * @param second the next agency that adds itself
   */
  record Founding(
      Answer buyer, Answer another, Answer nobody, Answer checked, Answer first, Answer second) {}

  @BeforeEach
  void world() {
    if (founding != null) {
      return;
    }
    founding =
        new Founding(
            as("buyer").post(ORGANISATIONS, organisation("buyer", "BUYER")),
            as("agency").post(ORGANISATIONS, organisation("other-agency", "AGENCY")),
            as(null).post(ORGANISATIONS, organisation("agency", "AGENCY")),
            as("agency")
                .file(
                    ORGANISATIONS + "/import?dryRun=true",
                    "id,kind,name_zh,jurisdiction\nbuyer,采购方,甲,内地\nagency,园区机构,乙,香港\n"),
            as("agency").post(ORGANISATIONS, organisation("agency", "AGENCY")),
            as("second").post(ORGANISATIONS, organisation("second", "AGENCY")));
    for (String[] one :
        new String[][] {
          {"other-agency", "AGENCY"}, {"institute", "INSTITUTE"}, {"buyer", "BUYER"}
        }) {
      agency().post(ORGANISATIONS, organisation(one[0], one[1])).is(201);
    }
    agency().put(PARKS + "/hetao/policy", null, Api.object("{}")).is(201);
  }

  Api agency() {
    return as("agency");
  }

  static ObjectNode organisation(String id, String kind) {
    return Api.object(
            """
            {'name':{'zh':'示例机构'},'jurisdiction':'MAINLAND','group':'集团',
             'contact':{'name':'联系人','phone':'+86 755 0000 0000','email':'a@b.example'}}
            """)
        .put("id", id)
        .put("kind", kind);
  }

  static ObjectNode scenario(String id) {
    ObjectNode scenario =
        Api.object(
            """
            {'park':'hetao','agency':'agency','title':{'zh':'道路环卫','en':'Road sanitation'},
             'fields':['7.2'],'permits':['functional-av-pilot'],'places':3,'minDays':30,
             'requirements':[{'attribute':'noise','operator':'<=','value':70,'unit':'dB(A)','hard':true}],
             'stages':[{'stage':'SUPERVISED','minTrl':6},{'stage':'OPERATIONAL','minTrl':8}],
             'windowFrom':'2026-04-01','windowUntil':'2027-12-31','siteClearance':'MET'}
            """);
    return id == null ? scenario : scenario.put("id", id);
  }

  static ObjectNode facility(String id) {
    return Api.object(
            """
            {'park':'hetao','agency':'agency','kind':'PILOT_PLATFORM','name':{'zh':'芯片中试平台'},
             'field':'1.2','status':'BUILT','places':3,'spaceM2':800,'availableFrom':'2024-06-01'}
            """)
        .put("id", id);
  }
}
