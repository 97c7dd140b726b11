package dev.salto.dashboard.ocds;

import static dev.salto.dashboard.Records.AT;
import static dev.salto.dashboard.Records.DAY;
import static dev.salto.dashboard.Records.agreement;
import static dev.salto.dashboard.Records.match;
import static dev.salto.dashboard.Records.milestone;
import static dev.salto.dashboard.Records.order;
import static dev.salto.dashboard.Records.payment;
import static dev.salto.dashboard.Records.pilotEvent;
import static dev.salto.dashboard.Records.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.dashboard.Broker;
import dev.salto.dashboard.Records;
import dev.salto.dashboard.Running;
import dev.salto.main.dashboard.DashboardApplication;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Evidence;
import dev.salto.records.Gate;
import dev.salto.records.Match;
import dev.salto.records.Money;
import dev.salto.records.Verification;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Timeout(120)
class OcdsTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static Broker broker;
  private static Running running;

  @BeforeAll
  static void start(@TempDir Path data) {
    broker = new Broker();
    running = Running.start(DashboardApplication.class, broker, data, Map.of());
  }

  @AfterAll
  static void stop() {
    running.close();
    broker.close();
  }

  @Test
  void releasesOfEveryStateAreValidByThePublishedSchema() throws Exception {
    OcdsSchema schema = OcdsSchema.besideTheCheckout();
    park("valid");
    write(
        Topics.BUYER_ORDERS,
        order("valid", "wish", "valid-s", 2, 0, 100).setEvidence(List.of()).build());
    write(Topics.BUYER_ORDERS, order("valid", "real", "valid-s", 2, 2, 100).build());
    write(
        Topics.BUYER_ORDERS,
        order("valid", "gone", "valid-s", 2, 2, 100).setStatus("WITHDRAWN").build());
    write(Topics.BUYER_ORDERS, order("valid", "订单", "unknown", 1, 1, 100).build());
    paidPurchase("valid", "paid", true);
    paidPurchase("valid", "quiet", false);
    JsonNode releases = releases("park=valid");
    assertThat(releases.path("releases")).hasSize(6);
    assertThat(schema.violations(releases)).isEmpty();
    for (JsonNode release : releases.path("releases")) {
      List<String> parties =
          release.path("parties").valueStream().map(it -> it.path("id").asString("")).toList();
      assertThat(parties).doesNotHaveDuplicates().contains(release.at("/buyer/id").asString(""));
      release
          .findValues("suppliers")
          .forEach(it -> assertThat(parties).contains(it.at("/0/id").asString("")));
    }
  }

  @Test
  void thePublishedSchemaRefusesWhatIsNoReleasePackage() throws Exception {
    OcdsSchema schema = OcdsSchema.besideTheCheckout();
    park("broken");
    paidPurchase("broken", "paid", true);
    ObjectNode noTag = (ObjectNode) releases("park=broken");
    ((ObjectNode) noTag.at("/releases/0")).remove("tag");
    assertThat(schema.violations(noTag)).anyMatch(it -> it.contains("tag"));
    ObjectNode unknownTag = (ObjectNode) releases("park=broken");
    ((ObjectNode) unknownTag.at("/releases/0")).putArray("tag").add("matched");
    assertThat(schema.violations(unknownTag)).isNotEmpty();
    ObjectNode noDate = (ObjectNode) releases("park=broken");
    ((ObjectNode) noDate.at("/releases/0")).put("date", "yesterday");
    assertThat(schema.violations(noDate)).anyMatch(it -> it.contains("date"));
    ObjectNode minor = (ObjectNode) releases("park=broken");
    ((ObjectNode) minor.at("/releases/0/tender/value")).put("amount", "a lot");
    assertThat(schema.violations(minor)).anyMatch(it -> it.contains("amount"));
    ObjectNode empty = (ObjectNode) releases("park=broken");
    empty.putArray("releases");
    assertThat(schema.violations(empty)).isNotEmpty();
  }

  @Test
  void aReleaseTellsAPurchaseFromItsBudgetToItsPayments() throws Exception {
    park("whole");
    paidPurchase("whole", "paid", true);
    JsonNode release = releases("park=whole").at("/releases/0");
    assertThat(release.path("ocid").asString("")).isEqualTo("ocds-salto-whole~paid");
    assertThat(release.path("tag"))
        .isEqualTo(
            JSON.readTree("[\"planning\",\"tender\",\"award\",\"contract\",\"implementation\"]"));
    assertThat(release.path("parties"))
        .isEqualTo(
            JSON.readTree(
                """
                [{"id":"SALTO-buyer","name":"示例","name_en":"Example",
                  "identifier":{"scheme":"SALTO","id":"buyer"},
                  "roles":["buyer","procuringEntity","payer"]},
                 {"id":"SALTO-institute","name":"示例","name_en":"Example",
                  "identifier":{"scheme":"SALTO","id":"institute"},"roles":["supplier","payee"]}]
                """));
    assertThat(release.at("/planning/budget/amount"))
        .isEqualTo(JSON.readTree("{\"amount\":20000.00,\"currency\":\"CNY\"}"));
    assertThat(release.at("/tender/status").asString("")).isEqualTo("active");
    assertThat(release.at("/tender/procurementMethod").asString("")).isEqualTo("direct");
    assertThat(release.at("/tender/items/0/classification/id").asString("")).isEqualTo("7.2");
    assertThat(release.at("/awards/0/value"))
        .isEqualTo(JSON.readTree("{\"amount\":18000.00,\"currency\":\"CNY\"}"));
    JsonNode contract = release.at("/contracts/0");
    assertThat(contract.path("awardID")).isEqualTo(release.at("/awards/0/id"));
    assertThat(contract.path("status").asString("")).isEqualTo("active");
    assertThat(contract.path("value"))
        .isEqualTo(JSON.readTree("{\"amount\":17000.00,\"currency\":\"CNY\"}"));
    assertThat(contract.path("dateSigned").asString("")).isEqualTo("2026-01-02T00:00:00+08:00");
    assertThat(contract.path("period"))
        .isEqualTo(
            JSON.readTree(
                """
                {"startDate":"2026-01-05T17:00:00+08:00","endDate":"2026-03-06T23:59:59+08:00"}
                """));
    assertThat(contract.at("/implementation/milestones/0"))
        .isEqualTo(
            JSON.readTree(
                """
                {"id":"1","title":"示例","title_en":"Example","type":"assessment",
                 "code":"OPERATIONAL","dueDate":"2026-02-04T23:59:59+08:00",
                 "dateMet":"2026-01-05T19:00:00+08:00","dateModified":"2026-01-05T19:00:00+08:00",
                 "status":"met"}
                """));
    assertThat(contract.at("/implementation/transactions"))
        .isEqualTo(
            JSON.readTree(
                """
                [{"id":"whole-match-paid-1","date":"2026-01-05T00:00:00+08:00",
                  "value":{"amount":9000.50,"currency":"CNY"},
                  "payer":{"id":"SALTO-buyer","name":"示例"},
                  "payee":{"id":"SALTO-institute","name":"示例"}}]
                """));
  }

  @Test
  void noPriceIsPublishedThatNoDocumentOfThePublicOrderTells() throws Exception {
    park("quiet");
    paidPurchase("quiet", "quiet", false);
    JsonNode release = releases("park=quiet").at("/releases/0");
    assertThat(release.at("/awards/0").has("value")).isFalse();
    assertThat(release.at("/contracts/0").has("value")).isFalse();
    JsonNode transactions = release.at("/contracts/0/implementation/transactions");
    assertThat(transactions).hasSize(1);
    assertThat(transactions.get(0).has("value")).isFalse();
    assertThat(transactions.get(0).path("date").asString("")).startsWith("2026-01-05");
    assertThat(release.toString()).doesNotContain("9000.5", "10000.00");
  }

  @Test
  void aDocumentThatIsNotVerifiedOrNamesNoneOfTwoSuppliersTellsNoPrice() throws Exception {
    park("doubt");
    Evidence refused = document(3, "CONTRACT_SIGNATURE", 1_700_000, "institute");
    BuyerOrder order =
        order("doubt", "two", "doubt-s", 2, 2, 1_000_000)
            .setEvidence(
                List.of(
                    document(1, "AWARD_NOTICE", 1_800_000, null),
                    Evidence.newBuilder(refused)
                        .setVerification(new Verification("REFUSED", "verifier", DAY, "a copy"))
                        .build(),
                    Evidence.newBuilder(document(4, "ESCROW_DEPOSIT", 1_650_000, "institute"))
                        .setVerification(null)
                        .build()))
            .build();
    write(Topics.BUYER_ORDERS, order);
    agreed(match("doubt", "one", "doubt-s", "two", "PILOTING").build());
    agreed(match("doubt", "other", "doubt-s", "two", "PILOTING").setInstitute("rival").build());
    JsonNode release = releases("park=doubt").at("/releases/0");
    assertThat(release.path("awards")).hasSize(2);
    assertThat(release.findValues("value").stream().map(JsonNode::toString).toList())
        .containsExactly("{\"amount\":20000.0,\"currency\":\"CNY\"}");
    assertThat(release.toString()).doesNotContain("18000", "17000", "16500");
  }

  @Test
  void nothingOfASealedOrderIsPublished() throws Exception {
    park("sealed");
    write(
        Topics.BUYER_ORDERS,
        order("sealed", "secret", "sealed-s", 1, 1, 987_654_321L).setDisclosure("SEALED").build());
    HttpResponse<String> none = get("park=sealed");
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(none.body()).contains("NO_RELEASES");
    write(Topics.BUYER_ORDERS, order("sealed", "told", "sealed-s", 1, 1, 100).build());
    assertThat(releases("park=sealed").toString())
        .contains("told")
        .doesNotContain("secret", "9876543", "987654321");
    // What was public is withdrawn from publication when it is sealed.
    write(
        Topics.BUYER_ORDERS,
        order("sealed", "told", "sealed-s", 1, 1, 100).setDisclosure("SEALED").build());
    assertThat(get("park=sealed").statusCode()).isEqualTo(404);
  }

  @Test
  void forAnOpenTenderAnAgreementIsAnInvitationUntilTheAwardIsMet() throws Exception {
    park("tender");
    write(
        Topics.BUYER_ORDERS,
        order("tender", "open", "tender-s", 1, 1, 100).setRoute("TENDER").build());
    Match invited =
        match("tender", "invited", "tender-s", "open", "AGREED")
            .setGates(List.of(gate("AWARD", "PENDING")))
            .build();
    write(Topics.MATCHES, invited);
    write(Topics.AGREEMENTS, agreement(invited).setRoute("TENDER").build());
    JsonNode before = releases("park=tender").at("/releases/0");
    assertThat(before.path("tag")).isEqualTo(JSON.readTree("[\"planning\",\"tender\"]"));
    assertThat(before.toString()).doesNotContain("institute");
    assertThat(before.at("/tender/procurementMethod").asString("")).isEqualTo("open");
    write(
        Topics.MATCHES, Match.newBuilder(invited).setGates(List.of(gate("AWARD", "MET"))).build());
    JsonNode after = releases("park=tender").at("/releases/0");
    assertThat(after.path("tag")).isEqualTo(JSON.readTree("[\"planning\",\"tender\",\"award\"]"));
    assertThat(after.at("/awards/0/suppliers/0/id").asString("")).isEqualTo("SALTO-institute");
  }

  @Test
  void tagsTellWhatHasHappened() throws Exception {
    park("tags");
    write(
        Topics.BUYER_ORDERS,
        order("tags", "a", "tags-s", 1, 0, 100).setEvidence(List.of()).build());
    assertThat(releases("park=tags").at("/releases/0/tag").toString()).isEqualTo("[\"planning\"]");
    write(Topics.BUYER_ORDERS, order("tags", "a", "tags-s", 1, 1, 100).build());
    assertThat(releases("park=tags").at("/releases/0/tag").toString())
        .isEqualTo("[\"planning\",\"tender\"]");
    write(
        Topics.BUYER_ORDERS,
        order("tags", "a", "tags-s", 1, 1, 100).setStatus("WITHDRAWN").build());
    JsonNode gone = releases("park=tags").at("/releases/0");
    assertThat(gone.path("tag").toString()).isEqualTo("[\"planning\",\"tenderCancellation\"]");
    assertThat(gone.at("/tender/status").asString("")).isEqualTo("cancelled");
  }

  @Test
  void theSameFactsGiveTheSameReleaseAndOthersAnotherId() throws Exception {
    park("same");
    write(Topics.BUYER_ORDERS, order("same", "a", "same-s", 2, 1, 100).build());
    JsonNode first = releases("park=same").at("/releases/0");
    write(Topics.BUYER_ORDERS, order("same", "a", "same-s", 2, 1, 100).build());
    assertThat(releases("park=same").at("/releases/0")).isEqualTo(first);
    write(Topics.BUYER_ORDERS, order("same", "a", "same-s", 3, 1, 100).setVersion(2).build());
    JsonNode second = releases("park=same").at("/releases/0");
    assertThat(second.path("ocid")).isEqualTo(first.path("ocid"));
    assertThat(second.path("id")).isNotEqualTo(first.path("id"));
    assertThat(second.path("id").asString("")).doesNotContain("#");
  }

  @Test
  void pagesAreLinkedToOneAnother() throws Exception {
    park("pages");
    for (int i = 0; i < 3; i++) {
      write(
          Topics.BUYER_ORDERS,
          order("pages", "order-" + i, "pages-s", 1, 1, 100)
              .setPostedAt(AT.plus(i, ChronoUnit.HOURS))
              .build());
    }
    HttpResponse<String> first = get("park=pages&size=2");
    assertThat(JSON.readTree(first.body()).at("/releases/0/ocid").asString(""))
        .isEqualTo("ocds-salto-pages~order-2");
    assertThat(first.headers().firstValue("Link").orElseThrow())
        .contains("size=2", "page=1", "rel=\"next\"")
        .doesNotContain("prev");
    HttpResponse<String> last = get("park=pages&size=2&page=1");
    assertThat(JSON.readTree(last.body()).path("releases")).hasSize(1);
    assertThat(last.headers().firstValue("Link").orElseThrow())
        .contains("page=0", "rel=\"prev\"")
        .doesNotContain("next");
    assertThat(get("park=pages&size=2&page=2").statusCode()).isEqualTo(404);
    assertThat(get("park=pages&size=0").statusCode()).isEqualTo(400);
  }

  /** A public order of two lots of 10,000 yuan, one settled with a contract and a payment. */
  private static void paidPurchase(String park, String id, boolean documented) throws Exception {
    List<Evidence> documents =
        documented
            ? List.of(
                document(1, "BUDGET_APPROVAL", 2_000_000, null),
                document(2, "AWARD_NOTICE", 1_800_000, "institute"),
                document(3, "CONTRACT_SIGNATURE", 1_700_000, "institute"))
            : List.of(document(1, "ESCROW_DEPOSIT", 2_000_000, null));
    write(
        Topics.BUYER_ORDERS,
        order(park, id, park + "-s", documented ? 2 : 1, 2, 1_000_000)
            .setLots(documented ? 2 : 1)
            .setEvidence(documents)
            .setDeliverBy(DAY.plusDays(60))
            .build());
    Match match = match(park, park + "-match-" + id, park + "-s", id, "PAID").build();
    write(Topics.MATCHES, match);
    write(Topics.AGREEMENTS, agreement(match).setDeliverBy(DAY.plusDays(60)).build());
    write(
        Topics.PILOT_EVENTS,
        pilotEvent(park, match.getId(), 1, "STARTED")
            .setStage("OPERATIONAL")
            .setMilestones(List.of(milestone(1, "OPERATIONAL"), milestone(2, "OPERATIONAL")))
            .build());
    write(Topics.PILOT_EVENTS, pilotEvent(park, match.getId(), 2, "REFUSED").setSubject(2).build());
    write(
        Topics.PILOT_EVENTS, pilotEvent(park, match.getId(), 3, "ACCEPTED").setSubject(1).build());
    write(Topics.PILOT_EVENTS, payment(park, match.getId(), 4, 900_050, DAY).build());
    if (documented) {
      Match second =
          match(park, park + "-second-" + id, park + "-s", id, "AGREED")
              .setInstitute("institute-2")
              .build();
      write(Topics.MATCHES, Match.newBuilder(second).setState("PROPOSED").build());
    }
  }

  private static void agreed(Match match) throws Exception {
    write(Topics.MATCHES, match);
    write(Topics.AGREEMENTS, agreement(match).build());
    write(Topics.PILOT_EVENTS, pilotEvent(match.getPark(), match.getId(), 1, "STARTED").build());
  }

  private static Evidence document(int n, String kind, long amount, String supplier) {
    return Evidence.newBuilder()
        .setN(n)
        .setKind(kind)
        .setReference("R-" + n)
        .setIssuer("buyer")
        .setDate(DAY.minusDays(3))
        .setAmount(new Money(amount, "CNY"))
        .setSupplier(supplier)
        .setVerification(new Verification("VERIFIED", "verifier", DAY, null))
        .build();
  }

  private static Gate gate(String code, String state) {
    return Gate.newBuilder().setCode(code).setState(state).build();
  }

  private static void park(String park) throws Exception {
    write(Topics.PARK_POLICIES, Records.policy(park));
    write(Topics.PARK_DAYS, Records.day(park));
    write(Topics.SCENARIO_DEMANDS, scenario(park, park + "-s", "7.2", "1.5").build());
  }

  private static JsonNode releases(String query) {
    HttpResponse<String> answer = get(query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> get(String query) {
    running.settle();
    return running.get("/api/v1/ocds/releases?" + query);
  }

  private static <T extends SpecificRecord> void write(Topic<T> topic, T record) throws Exception {
    broker.log().write(topic, record);
  }
}
