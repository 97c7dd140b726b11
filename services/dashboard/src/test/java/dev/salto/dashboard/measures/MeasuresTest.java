package dev.salto.dashboard.measures;

import static dev.salto.dashboard.Records.AT;
import static dev.salto.dashboard.Records.DAY;
import static dev.salto.dashboard.Records.event;
import static dev.salto.dashboard.Records.incident;
import static dev.salto.dashboard.Records.match;
import static dev.salto.dashboard.Records.order;
import static dev.salto.dashboard.Records.payment;
import static dev.salto.dashboard.Records.pilotEvent;
import static dev.salto.dashboard.Records.run;
import static dev.salto.dashboard.Records.scenario;
import static dev.salto.dashboard.Records.version;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.salto.dashboard.Broker;
import dev.salto.dashboard.Records;
import dev.salto.dashboard.Running;
import dev.salto.main.dashboard.DashboardApplication;
import dev.salto.records.OrganisationCard;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Measures over HTTP, with a small server in the matcher's place. */
@Timeout(120)
class MeasuresTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static HttpServer matcher;
  private static Broker broker;
  private static Running running;

  @BeforeAll
  static void start(@TempDir Path data) throws Exception {
    matcher = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    matcher.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    matcher.createContext("/", MeasuresTest::answer);
    matcher.start();
    broker = new Broker();
    Map<String, Object> services = new HashMap<>();
    for (String service : new String[] {"offers", "scenarios", "orders", "matcher", "pilots"}) {
      services.put(
          "salto.services." + service, "http://127.0.0.1:" + matcher.getAddress().getPort());
    }
    running = Running.start(DashboardApplication.class, broker, data, services);
  }

  @AfterAll
  static void stop() {
    running.close();
    broker.close();
    matcher.stop(0);
  }

  @Test
  void aParkIsMeasuredFromPostingToPayment() throws Exception {
    park("a");
    write(Topics.SCENARIO_DEMANDS, scenario("a", "s", "7.2").build());
    write(Topics.SCENARIO_DEMANDS, scenario("a", "unpaid", "1.5").build());
    write(Topics.BUYER_ORDERS, order("a", "o", "s", 5, 3, 1_000).build());
    write(
        Topics.BUYER_ORDERS,
        order("a", "sealed", "s", 2, 2, 987_654_321L).setDisclosure("SEALED").build());
    write(Topics.MATCHES, match("a", "1", "s", "o", "PAID").build());
    write(Topics.MATCHES, match("a", "2", "s", "o", "FAILED").build());
    happens("a", 1, "1", "PROPOSED", 3);
    happens("a", 2, "1", "AGREED", 8);
    happens("a", 3, "2", "PROPOSED", 9);
    write(Topics.PILOT_EVENTS, pilotEvent("a", "1", 1, "STARTED").build());
    write(Topics.PILOT_EVENTS, run("a", "1", 2, "30.5", "1.0").build());
    write(Topics.PILOT_EVENTS, incident("a", "1", 3, "SAFETY", DAY.plusDays(10)).build());
    write(Topics.PILOT_EVENTS, version("a", "1", 4, "1.1", DAY.plusDays(12), 1).build());
    write(Topics.PILOT_EVENTS, run("a", "1", 5, "19.5", "1.1", 1).build());
    write(Topics.PILOT_EVENTS, payment("a", "1", 6, 555_444_333L, DAY.plusDays(33)).build());
    JsonNode measures = measures("a", "");
    assertThat(measures.path("figures"))
        .isEqualTo(
            JSON.readTree(
                """
                {"scenarios":{"posted":2,"orderBacked":1,"orderBackedShare":5000,"matched":1,
                  "agreed":1,"piloting":1,"delivered":1,"paid":1},
                 "lots":{"ordered":7,"backed":5,"backedShare":7142,"matched":1,"agreed":1,
                  "piloting":1,"delivered":1,"paid":1},
                 "values":[{"currency":"CNY","backed":3000,"matched":1000,"agreed":1000,
                  "piloting":1000,"delivered":1000,"paid":1000}],
                 "sealedLots":2,
                 "days":{"toMatch":{"count":1,"median":3},"toAgreement":{"count":1,"median":8},
                  "toFirstPayment":{"count":1,"median":33}},
                 "incidents":{"runHours":50.0,"count":1,"per100Hours":2.00,
                  "bySeverity":[{"severity":"SAFETY","count":1,"per100Hours":2.00},
                   {"severity":"MAJOR","count":0,"per100Hours":0.00},
                   {"severity":"MINOR","count":0,"per100Hours":0.00}],
                  "toFix":{"count":1,"median":2}},
                 "unmet":{"lots":4,"share":8000,
                  "why":[{"code":"CAPABILITY","lots":2,"orders":1,"offers":2},
                   {"code":"FIELD","lots":0,"orders":0,"offers":3}],
                  "unexplained":2}}
                """));
    assertThat(measures.path("related").path("scenarios").path("orderBacked").asInt()).isZero();
    assertThat(measures.toString())
        .as("no price, no sealed budget")
        .doesNotContain("987654321", "1975308642", "555444333");
  }

  @Test
  void itFollowsEveryChange() throws Exception {
    park("b");
    write(Topics.SCENARIO_DEMANDS, scenario("b", "s", "7.2").build());
    write(Topics.BUYER_ORDERS, order("b", "o", "s", 1, 1, 1_000).build());
    write(Topics.MATCHES, match("b", "1", "s", "o", "PILOTING").build());
    happens("b", 1, "1", "PROPOSED", 1);
    write(Topics.PILOT_EVENTS, run("b", "1", 1, "4", "1.0").build());
    assertThat(hours("b")).isEqualTo(4);
    write(Topics.PILOT_EVENTS, run("b", "1", 2, "6", "1.0").build());
    assertThat(hours("b")).isEqualTo(10);
    happens("b", 2, "1", "AGREED", 2);
    assertThat(measures("b", "").at("/figures/days/toAgreement/median").asInt()).isEqualTo(2);
  }

  @Test
  void ordersOfTheAgencysGroupAreShownApart() throws Exception {
    park("c");
    OrganisationCard card = scenario("c", "s", "7.2").getOrganisation();
    OrganisationCard grouped =
        new OrganisationCard(card.getName(), card.getJurisdiction(), "the group");
    write(Topics.SCENARIO_DEMANDS, scenario("c", "s", "7.2").setOrganisation(grouped).build());
    write(Topics.BUYER_ORDERS, order("c", "free", "s", 1, 1, 10).build());
    write(
        Topics.BUYER_ORDERS, order("c", "bound", "s", 2, 2, 100).setOrganisation(grouped).build());
    write(Topics.BUYER_ORDERS, order("c", "own", "s", 3, 3, 1_000).setBuyer("agency").build());
    JsonNode measures = measures("c", "");
    assertThat(measures.at("/figures/lots/backed").asInt()).isEqualTo(1);
    assertThat(measures.at("/figures/values/0/backed").asInt()).isEqualTo(10);
    assertThat(measures.at("/related/lots/backed").asInt()).isEqualTo(5);
    assertThat(measures.at("/related/values/0/backed").asInt()).isEqualTo(3200);
  }

  @Test
  void fieldKeyIndustryAndMonthFilterAndBreakDown() throws Exception {
    park("d");
    write(Topics.SCENARIO_DEMANDS, scenario("d", "january", "7.2").build());
    // Already February in Shenzhen.
    write(
        Topics.SCENARIO_DEMANDS,
        scenario("d", "february", "1.5")
            .setPostedAt(Instant.parse("2026-01-31T16:00:00Z"))
            .build());
    write(Topics.BUYER_ORDERS, order("d", "o", "february", 1, 1, 10).build());
    assertThat(posted("d", "?month=2026-02")).isEqualTo(1);
    assertThat(posted("d", "?month=2026-02&field=7")).isZero();
    assertThat(posted("d", "?field=7")).isEqualTo(1);
    assertThat(posted("d", "?keyIndustry=AI_AND_DIGITAL")).isEqualTo(1);
    JsonNode months = measures("d", "?group=month").path("groups");
    assertThat(months).hasSize(2);
    assertThat(months.at("/0/code").asString("")).isEqualTo("2026-01");
    assertThat(months.at("/0/figures/scenarios/orderBackedShare").asInt()).isZero();
    assertThat(months.at("/1/figures/scenarios/orderBackedShare").asInt()).isEqualTo(10_000);
    for (String wrong : new String[] {"month=2026", "group=colour", "field=99"}) {
      assertThat(running.get("/api/v1/parks/d/measures?" + wrong).body())
          .contains("INVALID_PARAMETER");
    }
    assertThat(running.get("/api/v1/parks/nowhere/measures").statusCode()).isEqualTo(404);
  }

  @Test
  void whereTheMatcherCannotBeAskedTheAnswerSaysSo() throws Exception {
    park("silent");
    write(Topics.SCENARIO_DEMANDS, scenario("silent", "s", "7.2").build());
    write(Topics.BUYER_ORDERS, order("silent", "o", "s", 1, 1, 10).build());
    assertThat(measures("silent", "").at("/figures/unmet"))
        .isEqualTo(JSON.readTree("{\"lots\":1,\"share\":10000,\"whyMissing\":\"VIEW_BEHIND\"}"));
  }

  @Test
  void severalParksStandSideBySideInTheOrderOfTheQuestion() throws Exception {
    park("y");
    park("x");
    running.settle();
    JsonNode both = running.json("/api/v1/measures?park=y&park=x&group=field");
    assertThat(both.path("total").asInt()).isEqualTo(2);
    assertThat(both.at("/items/0/park").asString("")).isEqualTo("y");
    assertThat(both.at("/items/1/park").asString("")).isEqualTo("x");
    assertThat(both.at("/items/1/groups").isArray()).isTrue();
    assertThat(running.json("/api/v1/measures").path("items").valueStream())
        .extracting(it -> it.path("park").asString(""))
        .contains("x", "y")
        .isSorted();
    assertThat(running.get("/api/v1/measures?colour=red").statusCode()).isEqualTo(400);
    assertThat(running.get("/api/v1/measures?park=nowhere").statusCode()).isEqualTo(404);
  }

  /** The matcher knows of one order alone, and of one park it can say nothing. */
  private static void answer(HttpExchange exchange) throws IOException {
    boolean silent = exchange.getRequestURI().getQuery().contains("park=silent");
    String body =
        silent
            ? "{\"code\":\"VIEW_BEHIND\",\"detail\":\"later\"}"
            : """
            {"items":[{"order":"o","counts":{"PARK":0,"FIELD":3,"CAPABILITY":2,"PRICE":0}}],
             "total":1,"page":0,"size":200}
            """;
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(silent ? 503 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static JsonNode measures(String park, String query) {
    running.settle();
    return running.json("/api/v1/parks/" + park + "/measures" + query);
  }

  private static int hours(String park) {
    return measures(park, "").at("/figures/incidents/runHours").asInt();
  }

  private static int posted(String park, String query) {
    return measures(park, query).at("/figures/scenarios/posted").asInt();
  }

  private static void park(String park) throws Exception {
    write(Topics.PARK_POLICIES, Records.policy(park));
    write(Topics.PARK_DAYS, Records.day(park));
  }

  private static void happens(String park, long sequence, String match, String type, int days)
      throws Exception {
    write(
        Topics.MATCH_EVENTS,
        event(park, sequence)
            .setType(type)
            .setMatch(match)
            .setScenario("s")
            .setOrder("o")
            .setAt(AT.plus(days, ChronoUnit.DAYS))
            .build());
  }

  private static <T extends SpecificRecord> void write(Topic<T> topic, T record) throws Exception {
    broker.log().write(topic, record);
  }
}
