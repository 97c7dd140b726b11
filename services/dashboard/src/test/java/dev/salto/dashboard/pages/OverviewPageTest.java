package dev.salto.dashboard.pages;

import static dev.salto.dashboard.Records.day;
import static dev.salto.dashboard.Records.order;
import static dev.salto.dashboard.Records.policy;
import static dev.salto.dashboard.Records.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.salto.dashboard.Broker;
import dev.salto.dashboard.Running;
import dev.salto.kit.feed.FeedCursor;
import dev.salto.kit.vocabulary.Vocabularies;
import dev.salto.main.dashboard.DashboardApplication;
import dev.salto.schemas.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The first page as it is sent, with a small server in place of the services that it asks. */
@Timeout(120)
class OverviewPageTest {

  private static final String NONE = "{\"items\":[],\"total\":0,\"page\":0,\"size\":50}";

  /** What the services answer, by path. */
  private static final Map<String, String> ANSWERS =
      Map.of(
          "/api/v1/organisations",
          NONE,
          "/api/v1/parks",
          """
          {"items":[{"park":"hetao","name":{"zh":"河套","en":"Hetao"}}],
           "total":1,"page":0,"size":50}
          """,
          "/api/v1/matches",
          NONE.replace("}", ",\"asOf\":\"" + FeedCursor.START.text() + "\"}"),
          "/api/v1/pilots?PAUSED,DELIVERED,READY",
          pilots(pilot("ready", "READY"), pilot("paying", "DELIVERED"), pilot("halted", "PAUSED")),
          "/api/v1/pilots?RUNNING",
          pilots(
              pilot("running", "RUNNING"),
              pilot("judged", "RUNNING")
                  .replace("[]", "[{\"milestone\":2,\"title\":{\"en\":\"On the road\"}}]")));

  private static final Set<String> ASKED = ConcurrentHashMap.newKeySet();

  private static final Pattern STATE = Pattern.compile("state=([A-Z,]+)");

  private static HttpServer services;
  private static Broker broker;
  private static Running running;

  @BeforeAll
  static void start(@TempDir Path data) throws Exception {
    services = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    services.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    services.createContext("/", OverviewPageTest::answer);
    services.start();
    broker = new Broker();
    broker.log().write(Topics.PARK_POLICIES, policy("hetao"));
    broker.log().write(Topics.PARK_DAYS, day("hetao"));
    broker.log().write(Topics.SCENARIO_DEMANDS, scenario("hetao", "street", "7.2").build());
    broker.log().write(Topics.SCENARIO_DEMANDS, scenario("hetao", "lab", "4.1").build());
    broker.log().write(Topics.BUYER_ORDERS, order("hetao", "sweep", "street", 1, 1, 100).build());
    Map<String, Object> settings = new HashMap<>();
    for (String service : List.of("offers", "scenarios", "orders", "pilots", "matcher")) {
      settings.put(
          "salto.services." + service, "http://127.0.0.1:" + services.getAddress().getPort());
    }
    running = Running.start(DashboardApplication.class, broker, data, settings);
    running.settle();
  }

  @AfterAll
  static void stop() {
    running.close();
    broker.close();
    services.stop(0);
  }

  @Test
  void everyFieldCanBeChosenByItsNameInTheLanguageOfThePage() {
    assertThat(fields(page("/?lang=en")))
        .hasSize(Vocabularies.shipped().fields().size() + 1)
        .containsEntry("", "All")
        .containsEntry("7", "Energy saving and environmental protection")
        .containsEntry("7.2", "　Environmental protection and sanitation");
    assertThat(fields(page("/?lang=zh-CN"))).containsEntry("", "全部").containsEntry("7", "节能环保产业");
  }

  @Test
  void whichPilotsWaitForSomebodyIsAskedOnceForAllAndNotOfEach() {
    String page = page("/?lang=en");
    assertThat(
            Pattern.compile("href=\"/pilots/([^\"]+)\">[^<]*</a>\\s*<span[^>]*>([^<]*)<")
                .matcher(page)
                .results()
                .map(it -> it.group(1) + ": " + it.group(2)))
        .containsExactly(
            "halted: Paused",
            "paying: Payment due",
            "ready: Ready to start",
            "judged: To be accepted");
    assertThat(page).contains("Milestone 2 · On the road");
    assertThat(ASKED.stream().filter(it -> it.startsWith("/api/v1/pilots")))
        .containsExactlyInAnyOrder(
            "/api/v1/pilots?PAUSED,DELIVERED,READY", "/api/v1/pilots?RUNNING");
  }

  @Test
  void theChosenFieldStaysChosenAndTheFiguresAreOfItAlone() {
    String all = page("/?lang=en");
    assertThat(chosen(all)).isEmpty();
    assertThat(all).contains("1 of 2 posted");

    String street = page("/?lang=en&field=7");
    assertThat(chosen(street)).containsExactly("7");
    assertThat(street).contains("1 of 1 posted");

    String lab = page("/?lang=en&field=4.1");
    assertThat(chosen(lab)).containsExactly("4.1");
    assertThat(lab).contains("0 of 1 posted");
  }

  private static String page(String path) {
    HttpResponse<String> answer = running.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  /** What the filter by field offers, by code. */
  private static Map<String, String> fields(String page) {
    Map<String, String> fields = new HashMap<>();
    Pattern.compile("<option value=\"([^\"]*)\"[^>]*>([^<]*)</option>")
        .matcher(filter(page))
        .results()
        .forEach(it -> fields.put(it.group(1), it.group(2)));
    return fields;
  }

  private static List<String> chosen(String page) {
    return Pattern.compile("<option value=\"([^\"]*)\" selected")
        .matcher(filter(page))
        .results()
        .map(it -> it.group(1))
        .toList();
  }

  private static String filter(String page) {
    return Pattern.compile("<select name=\"field\">.*?</select>", Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(MatchResult::group)
        .findFirst()
        .orElseThrow();
  }

  private static String pilots(String... items) {
    return NONE.replace("[]", "[" + String.join(",", items) + "]");
  }

  private static String pilot(String match, String state) {
    return """
    {"match":"%s","park":"hetao","offer":"o","scenario":"s","order":"r","institute":"i",
     "buyer":"b","agency":"a","titles":{"offer":{"en":"Offer"}},"state":"%s","submitted":[]}
    """
        .formatted(match, state);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Matcher state = STATE.matcher(exchange.getRequestURI().getQuery());
      if (path.startsWith("/api/v1/pilots") && state.find()) {
        path += "?" + state.group(1);
      }
      ASKED.add(path);
      String answer = ANSWERS.get(path);
      byte[] body = (answer == null ? "{}" : answer).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
