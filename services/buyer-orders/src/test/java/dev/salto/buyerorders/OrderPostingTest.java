package dev.salto.buyerorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.testing.Api;
import dev.salto.kit.testing.Api.Answer;
import dev.salto.kit.testing.Broker;
import dev.salto.kit.testing.Records;
import dev.salto.schemas.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class OrderPostingTest extends OrdersTest {

  @Test
  void anOrderIsPostedWithEvidenceThatIsNumberedAndAwaitsItsVerifier() {
    ObjectNode order = order("posted");
    ((ObjectNode) order.get("evidence").get(0))
        .put("n", 7)
        .set("verification", Api.object("{'state':'VERIFIED','by':'buyer','date':'2026-01-01'}"));
    Answer posted = buyer().post(ORDERS, order).is(201);
    assertThat(posted.header("Location")).isEqualTo(ORDERS + "/posted");
    JsonNode evidence = posted.json().get("evidence").get(0);
    assertThat(evidence.get("n").asInt()).isEqualTo(1);
    assertThat(evidence.has("verification")).isFalse();
    assertThat(posted.json().get("commitment").asString()).isEqualTo("NEED");
    assertThat(posted.json().get("backedLots").asInt()).isZero();
    assertThat(buyer().get(ORDERS + "/posted").json()).isEqualTo(posted.json());
    assertThat(evidence.get("state").asString()).isEqualTo("AWAITED");
    assertThat(buyer().post(ORDERS, order(null)).is(201).json().get("id").asString())
        .matches("order-[2-9a-z]{10}");
  }

  @Test
  void aChangeOfTermsKeepsTheEvidenceAndItsVerification() {
    buyer().post(ORDERS, order("terms")).is(201);
    as("office").post(ORDERS + "/terms/evidence/1/verification", verified()).is(200);
    Answer read = buyer().get(ORDERS + "/terms");
    ObjectNode changed = read.object().put("lots", 5);
    changed.putArray("evidence");
    Answer answer = buyer().put(ORDERS + "/terms", read.etag(), changed).is(200);
    assertThat(answer.json().get("version").asInt()).isEqualTo(2);
    assertThat(answer.json().get("evidence")).isEqualTo(read.json().get("evidence"));
    assertThat(answer.json().get("commitment").asString()).isEqualTo("ORDERED");
    buyer().put(ORDERS + "/terms", read.etag(), changed).isProblem(412, "STALE");
    buyer().put(ORDERS + "/terms", null, changed).isProblem(428, "IF_MATCH_REQUIRED");
  }

  @Test
  void commitmentIsDerivedAndNeverStated() {
    ObjectNode stated = order("stated").put("commitment", "CONTRACTED").put("backedLots", 9);
    assertThat(buyer().post(ORDERS, stated).is(201).json().get("commitment").asString())
        .isEqualTo("NEED");
    Answer verified =
        as("office").post(ORDERS + "/stated/evidence/1/verification", verified()).is(200);
    assertThat(verified.json().get("commitment").asString()).isEqualTo("ORDERED");
    assertThat(verified.json().get("backedLots").asInt()).isEqualTo(2);
    as("office").post(ORDERS + "/stated/evidence/1/verification", refused("金额不符")).is(200);
    assertThat(buyer().get(ORDERS + "/stated").json().get("commitment").asString())
        .isEqualTo("NEED");
  }

  @Test
  void aWithdrawnOrderTakesNoEvidenceUntilItIsPostedAgain() {
    buyer().post(ORDERS, order("gone")).is(201);
    buyer().delete(ORDERS + "/gone").is(200);
    writesNothing(Topics.BUYER_ORDERS, () -> buyer().post(ORDERS + "/gone/evidence", evidence("X")))
        .isProblem(409, "NOT_OPEN");
    writesNothing(
            Topics.BUYER_ORDERS,
            () -> as("office").post(ORDERS + "/gone/evidence/1/verification", verified()))
        .isProblem(409, "NOT_OPEN");
    Answer again = buyer().post(ORDERS, order("gone")).is(201);
    assertThat(again.json().get("version").asInt()).isEqualTo(2);
    assertThat(again.json().get("evidence").get(0).has("verification")).isFalse();
  }

  @ParameterizedTest(name = "{0} = {1} is refused with {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "park | 'nowhere' | park UNKNOWN_REFERENCE,scenario OTHER_PARK",
        "scenario | 'unheard-of' | scenario UNKNOWN_REFERENCE",
        "stage | 'SIMULATED' | stage NOT_OFFERED",
        "stage | 'DREAMT' | stage UNKNOWN_CODE,stage NOT_OFFERED",
        "route | 'LOTTERY' | route UNKNOWN_CODE",
        "lots | 0 | lots RANGE",
        "lots | 1001 | lots RANGE",
        "budgetPerLot | {'minor':0,'currency':'CNY'} | budgetPerLot.minor RANGE",
        "budgetPerLot | {'minor':-5,'currency':'CNY'} | budgetPerLot.minor RANGE",
        "budgetPerLot | {'minor':5,'currency':'YUAN'} | budgetPerLot.currency UNKNOWN_CODE",
        "budgetPerLot | {'minor':5} | budgetPerLot.currency REQUIRED",
        "deliverBy | 'soon' | deliverBy FORMAT",
        "disclosure | 'SECRET' | disclosure UNKNOWN_CODE",
        "evidence | {} | evidence TYPE",
        "evidence | [{'kind':'RUMOUR','reference':'a','issuer':'b','date':'2025-01-01'}] | evidence[0].kind UNKNOWN_CODE",
        "evidence | [{'kind':'TENDER_NOTICE','issuer':'b','date':'2025-01-01'}] | evidence[0].reference REQUIRED",
        "evidence | [{'kind':'TENDER_NOTICE','reference':'a','issuer':'b','date':'2026-01-06'}] | evidence[0].date FUTURE",
        "evidence | [{'kind':'TENDER_NOTICE','reference':'a','issuer':'b','date':'2025-01-02','validUntil':'2025-01-01'}] | evidence[0].validUntil ORDER",
        "evidence | [{'kind':'TENDER_NOTICE','reference':'a','issuer':'b','date':'2025-01-02','amount':{'minor':-1,'currency':'CNY'}}] | evidence[0].amount.minor RANGE",
        "evidence | [{'kind':'TENDER_NOTICE','reference':'a','issuer':'b','date':'2025-01-02','supplier':'nobody'}] | evidence[0].supplier UNKNOWN_REFERENCE",
        "evidence | [{'kind':'TENDER_NOTICE','reference':'a','issuer':'b','date':'2025-01-02','sha256':'abc'}] | evidence[0].sha256 FORMAT",
        "evidence | [{'kind':'TENDER_NOTICE','reference':'a','issuer':'b','date':'2025-01-02'},{'kind':'TENDER_NOTICE','reference':'a','issuer':'b','date':'2025-01-03'}] | evidence[1] DUPLICATE",
        "evidence | [{'kind':'TENDER_NOTICE','reference':'a','issuer':'b','date':'2025-01-02','sha256':'abcd0123abcd0123abcd0123abcd0123abcd0123abcd0123abcd0123abcd0123'},{'kind':'TENDER_NOTICE','reference':'c','issuer':'b','date':'2025-01-03','sha256':'ABCD0123ABCD0123ABCD0123ABCD0123ABCD0123ABCD0123ABCD0123ABCD0123'}] | evidence[1].sha256 DUPLICATE",
        "colour | 'red' | colour UNKNOWN_FIELD",
      })
  void aFieldThatBreaksARule(String field, String value, String errors) {
    ObjectNode order = order("refused");
    order.set(field, Api.array("[" + value + "]").get(0));
    writesNothing(Topics.BUYER_ORDERS, () -> buyer().post(ORDERS, order))
        .isInvalid(errors.split(","));
    buyer().get(ORDERS + "/refused").isProblem(404, "NOT_FOUND");
  }

  @Test
  void anOrderIsTiedToAnOpenScenarioOfItsOwnPark() {
    Records.declare("faraway");
    Broker.write(Topics.SCENARIO_DEMANDS, Records.scenario("faraway", "far-scenario").build());
    Broker.write(
        Topics.SCENARIO_DEMANDS,
        Records.scenario("hetao", "withdrawn").setStatus("WITHDRAWN").build());
    writesNothing(
            Topics.BUYER_ORDERS,
            () -> buyer().post(ORDERS, order("r").put("scenario", "far-scenario")))
        .isInvalid("scenario OTHER_PARK");
    writesNothing(
            Topics.BUYER_ORDERS,
            () -> buyer().post(ORDERS, order("r").put("scenario", "withdrawn")))
        .isInvalid("scenario NOT_OPEN");
  }

  @Test
  void anOrderWhoseScenarioWasWithdrawnMayStillBeChanged() {
    Broker.write(Topics.SCENARIO_DEMANDS, Records.scenario("hetao", "fading").build());
    Answer posted = buyer().post(ORDERS, order("faded").put("scenario", "fading")).is(201);
    Broker.write(
        Topics.SCENARIO_DEMANDS,
        Records.scenario("hetao", "fading").setStatus("WITHDRAWN").build());
    buyer()
        .put(
            ORDERS + "/faded",
            posted.etag(),
            order("faded").put("scenario", "fading").put("lots", 1))
        .is(200);
  }

  @Test
  void aScenarioThatWasOpenedAgainAMomentAgoElsewhereCounts() {
    for (int i = 0; i < 15; i++) {
      Broker.write(
          Topics.SCENARIO_DEMANDS,
          Records.scenario("hetao", "toggled").setStatus("WITHDRAWN").build());
      writesNothing(
              Topics.BUYER_ORDERS,
              () -> buyer().post(ORDERS, order("early").put("scenario", "unheard-of")))
          .is(422);
      Broker.write(Topics.SCENARIO_DEMANDS, Records.scenario("hetao", "toggled").build());
      buyer().post(ORDERS, order("toggled-" + i).put("scenario", "toggled")).is(201);
    }
  }

  @Test
  void onlyItsBuyerPostsAndChangesIt() {
    for (String other : new String[] {"other-buyer", "institute", "agency", "office"}) {
      writesNothing(Topics.BUYER_ORDERS, () -> as(other).post(ORDERS, order("foreign")))
          .isProblem(403, "NOT_ALLOWED");
    }
    buyer().post(ORDERS, order("ours")).is(201);
    writesNothing(Topics.BUYER_ORDERS, () -> as("other-buyer").delete(ORDERS + "/ours"))
        .isProblem(403, "NOT_ALLOWED");
    writesNothing(
            Topics.BUYER_ORDERS,
            () ->
                as("other-buyer")
                    .put(ORDERS + "/ours", "*", order("ours").put("buyer", "other-buyer")))
        .isProblem(403, "NOT_ALLOWED");
  }

  @Test
  void aSealedOrdersBudgetAndAmountsAreSeenByItsBuyerAndVerifiersAlone() {
    buyer().post(ORDERS, sealed("secret")).is(201);
    for (String insider : new String[] {"buyer", "office", "bureau"}) {
      for (String path : List.of(ORDERS + "/secret", ORDERS + "?q=secret")) {
        assertThat(as(insider).get(path).is(200).text()).contains("100000000", "250000000");
      }
    }
    for (String outsider : new String[] {null, "other-buyer", "institute", "agency"}) {
      for (String path : List.of(ORDERS + "/secret", ORDERS + "?q=secret")) {
        assertThat(as(outsider).get(path).is(200).text())
            .contains("TN-1")
            .doesNotContain("100000000", "250000000", "budgetPerLot", "amount");
      }
    }
    buyer().post(ORDERS, order("open-book")).is(201);
    assertThat(as(null).get(ORDERS + "/open-book").text()).contains("100000000", "250000000");
  }

  @Test
  void anOrderIsSealedUnlessItSaysPublic() {
    ObjectNode silent = order("silent");
    silent.remove("disclosure");
    assertThat(buyer().post(ORDERS, silent).is(201).json().get("disclosure").asString())
        .isEqualTo("SEALED");
  }

  @Test
  void aRefusalNeverRepeatsABudget() {
    ObjectNode order = sealed("refused");
    order.putObject("budgetPerLot").put("minor", -123454321).put("currency", "CNY");
    assertThat(buyer().post(ORDERS, order).is(422).text()).doesNotContain("123454321");
  }

  @Test
  void aListIsFilteredByItsTerms() {
    Records.declare("lists");
    Broker.write(Topics.SCENARIO_DEMANDS, Records.scenario("lists", "listed").build());
    for (int i = 1; i <= 3; i++) {
      ObjectNode order = order("list-" + i).put("park", "lists").put("scenario", "listed");
      if (i == 1) {
        order.put("stage", "SUPERVISED").put("route", "NEGOTIATION").put("disclosure", "SEALED");
      }
      buyer().post(ORDERS, order).is(201);
    }
    as("office").post(ORDERS + "/list-2/evidence/1/verification", verified()).is(200);
    String list = ORDERS + "?park=lists";
    assertThat(as(null).get(list + "&stage=SUPERVISED").ids()).containsExactly("list-1");
    assertThat(as(null).get(list + "&route=NEGOTIATION").ids()).containsExactly("list-1");
    assertThat(as(null).get(list + "&disclosure=PUBLIC").ids()).containsExactly("list-3", "list-2");
    assertThat(as(null).get(list + "&unverified=true").ids()).containsExactly("list-3", "list-1");
    assertThat(as(null).get(list + "&scenario=listed&buyer=buyer&size=1&page=2").ids())
        .containsExactly("list-1");
    assertThat(as(null).get(list + "&buyer=other-buyer").ids()).isEmpty();
  }
}
