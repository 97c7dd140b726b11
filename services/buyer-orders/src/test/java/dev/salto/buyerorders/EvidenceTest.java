package dev.salto.buyerorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.testing.Api;
import dev.salto.kit.testing.Api.Answer;
import dev.salto.schemas.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EvidenceTest extends OrdersTest {

  @Test
  void evidenceIsNumberedBehindTheLastAndRaisesNoVersionButChangesTheTag() {
    Answer posted = buyer().post(ORDERS, order("added")).is(201);
    Answer added = buyer().post(ORDERS + "/added/evidence", evidence("TN-2")).is(201);
    assertThat(added.json().get("evidence").get(1).get("n").asInt()).isEqualTo(2);
    assertThat(added.json().get("version").asInt()).isEqualTo(1);
    assertThat(added.etag()).isNotEqualTo(posted.etag());
    assertThat(buyer().get(ORDERS + "/added").etag()).isEqualTo(added.etag());

    ObjectNode selfVerified = evidence("TN-3");
    selfVerified
        .put("n", 1)
        .set("verification", Api.object("{'state':'VERIFIED','by':'office','date':'2026-01-01'}"));
    JsonNode third =
        buyer()
            .post(ORDERS + "/added/evidence", selfVerified)
            .is(201)
            .json()
            .get("evidence")
            .get(2);
    assertThat(third.get("n").asInt()).isEqualTo(3);
    assertThat(third.has("verification")).isFalse();
  }

  @Test
  void evidenceMayBeTiedToTheStateThatWasRead() {
    Answer posted = buyer().post(ORDERS, order("tied")).is(201);
    buyer().post(ORDERS + "/tied/evidence", evidence("TN-2")).is(201);
    writesNothing(
            Topics.BUYER_ORDERS,
            () ->
                buyer()
                    .send(
                        "POST",
                        ORDERS + "/tied/evidence",
                        java.net.http.HttpRequest.BodyPublishers.ofString(
                            evidence("TN-3").toString()),
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        posted.etag()))
        .isProblem(412, "STALE");
  }

  @ParameterizedTest(name = "{0} = {1} is refused with {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "kind | 'RUMOUR' | kind UNKNOWN_CODE",
        "reference | '' | reference REQUIRED",
        "date | '2026-01-06' | date FUTURE",
        "validUntil | '2025-11-16' | validUntil ORDER",
        "amount | {'minor':-1,'currency':'CNY'} | amount.minor RANGE",
        "amount | 5 | amount TYPE",
        "supplier | 'nobody' | supplier UNKNOWN_REFERENCE",
        "stamp | true | stamp UNKNOWN_FIELD",
      })
  void evidenceThatBreaksARule(String field, String value, String error) {
    if (as(null).get(ORDERS + "/ruled").status() == 404) {
      buyer().post(ORDERS, order("ruled")).is(201);
    }
    ObjectNode evidence = evidence("R-1");
    evidence.set(field, Api.array("[" + value + "]").get(0));
    writesNothing(Topics.BUYER_ORDERS, () -> buyer().post(ORDERS + "/ruled/evidence", evidence))
        .isInvalid(error);
  }

  @Test
  void theSameDocumentIsAddedOnce() {
    ObjectNode order = order("once");
    buyer().post(ORDERS, order).is(201);
    JsonNode same = order.get("evidence").get(0);
    writesNothing(Topics.BUYER_ORDERS, () -> buyer().post(ORDERS + "/once/evidence", same))
        .isProblem(422, "INVALID");
  }

  @Test
  void onlyTheBuyerAddsEvidence() {
    buyer().post(ORDERS, order("closed-door")).is(201);
    for (String other : new String[] {"other-buyer", "office", "agency"}) {
      writesNothing(
              Topics.BUYER_ORDERS,
              () -> as(other).post(ORDERS + "/closed-door/evidence", evidence("X")))
          .isProblem(403, "NOT_ALLOWED");
    }
    writesNothing(
            Topics.BUYER_ORDERS,
            () -> as(null).post(ORDERS + "/closed-door/evidence", evidence("X")))
        .isProblem(401, "WHO_ASKS");
    buyer().post(ORDERS + "/no-such-order/evidence", evidence("X")).isProblem(404, "NOT_FOUND");
  }

  @Test
  void theVerifierIsNeitherTheBuyerNorOfItsGroup() {
    buyer().post(ORDERS, order("independent")).is(201);
    String path = ORDERS + "/independent/evidence/1/verification";
    for (String other : new String[] {"buyer", "kin", "other-buyer", "agency", "institute"}) {
      writesNothing(Topics.BUYER_ORDERS, () -> as(other).post(path, verified()))
          .isProblem(403, "NOT_ALLOWED");
    }
    writesNothing(Topics.BUYER_ORDERS, () -> as(null).post(path, verified()))
        .isProblem(401, "WHO_ASKS");
    Answer verified = as("office").post(path, verified().put("reason", "原件已核对")).is(200);
    JsonNode verification = verified.json().get("evidence").get(0).get("verification");
    assertThat(verification.get("by").asString()).isEqualTo("office");
    assertThat(verification.get("date").asString()).as("the park's day").isEqualTo("2026-01-05");
    assertThat(verification.get("reason").asString()).isEqualTo("原件已核对");
    assertThat(verified.json().get("version").asInt()).isEqualTo(1);
    assertThat(buyer().get(ORDERS + "/independent").etag()).isEqualTo(verified.etag());
  }

  @Test
  void aVerificationThatBreaksARuleLeavesTheOrderAsItWas() {
    Answer posted = buyer().post(ORDERS, order("untouched")).is(201);
    String path = ORDERS + "/untouched/evidence/1/verification";
    writesNothing(
            Topics.BUYER_ORDERS,
            () -> as("office").post(path, verified().put("reason", "长".repeat(501))))
        .isInvalid("reason RANGE");
    writesNothing(
            Topics.BUYER_ORDERS,
            () -> as("office").post(path, Api.object("{'state':'MAYBE','by':'me'}")))
        .isInvalid("state UNKNOWN_CODE", "by UNKNOWN_FIELD");
    writesNothing(Topics.BUYER_ORDERS, () -> as("office").post(path, Api.array("[]")))
        .isInvalid("state UNKNOWN_CODE");
    writesNothing(
            Topics.BUYER_ORDERS,
            () -> as("office").post(ORDERS + "/untouched/evidence/2/verification", verified()))
        .isProblem(404, "NOT_FOUND");
    writesNothing(
            Topics.BUYER_ORDERS,
            () -> as("office").post(ORDERS + "/untouched/evidence/one/verification", verified()))
        .isProblem(400, "INVALID_PARAMETER");
    assertThat(buyer().get(ORDERS + "/untouched").etag()).isEqualTo(posted.etag());
  }
}
