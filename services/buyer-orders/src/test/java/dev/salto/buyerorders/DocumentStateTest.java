package dev.salto.buyerorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.market.DocumentState;
import dev.salto.kit.testing.Api.Answer;
import dev.salto.kit.testing.Broker;
import dev.salto.kit.testing.Records;
import dev.salto.records.ParkDay;
import dev.salto.schemas.Topics;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The states of a document over HTTP: every pair, with the refusal of those that are not so. */
class DocumentStateTest extends OrdersTest {

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "AWAITED,  VERIFIED, 200",
    "AWAITED,  REFUSED,  200",
    "VERIFIED, VERIFIED, 409",
    "VERIFIED, REFUSED,  200",
    "REFUSED,  VERIFIED, 409",
    "REFUSED,  REFUSED,  409",
    "EXPIRED,  VERIFIED, 409",
    "EXPIRED,  REFUSED,  409",
  })
  void aVerifierMakesOfADocumentWhatTheTableHasAndNothingElse(
      DocumentState from, String to, int status) {
    String id = "pair-" + from + "-" + to;
    String path = ORDERS + "/" + id + "/evidence/1/verification";
    ObjectNode order = order(id);
    if (from == DocumentState.EXPIRED) {
      ((ObjectNode) order.get("evidence").get(0)).put("validUntil", "2026-01-04");
    }
    buyer().post(ORDERS, order).is(201);
    switch (from) {
      case AWAITED -> {}
      case VERIFIED, EXPIRED -> as("office").post(path, verified()).is(200);
      case REFUSED -> as("office").post(path, refused("印章不符")).is(200);
    }
    assertThat(state(id)).isEqualTo(from.name());
    ObjectNode next = to.equals("VERIFIED") ? verified() : refused("原件已作废");
    if (status == 200) {
      Answer answer = as("bureau").post(path, next).is(200);
      assertThat(answer.json().at("/evidence/0/state").asString()).isEqualTo(to);
      assertThat(answer.json().at("/evidence/0/verification/by").asString()).isEqualTo("bureau");
    } else {
      writesNothing(Topics.BUYER_ORDERS, () -> as("bureau").post(path, next))
          .isProblem(409, "DOCUMENT_STATE");
      assertThat(state(id)).isEqualTo(from.name());
    }
  }

  @Test
  void theTableIsWalkedWhole() {
    Set<DocumentState> all = EnumSet.allOf(DocumentState.class);
    assertThat(all).hasSize(4);
    for (DocumentState from : all) {
      assertThat(from.mayBecome(DocumentState.AWAITED)).isFalse();
      assertThat(from.mayBecome(DocumentState.EXPIRED)).as("the day alone does").isFalse();
    }
  }

  @Test
  void aRefusalNeedsAReason() {
    buyer().post(ORDERS, order("unreasoned")).is(201);
    for (String reason : new String[] {"", "  "}) {
      writesNothing(
              Topics.BUYER_ORDERS,
              () ->
                  as("office")
                      .post(ORDERS + "/unreasoned/evidence/1/verification", refused(reason)))
          .isInvalid("reason REQUIRED");
    }
  }

  @Test
  void aVerifiedDocumentThatIsRefusedLaterTakesItsLotsBack() {
    buyer().post(ORDERS, order("taken-back")).is(201);
    String path = ORDERS + "/taken-back/evidence/1/verification";
    assertThat(as("office").post(path, verified()).json().get("backedLots").asInt()).isEqualTo(2);
    JsonNode refused = as("bureau").post(path, refused("合同已解除")).is(200).json();
    assertThat(refused.get("backedLots").asInt()).isZero();
    assertThat(refused.get("commitment").asString()).isEqualTo("NEED");
  }

  @Test
  void aVerifiedDocumentExpiresByTheParksDay() {
    Records.declare("ageing");
    Broker.write(Topics.SCENARIO_DEMANDS, Records.scenario("ageing", "aged").build());
    ObjectNode order = order("expiring").put("park", "ageing").put("scenario", "aged");
    ((ObjectNode) order.get("evidence").get(0)).put("validUntil", "2026-01-05");
    buyer().post(ORDERS, order).is(201);
    as("office").post(ORDERS + "/expiring/evidence/1/verification", verified()).is(200);
    assertThat(state("expiring")).as("on its last day").isEqualTo("VERIFIED");
    Broker.write(Topics.PARK_DAYS, new ParkDay("ageing", LocalDate.of(2026, 1, 6)));
    Awaitility.await().untilAsserted(() -> assertThat(state("expiring")).isEqualTo("EXPIRED"));
    assertThat(as(null).get(ORDERS + "/expiring").json().get("backedLots").asInt()).isZero();
    writesNothing(
            Topics.BUYER_ORDERS,
            () ->
                as("office")
                    .file(
                        "/api/v1/verifications/import",
                        "order,n,state,reason\nexpiring,1,REFUSED,too late\n"))
        .isProblem(422, "IMPORT_REFUSED");
  }

  private String state(String order) {
    return as(null).get(ORDERS + "/" + order).is(200).json().at("/evidence/0/state").asString();
  }
}
