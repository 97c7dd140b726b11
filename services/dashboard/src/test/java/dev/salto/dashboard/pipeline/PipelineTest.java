package dev.salto.dashboard.pipeline;

import static dev.salto.dashboard.Records.DAY;
import static dev.salto.dashboard.Records.agreement;
import static dev.salto.dashboard.Records.consent;
import static dev.salto.dashboard.Records.match;
import static dev.salto.dashboard.Records.milestone;
import static dev.salto.dashboard.Records.offer;
import static dev.salto.dashboard.Records.order;
import static dev.salto.dashboard.Records.organisation;
import static dev.salto.dashboard.Records.payment;
import static dev.salto.dashboard.Records.pilotEvent;
import static dev.salto.dashboard.Records.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.dashboard.Broker;
import dev.salto.dashboard.Records;
import dev.salto.dashboard.Running;
import dev.salto.main.dashboard.DashboardApplication;
import dev.salto.records.Match;
import dev.salto.records.Money;
import dev.salto.records.ParkDay;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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

@Timeout(120)
class PipelineTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static Broker broker;
  private static Running running;

  @BeforeAll
  static void start(@TempDir Path data) throws Exception {
    broker = new Broker();
    running = Running.start(DashboardApplication.class, broker, data, Map.of());
    for (String financier : new String[] {"bank", "fund", "lender", "other-bank"}) {
      write(Topics.ORGANISATIONS, organisation(financier, "FINANCIER"));
    }
    write(Topics.ORGANISATIONS, organisation("institute", "INSTITUTE"));
    write(Topics.ORGANISATIONS, organisation("rival", "INSTITUTE"));
    write(Topics.ORGANISATIONS, organisation("buyer", "BUYER"));
    write(Topics.PARK_POLICIES, Records.policy("a"));
    write(Topics.PARK_DAYS, Records.day("a"));
    write(Topics.SCENARIO_DEMANDS, scenario("a", "s", "7.2").build());
    write(
        Topics.BUYER_ORDERS,
        order("a", "o", "s", 3, 3, 7_654_321L).setDisclosure("SEALED").build());
    write(
        Topics.PROJECT_OFFERS,
        offer("a", "offer-new", "7.2").setPrice(new Money(2_222_222L, "CNY")).build());
    Match paid = match("a", "paid", "s", "o", "PILOTING").build();
    write(Topics.MATCHES, paid);
    write(Topics.AGREEMENTS, agreement(paid).build());
    write(Topics.MATCHES, match("a", "new", "s", "o", "PROPOSED").build());
    write(Topics.MATCHES, match("a", "gone", "s", "o", "DISPLACED").build());
    write(Topics.MATCHES, match("a", "rivals", "s", "o", "AGREED").setInstitute("rival").build());
    write(Topics.MATCHES, match("b", "elsewhere", "s", "o", "AGREED").build());
    write(
        Topics.PILOT_EVENTS,
        pilotEvent("a", "paid", 1, "STARTED")
            .setStage("SUPERVISED")
            .setMilestones(List.of(milestone(1, "SUPERVISED")))
            .build());
    write(Topics.PILOT_EVENTS, pilotEvent("a", "paid", 2, "SUBMITTED").setSubject(1).build());
    write(Topics.PILOT_EVENTS, payment("a", "paid", 3, 400_000, DAY).build());
    write(Topics.PILOT_EVENTS, payment("a", "paid", 4, 100_000, DAY.plusDays(1)).build());
    write(Topics.PILOT_EVENTS, payment("a", "paid", 5, 9_999, DAY.plusDays(2)).build());
    write(Topics.PILOT_EVENTS, pilotEvent("a", "paid", 6, "REVERSED").setSubject(3).build());
    write(Topics.CONSENTS, consent("a", "to-bank", "institute", "bank").build());
  }

  @AfterAll
  static void stop() {
    running.close();
    broker.close();
  }

  @Test
  void aFinancierSeesTheMatchesOfAnInstituteThatConsentedWithWhatWasPaid() {
    JsonNode pipeline = pipeline("bank", "?institute=institute");
    assertThat(pipeline.path("total").asInt()).isEqualTo(2);
    JsonNode fresh = of(pipeline, "new");
    assertThat(fresh.path("price"))
        .isEqualTo(JSON.readTree("{\"minor\":2222222,\"currency\":\"CNY\"}"));
    JsonNode piloting = of(pipeline, "paid");
    assertThat(piloting.path("state").asString("")).isEqualTo("PILOTING");
    assertThat(piloting.path("stage").asString("")).isEqualTo("OPERATIONAL");
    assertThat(piloting.path("pilotStage").asString("")).isEqualTo("SUPERVISED");
    assertThat(piloting.path("commitment").asString("")).isEqualTo("ORDERED");
    assertThat(piloting.path("agreedOn").asString("")).isEqualTo("2026-01-05");
    assertThat(piloting.path("price"))
        .isEqualTo(JSON.readTree("{\"minor\":1000000,\"currency\":\"CNY\"}"));
    assertThat(piloting.path("milestones"))
        .isEqualTo(
            JSON.readTree(
                """
                [{"milestone":1,"stage":"SUPERVISED","title":{"zh":"示例","en":"Example"},
                  "due":"2026-02-04","state":"SUBMITTED","at":"2026-01-05T10:00:00.000Z"}]
                """));
    assertThat(piloting.path("payments"))
        .isEqualTo(
            JSON.readTree(
                """
                [{"payment":1,"amount":{"minor":400000,"currency":"CNY"},"date":"2026-01-05"},
                 {"payment":2,"amount":{"minor":100000,"currency":"CNY"},"date":"2026-01-06"}]
                """));
    assertThat(piloting.path("received"))
        .isEqualTo(JSON.readTree("[{\"minor\":500000,\"currency\":\"CNY\"}]"));
  }

  @Test
  void noBudgetAndNothingOfOthersOrOfOtherParksIsShown() {
    String body = get("bank", "").body();
    assertThat(body).contains("\"paid\"", "\"new\"");
    assertThat(body).doesNotContain("7654321", "22962963", "rivals", "elsewhere", "gone", "PO-1");
  }

  @Test
  void aConsentThatIsWithdrawnEndsTheInsightAtOnce() throws Exception {
    write(Topics.CONSENTS, consent("a", "to-fund", "institute", "fund").build());
    assertThat(get("fund", "?institute=institute").statusCode()).isEqualTo(200);
    write(
        Topics.CONSENTS,
        consent("a", "to-fund", "institute", "fund").setStatus("WITHDRAWN").setVersion(2).build());
    // Without waiting for any view.
    HttpResponse<String> refused =
        running.get("/api/v1/pipeline?institute=institute", "X-Salto-Organisation", "fund");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("NOT_ALLOWED").doesNotContain("paid");
    assertThat(pipeline("fund", "").path("total").asInt()).isZero();
  }

  @Test
  void aConsentHoldsThroughItsLastDayByTheParksDay() throws Exception {
    write(Topics.PARK_POLICIES, Records.policy("c"));
    write(Topics.PARK_DAYS, new ParkDay("c", DAY));
    write(Topics.MATCHES, match("c", "in-c", "s", "o", "AGREED").build());
    write(
        Topics.CONSENTS,
        consent("c", "to-lender", "institute", "lender").setValidUntil(DAY).build());
    assertThat(pipeline("lender", "?institute=institute").path("total").asInt()).isEqualTo(1);
    assertThat(pipeline("lender", "?park=a").path("total").asInt()).isZero();
    write(Topics.PARK_DAYS, new ParkDay("c", DAY.plusDays(1)));
    assertThat(get("lender", "?institute=institute").statusCode()).isEqualTo(403);
  }

  @Test
  void anInstituteSeesItsOwnPipelineAndNobodyElsesAndOthersSeeNone() {
    assertThat(get("institute", "?park=a").body()).contains("\"paid\"").doesNotContain("rivals");
    assertThat(get("rival", "?institute=rival").body())
        .contains("rivals")
        .doesNotContain("\"paid\"");
    assertThat(get("rival", "?institute=institute").statusCode()).isEqualTo(403);
    assertThat(get("bank", "?institute=rival").statusCode()).isEqualTo(403);
    assertThat(get("other-bank", "?institute=institute").statusCode()).isEqualTo(403);
    assertThat(get("buyer", "").statusCode()).isEqualTo(403);
    assertThat(get("nobody-known", "").statusCode()).isEqualTo(403);
    assertThat(running.get("/api/v1/pipeline").statusCode()).isEqualTo(401);
  }

  private static JsonNode of(JsonNode pipeline, String match) {
    return pipeline
        .path("items")
        .valueStream()
        .filter(it -> it.path("match").asString("").equals(match))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode pipeline(String who, String query) {
    HttpResponse<String> answer = get(who, query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> get(String who, String query) {
    running.settle();
    return running.get("/api/v1/pipeline" + query, "X-Salto-Organisation", who);
  }

  private static <T extends SpecificRecord> void write(Topic<T> topic, T record) throws Exception {
    broker.log().write(topic, record);
  }
}
