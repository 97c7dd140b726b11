package dev.salto.projectoffers;

import dev.salto.kit.testing.Api;
import dev.salto.kit.testing.Records;
import dev.salto.kit.testing.ServiceTest;
import dev.salto.main.projectoffers.ProjectOffersApplication;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.node.ObjectNode;

/** The service of offers with one park and those who ask in it. */
@ContextConfiguration(classes = ProjectOffersApplication.class)
abstract class OffersTest extends ServiceTest {

  static final String OFFERS = "/api/v1/offers";

  @BeforeAll
  static void world() {
    Records.declare("hetao");
    Records.organisation("institute", "INSTITUTE");
    Records.organisation("rival", "INSTITUTE");
    Records.organisation("buyer", "BUYER");
    Records.organisation("other-buyer", "BUYER");
    Records.organisation("office", "VERIFIER");
    Records.organisation("fund", "FINANCIER");
    Records.organisation("bank", "FINANCIER");
    Records.organisation("agency", "AGENCY");
  }

  Api institute() {
    return as("institute");
  }

  /** A valid offer without an id. */
  static ObjectNode offer() {
    return Api.object(
        """
        {'park':'hetao','institute':'institute','title':{'zh':'无人清扫车队','en':'Sweeper fleet'},
         'fields':['7.2','5.1'],'capabilities':[{'attribute':'noise','value':68,'unit':'dB(A)'}],
         'trl':8,'permits':['functional-av-pilot'],'price':{'minor':185000000,'currency':'CNY'},
         'pilots':3,'availableFrom':'2026-01-01','availableUntil':'2027-12-31'}
        """);
  }

  /** A valid order of the buyer in the park. */
  static BuyerOrder.Builder order(String park, String id) {
    return BuyerOrder.newBuilder()
        .setId(id)
        .setPark(park)
        .setBuyer("buyer")
        .setOrganisation(Records.card())
        .setScenario("scenario")
        .setTitle(Records.text("夜间巡逻"))
        .setStage("SIMULATED")
        .setRoute("OWN_PURCHASE")
        .setLots(1)
        .setBudgetPerLot(new Money(45_000_000L, "CNY"))
        .setDeliverBy(null)
        .setDisclosure("PUBLIC")
        .setEvidence(List.of())
        .setSource(null)
        .setStatus("OPEN")
        .setVersion(1)
        .setPostedAt(Instant.parse("2026-01-05T08:00:00.000Z"));
  }

  static ObjectNode offer(String id) {
    ObjectNode offer = offer();
    offer.put("id", id);
    return offer;
  }
}
