package dev.salto.buyerorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.testing.Api.Answer;
import dev.salto.kit.testing.Broker;
import dev.salto.kit.testing.Records;
import dev.salto.schemas.Topics;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** One document backs one order. */
class DocumentInUseTest extends OrdersTest {

  private static final String SHA256 = "0123456789abcdef".repeat(4);

  @Test
  void aDocumentOfOneOrderBacksNoOtherHoweverItIsWritten() {
    ObjectNode document = evidence("ＢＺ－0203").put("packageNumber", "Package 1");
    buyer().post(ORDERS, order("holds", document)).is(201);
    ObjectNode same =
        document.deepCopy().put("reference", " bz-02 03").put("packageNumber", "PACKAGE1");
    same.put("kind", "CONTRACT_SIGNATURE");
    Answer refused =
        writesNothing(
            Topics.BUYER_ORDERS,
            () -> as("other-buyer").post(ORDERS, order("wants", same).put("buyer", "other-buyer")));
    refused.isProblem(409, "DOCUMENT_IN_USE");
    assertThat(refused.errors()).containsExactly("evidence[0].reference DOCUMENT_IN_USE");
    assertThat(refused.json().get("detail").asString()).contains("holds");
    buyer().get(ORDERS + "/wants").isProblem(404, "NOT_FOUND");

    same.put("packageNumber", "package 2");
    buyer().post(ORDERS, order("wants", same)).is(201);
  }

  @Test
  void theSameContentUnderAnotherNameIsTheSameDocument() {
    buyer().post(ORDERS, order("content", evidence("C-1").put("sha256", SHA256))).is(201);
    buyer().post(ORDERS, order("copied")).is(201);
    Answer refused =
        writesNothing(
            Topics.BUYER_ORDERS,
            () ->
                buyer()
                    .post(
                        ORDERS + "/copied/evidence",
                        evidence("C-2").put("sha256", SHA256.toUpperCase())));
    refused.isProblem(409, "DOCUMENT_IN_USE");
    assertThat(refused.errors()).containsExactly("sha256 DOCUMENT_IN_USE");
  }

  @Test
  void aDocumentOfAWithdrawnOrderMayBackAnotherAndThenNotTheFirstAgain() {
    ObjectNode document = evidence("W-1");
    buyer().post(ORDERS, order("first", document)).is(201);
    buyer().delete(ORDERS + "/first").is(200);
    buyer().post(ORDERS, order("second", document)).is(201);
    writesNothing(Topics.BUYER_ORDERS, () -> buyer().post(ORDERS, order("first", document)))
        .isProblem(409, "DOCUMENT_IN_USE");
    buyer().post(ORDERS, order("first", evidence("W-2"))).is(201);
  }

  @Test
  void aDocumentThatWasRefusedMayBeLaidBehindAnotherOrder() {
    ObjectNode document = evidence("N-1");
    buyer().post(ORDERS, order("not-this", document)).is(201);
    as("office").post(ORDERS + "/not-this/evidence/1/verification", refused("属于另一采购")).is(200);
    buyer().post(ORDERS, order("but-this", document)).is(201);
  }

  @Test
  void aChangeOfTermsAndAVerificationKeepTheDocument() {
    ObjectNode document = evidence("K-1");
    Answer posted = buyer().post(ORDERS, order("keeps", document)).is(201);
    buyer().put(ORDERS + "/keeps", posted.etag(), order("keeps", document).put("lots", 1)).is(200);
    as("office").post(ORDERS + "/keeps/evidence/1/verification", verified()).is(200);
    writesNothing(Topics.BUYER_ORDERS, () -> buyer().post(ORDERS, order("late", document)))
        .isProblem(409, "DOCUMENT_IN_USE");
  }

  @Test
  void ofManyOrdersOfTwoParksThatBringOneDocumentAtOnceOneHasIt() throws Exception {
    Records.declare("far");
    Broker.write(Topics.SCENARIO_DEMANDS, Records.scenario("far", "far-scenario").build());
    ObjectNode document = evidence("R-1");
    long end = Broker.end(Topics.BUYER_ORDERS);
    var answers = new ConcurrentLinkedQueue<Answer>();
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 12)
          .forEach(n ->
              writers.submit(() -> {
                ObjectNode order = order("raced-" + n, document);
                if (n % 2 == 0) {
                  order.put("park", "far").put("scenario", "far-scenario");
                }
                answers.add(buyer().post(ORDERS, order));
              }));
    }
    assertThat(answers).hasSize(12);
    assertThat(answers.stream().map(Answer::status)).containsOnlyOnce(201);
    answers.stream()
        .filter(it -> it.status() != 201)
        .forEach(it -> it.isProblem(409, "DOCUMENT_IN_USE"));
    assertThat(Broker.end(Topics.BUYER_ORDERS)).isEqualTo(end + 1);
  }

  @Test
  void aFileThatBringsOneDocumentTwiceOrOneInUseIsRefusedByRowAndColumn() {
    buyer()
        .post(ORDERS, order("imported-before", evidence("F-1").put("packageNumber", "7")))
        .is(201);
    String file =
        "id,park,buyer,scenario,title_zh,stage,route,lots,budget_per_lot,currency,evidence\n"
            + "f-1,hetao,buyer,scenario,甲,OPERATIONAL,TENDER,1,10,CNY,TENDER_NOTICE|F-2|财政局|2025-11-17\n"
            + "f-2,hetao,buyer,scenario,甲,OPERATIONAL,TENDER,1,10,CNY,TENDER_NOTICE|F-2|财政局|2025-11-18\n"
            + "f-3,hetao,buyer,scenario,甲,OPERATIONAL,TENDER,1,10,CNY,TENDER_NOTICE|F-1|财政局|2025-11-17||||7\n";
    Answer refused =
        writesNothing(Topics.BUYER_ORDERS, () -> buyer().file(ORDERS + "/import", file));
    assertThat(refused.isProblem(422, "IMPORT_REFUSED").json().get("errors").valueStream())
        .extracting(it ->
            it.get("line").asInt()
                + " "
                + it.get("column").asString()
                + " "
                + it.get("code").asString())
        .containsExactlyInAnyOrder("3 evidence DOCUMENT_IN_USE", "4 evidence DOCUMENT_IN_USE");
    buyer()
        .file(
            ORDERS + "/import",
            file.replace("|2025-11-18", "|2025-11-18||||2").replace("||||7", "||||8"))
        .is(200);
    assertThat(buyer().get(ORDERS + "/f-2").json().at("/evidence/0/packageNumber").asString())
        .isEqualTo("2");
  }

  private static ObjectNode order(String id, ObjectNode document) {
    ObjectNode order = order(id);
    order.putArray("evidence").add(document);
    return order;
  }
}
