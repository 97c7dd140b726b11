package dev.salto.dashboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.salto.dashboard.Broker;
import dev.salto.dashboard.Running;
import dev.salto.dashboard.asking.Services;
import dev.salto.kit.problem.Problem;
import dev.salto.main.dashboard.DashboardApplication;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway, and the questions that pages ask, against a small server in place of a service. */
@Timeout(120)
class GatewayTest {

  /** What came to the service. */
  private record Asked(String method, String uri, Map<String, String> headers, byte[] body) {}

  private static final JsonMapper JSON = new JsonMapper();
  private static final AtomicReference<Asked> ASKED = new AtomicReference<>();
  private static final String PROBLEM =
      """
      {"type":"about:blank","title":"Unprocessable","status":422,"detail":"trl: too high","code":"INVALID",\
      "errors":[{"field":"trl","code":"RANGE","message":"1 to 9"}],"etag":"7"}\
      """;

  private static HttpServer service;
  private static ServerSocket breaksOff;
  private static Broker broker;
  private static Running running;

  @BeforeAll
  static void start(@TempDir Path data) throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    service = HttpServer.create(new InetSocketAddress(here, 0), 0);
    service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    service.createContext("/", GatewayTest::answer);
    service.start();
    breaksOff = new ServerSocket(0, 9, here);
    Thread.ofVirtual().start(GatewayTest::breakOff);
    int nobody;
    try (ServerSocket free = new ServerSocket(0, 1, here)) {
      nobody = free.getLocalPort();
    }
    broker = new Broker();
    running =
        Running.start(
            DashboardApplication.class,
            broker,
            data,
            Map.of(
                "salto.services.offers", "http://127.0.0.1:" + service.getAddress().getPort(),
                "SALTO_SCENARIOS_URL", "http://127.0.0.1:" + service.getAddress().getPort() + "/",
                "salto.services.pilots", "http://127.0.0.1:" + nobody,
                "salto.services.orders", "http://127.0.0.1:" + nobody,
                "salto.services.matcher", "http://127.0.0.1:" + breaksOff.getLocalPort()));
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
    broker.close();
    service.stop(0);
    breaksOff.close();
  }

  @BeforeEach
  void forget() {
    ASKED.set(null);
  }

  @Test
  void aRequestIsPassedOnWithItsHeadersAndTheAnswerComesBackAsItIs() {
    HttpResponse<String> answer =
        running.send(
            HttpRequest.newBuilder(running.uri("/api/v1/offers/a%20b?q=%E4%BE%8B&size=3"))
                .header("X-Salto-Organisation", "city-light")
                .header("If-Match", "\"7\"")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"trl\":8}")));
    Asked asked = ASKED.get();
    assertThat(asked.method()).isEqualTo("PUT");
    assertThat(asked.uri()).isEqualTo("/api/v1/offers/a%20b?q=%E4%BE%8B&size=3");
    assertThat(asked.headers())
        .containsEntry("x-salto-organisation", "city-light")
        .containsEntry("if-match", "\"7\"")
        .containsEntry("content-type", "application/json");
    assertThat(new String(asked.body(), StandardCharsets.UTF_8)).isEqualTo("{\"trl\":8}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"ok\":true}");
    assertThat(answer.headers().firstValue("ETag")).contains("\"8\"");
    assertThat(answer.headers().firstValue("X-Between")).isEmpty();
  }

  @Test
  void aProblemComesBackAsItIs() {
    HttpResponse<String> answer = running.get("/api/v1/offers/refused");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).isEqualTo(PROBLEM);
  }

  @Test
  void aFormWithAFileArrivesWhole() {
    String form =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.csv\"\r\n\r\nid,park\n"
            + "a,b\n".repeat(400_000)
            + "\r\n--x--\r\n";
    HttpResponse<String> answer =
        running.send(
            HttpRequest.newBuilder(running.uri("/api/v1/offers/import?dryRun=true"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new String(ASKED.get().body(), StandardCharsets.UTF_8)).isEqualTo(form);
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedHere() {
    HttpResponse<String> answer =
        running.send(
            HttpRequest.newBuilder(running.uri("/api/v1/offers"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[3 * 1024 * 1024])));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("TOO_LARGE");
  }

  @Test
  void aLongAnswerComesBackWhole() {
    assertThat(running.get("/api/v1/scenarios/long").body()).hasSize(5_000_000);
  }

  @Test
  void aServiceThatIsNotThereIsAProblemToTryAgain() {
    HttpResponse<String> answer = running.get("/api/v1/orders");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).contains("\"code\":\"SERVICE_UNREACHABLE\"");
  }

  @Test
  void aServiceThatBreaksOffIsABadGateway() {
    HttpResponse<String> answer = running.get("/api/v1/matches");
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("\"code\":\"SERVICE_BROKE_OFF\"");
  }

  @Test
  void whatTheDashboardServesAndWhatNobodyDoesIsNotPassedOn() {
    assertThat(running.get("/api/v1/match-events").statusCode()).isEqualTo(200);
    assertThat(running.get("/api/v1/parks/nowhere/funnel").statusCode()).isEqualTo(404);
    assertThat(running.get("/api/v1/nothing").statusCode()).isEqualTo(404);
    assertThat(running.get("/actuator/health").statusCode()).isEqualTo(200);
    assertThat(ASKED).hasNullValue();
    assertThat(running.get("/registry/subjects").statusCode()).isEqualTo(200);
    assertThat(ASKED.get().uri()).isEqualTo("/registry/subjects");
  }

  @Test
  void noDotsLeadOutOfTheApi() throws Exception {
    ask("/api/v1/offers/../../../actuator/env");
    ask("/api/v1/offers/%2e%2e/%2e%2e/%2e%2e/actuator/env");
    assertThat(ASKED).hasNullValue();
    ask("/api/v1/offers/..%3B/..%3B/..%3B/actuator/env");
    assertThat(ASKED.get().uri()).isEqualTo("/api/v1/offers/..%3B/..%3B/..%3B/actuator/env");
  }

  /** As it stands: a client of Java's would put the dots right first. */
  private static void ask(String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), running.port())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readAllBytes();
    }
  }

  @Test
  void aPageAsksInTheNameOfWhoLooks() {
    Services.Answer answer =
        running
            .bean(Services.class)
            .as("city-light")
            .put("/api/v1/offers/a?x=1", JSON.createObjectNode().put("trl", 8), "\"7\"");
    assertThat(answer.body()).isEqualTo(JSON.readTree("{\"ok\":true}"));
    assertThat(answer.etag()).isEqualTo("\"8\"");
    assertThat(ASKED.get().headers())
        .containsEntry("x-salto-organisation", "city-light")
        .containsEntry("if-match", "\"7\"");
    running.bean(Services.class).as(null).get("/api/v1/offers");
    assertThat(ASKED.get().headers()).doesNotContainKey("x-salto-organisation");
  }

  @Test
  void aPageGetsTheProblemThatTheServiceTells() {
    Services.Asking asking = running.bean(Services.class).as("city-light");
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> asking.get("/api/v1/offers/refused")))
        .asInstanceOf(InstanceOfAssertFactories.type(Problem.class))
        .satisfies(problem -> {
          assertThat(problem.status().value()).isEqualTo(422);
          assertThat(problem.code()).isEqualTo("INVALID");
          assertThat(problem.detail()).isEqualTo("trl: too high");
          assertThat(problem.errors().getFirst().field()).isEqualTo("trl");
          assertThat(problem.more().get("etag"))
              .asInstanceOf(InstanceOfAssertFactories.type(JsonNode.class))
              .matches(etag -> etag.asString("").equals("7"));
        });
    assertThat(catchThrowable(() -> asking.get("/api/v1/orders")))
        .asInstanceOf(InstanceOfAssertFactories.type(Problem.class))
        .matches(problem -> problem.code().equals("SERVICE_UNREACHABLE"));
  }

  @Test
  void aPageAsksThisProcessForWhatItServesItself() {
    assertThat(
            running.bean(Services.class).as(null).get("/api/v1/match-events").body().has("items"))
        .isTrue();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange;
        InputStream in = exchange.getRequestBody()) {
      Map<String, String> headers = new HashMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
      String uri = exchange.getRequestURI().toString();
      byte[] body = in.readAllBytes();
      ASKED.set(new Asked(exchange.getRequestMethod(), uri, headers, body));
      int status = 200;
      byte[] answer = "{\"ok\":true}".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      if (uri.endsWith("/refused")) {
        status = 422;
        exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
        answer = PROBLEM.getBytes(StandardCharsets.UTF_8);
      } else if (uri.endsWith("/long")) {
        answer = "x".repeat(5_000_000).getBytes(StandardCharsets.UTF_8);
      }
      exchange.getResponseHeaders().set("ETag", "\"8\"");
      exchange.getResponseHeaders().set("Connection", "X-Between");
      exchange.getResponseHeaders().set("X-Between", "neighbours");
      exchange.sendResponseHeaders(status, uri.endsWith("/long") ? 0 : answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static void breakOff() {
    while (!breaksOff.isClosed()) {
      try (Socket socket = breaksOff.accept()) {
        socket.getInputStream().read();
      } catch (IOException e) {
        // Closed at the end of the test.
      }
    }
  }
}
