package dev.salto.scenariodemands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.testing.Api;
import dev.salto.kit.testing.Api.Answer;
import dev.salto.schemas.Topics;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ParksTest extends ScenariosTest {

  @Test
  void anAgencysFirstPutDeclaresTheParkAndEveryFieldHasADefault() {
    String path = PARKS + "/前海/policy".replace("前海", "%E5%89%8D%E6%B5%B7");
    agency().get(path).isProblem(404, "NOT_FOUND");
    Answer declared = agency().put(path, null, Api.object("{}")).is(201);
    JsonNode policy = declared.json();
    assertThat(policy.get("park").asString()).isEqualTo("前海");
    assertThat(policy.get("agency").asString()).isEqualTo("agency");
    assertThat(policy.get("name").get("zh").asString()).isEqualTo("前海");
    assertThat(policy.get("threshold").asString()).isEqualTo("ORDERED");
    assertThat(policy.get("minimumScore").asInt()).isEqualTo(4000);
    assertThat(policy.get("answerDays").asInt()).isEqualTo(21);
    assertThat(policy.get("provingDays").asInt()).isEqualTo(14);
    assertThat(policy.get("rates")).isEmpty();
    assertThat(policy.get("crossBorderGates")).isEmpty();
    assertThat(policy.get("timeZone").asString()).isEqualTo("Asia/Shanghai");
    assertThat(
            as(null)
                .get(PARKS + "?q=前海".replace("前海", "%E5%89%8D%E6%B5%B7"))
                .json()
                .get("total")
                .asInt())
        .isEqualTo(1);
  }

  @Test
  void aDeclaredParkHasItsDateAtOnce() {
    LocalDate before = LocalDate.now(ZoneId.of("Pacific/Kiritimati"));
    Answer declared =
        agency()
            .put(
                PARKS + "/kiritimati/policy", null, Api.object("{'timeZone':'Pacific/Kiritimati'}"))
            .is(201);
    assertThat(LocalDate.parse(declared.json().get("day").asString()))
        .isBetween(before, LocalDate.now(ZoneId.of("Pacific/Kiritimati")));
  }

  @Test
  void aPolicyIsChangedByItsAgencyWithTheTagThatItRead() {
    String path = PARKS + "/changing/policy";
    Answer declared = agency().put(path, null, Api.object("{}")).is(201);
    ObjectNode changed = agency().get(path).object();
    changed.put("threshold", "CONTRACTED").set("rates", Api.object("{'HKD':0.92}"));
    writesNothing(Topics.PARK_POLICIES, () -> agency().put(path, null, changed))
        .isProblem(428, "IF_MATCH_REQUIRED");
    writesNothing(Topics.PARK_POLICIES, () -> as("other-agency").put(path, "*", changed))
        .isProblem(403, "NOT_ALLOWED");
    Answer answer = agency().put(path, declared.etag(), changed).is(200);
    assertThat(answer.json().get("version").asInt()).isEqualTo(2);
    assertThat(answer.json().get("rates").toString()).isEqualTo("{\"HKD\":0.92}");
    writesNothing(Topics.PARK_POLICIES, () -> agency().put(path, declared.etag(), changed))
        .isProblem(412, "STALE");
  }

  @Test
  void onlyAgenciesDeclareParks() {
    for (String other : new String[] {"buyer", "institute"}) {
      writesNothing(
              Topics.PARK_POLICIES,
              () -> as(other).put(PARKS + "/mine/policy", null, Api.object("{}")))
          .isProblem(403, "NOT_ALLOWED");
    }
    writesNothing(
            Topics.PARK_POLICIES,
            () -> as(null).put(PARKS + "/mine/policy", null, Api.object("{}")))
        .isProblem(401, "WHO_ASKS");
  }

  @ParameterizedTest(name = "{0} = {1} is refused with {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "park | 'another' | park FIXED",
        "threshold | 'BUDGETED' | threshold UNKNOWN_CODE",
        "minimumScore | 10001 | minimumScore RANGE",
        "rates | {'RMB':1} | rates.RMB UNKNOWN_CODE",
        "rates | {'HKD':0} | rates.HKD RANGE",
        "rates | {'HKD':'much'} | rates.HKD TYPE",
        "answerDays | 0 | answerDays RANGE",
        "provingDays | 0 | provingDays RANGE",
        "crossBorderGates | ['PEOPLE'] | crossBorderGates[0] UNKNOWN_CODE",
        "crossBorderGates | ['FUNDS','FUNDS'] | crossBorderGates[1] DUPLICATE",
        "timeZone | 'Asia/Hetao' | timeZone UNKNOWN_CODE",
        "colour | 'red' | colour UNKNOWN_FIELD",
      })
  void aPolicyThatBreaksARule(String field, String value, String error) {
    ObjectNode policy = Api.object("{}");
    policy.set(field, Api.array("[" + value + "]").get(0));
    writesNothing(Topics.PARK_POLICIES, () -> agency().put(PARKS + "/refused/policy", null, policy))
        .isInvalid(error);
    as(null).get(PARKS + "/refused/policy").isProblem(404, "NOT_FOUND");
  }

  @Test
  void aFileDeclaresParksButMakesUpNoName() {
    String heads = "园区,园区机构,中文名称,真实订单门槛,汇率,答复天数,验证天数,跨境准入事项\n";
    writesNothing(
            Topics.PARK_POLICIES,
            () -> agency().file(PARKS + "/import", heads + "filed,agency,甲,,,,,\n,agency,乙,,,,,\n"))
        .isProblem(422, "IMPORT_REFUSED");
    agency()
        .file(
            PARKS + "/import",
            heads + "filed,agency,河套,Contract signed,HKD=0.92；USD=7.20,14,30,跨境资金；GOODS\n")
        .is(200);
    JsonNode policy = as(null).get(PARKS + "/filed/policy").is(200).json();
    assertThat(policy.get("threshold").asString()).isEqualTo("CONTRACTED");
    assertThat(policy.get("rates").toString()).isEqualTo("{\"HKD\":0.92,\"USD\":7.2}");
    assertThat(policy.get("provingDays").asInt()).isEqualTo(30);
    assertThat(policy.get("crossBorderGates")).isEqualTo(Api.array("['FUNDS','GOODS']"));
    assertThat(policy.has("day")).as("the park's day").isTrue();
  }
}
