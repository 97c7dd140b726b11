package dev.salto.dashboard.feed;

import static dev.salto.dashboard.Records.event;
import static dev.salto.dashboard.Records.scenario;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.salto.dashboard.Broker;
import dev.salto.dashboard.Records;
import dev.salto.dashboard.Running;
import dev.salto.dashboard.demand.Demand;
import dev.salto.dashboard.demand.DemandFilter;
import dev.salto.main.dashboard.DashboardApplication;
import dev.salto.records.MatchEvent;
import dev.salto.schemas.Topics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@Timeout(180)
class FeedTest {

  private static final String[] PARKS = {"hetao", "qianhai", "nansha"};
  private static Broker broker;

  @TempDir Path data;

  @BeforeAll
  static void startTheBroker() throws Exception {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    broker = new Broker();
  }

  @AfterAll
  static void stopTheBroker() {
    broker.close();
  }

  @Test
  void whoResumesGetsEveryEventOnceOverARestartAndOverAViewBuiltAnew() throws Exception {
    String[] parks = parks("resume");
    List<String> got = new ArrayList<>();
    String place;
    write(parks, 1, 20);
    try (Running first = start(Map.of());
        StreamClient reader = StreamClient.open(first, only(parks), null)) {
      await().until(() -> reader.ids().size() == 60);
      write(parks, 21, 25);
      await().until(() -> reader.ids().size() == 75);
      got.addAll(reader.ids());
      place = reader.lastEventId();
    }
    write(parks, 26, 30);
    try (Running again = start(Map.of());
        StreamClient reader = StreamClient.open(again, only(parks), place)) {
      await().until(() -> reader.ids().size() == 15);
      write(parks, 31, 35);
      await().until(() -> reader.ids().size() == 30);
      got.addAll(reader.ids());
      place = reader.lastEventId();
      again.bean(JdbcClient.class).sql("DROP SCHEMA dashboard CASCADE").update();
    }
    write(parks, 36, 40);
    try (Running rebuilt = start(Map.of());
        StreamClient reader = StreamClient.open(rebuilt, only(parks), place)) {
      await().until(() -> reader.ids().size() == 15);
      write(parks, 41, 45);
      await().until(() -> reader.ids().size() == 30);
      got.addAll(reader.ids());
    }
    for (String park : parks) {
      assertThat(got.stream().filter(id -> id.startsWith(park + "-")))
          .containsExactlyElementsOf(ids(park, 1, 45));
    }
    assertThat(got).doesNotHaveDuplicates();
  }

  @Test
  void whoIsBehindWhatLiesInMemoryGetsEveryEventOnce() throws Exception {
    String[] parks = parks("burst");
    write(parks, 1, 3);
    try (Running running = start(Map.of("salto.feed.tail", 4));
        StreamClient reader = StreamClient.open(running, only(parks), null)) {
      write(parks, 4, 400);
      await().until(() -> reader.ids().size() >= 1200);
      for (String park : parks) {
        assertThat(reader.ids().stream().filter(id -> id.startsWith(park + "-")))
            .containsExactlyElementsOf(ids(park, 1, 400));
      }
    }
  }

  @Test
  void pagesHoldEveryEventOnceThoughAllHappenedInOneMoment() throws Exception {
    String[] parks = parks("pages");
    write(parks, 1, 11);
    try (Running running = start(Map.of())) {
      running.settle();
      List<String> got = new ArrayList<>();
      String cursor = pages(running, only(parks) + "&size=4", "", got);
      assertThat(got).hasSize(33).doesNotHaveDuplicates();
      write(parks, 12, 13);
      running.settle();
      pages(running, only(parks) + "&size=4", cursor, got);
      for (String park : parks) {
        assertThat(got.stream().filter(id -> id.startsWith(park + "-")))
            .containsExactlyElementsOf(ids(park, 1, 13));
      }
    }
  }

  @Test
  void aPlaceOfAPageServesAStreamAndTheOtherWayRound() throws Exception {
    String[] parks = parks("both");
    write(parks, 1, 4);
    try (Running running = start(Map.of())) {
      running.settle();
      JsonNode page = running.json("/api/v1/match-events" + only(parks) + "&size=5");
      String next = page.path("next").asString("");
      try (StreamClient reader =
          StreamClient.open(running, only(parks) + "&cursor=" + next, null)) {
        await().until(() -> reader.ids().size() == 7);
        assertThat(Stream.concat(itemIds(page).stream(), reader.ids().stream()))
            .hasSize(12)
            .doesNotHaveDuplicates();
        assertThat(
                itemIds(
                    running.json(
                        "/api/v1/match-events" + only(parks) + "&cursor=" + reader.lastEventId())))
            .isEmpty();
      }
    }
  }

  @Test
  void theLatestPlaceBeginsWithTheNextEventAndIsKeptThoughNoneCame() throws Exception {
    String[] parks = parks("latest");
    write(parks, 1, 2);
    String place;
    try (Running running = start(Map.of("salto.feed.heartbeat", "50ms"));
        StreamClient reader = StreamClient.open(running, only(parks) + "&cursor=latest", null)) {
      await().until(() -> reader.comments() > 2);
      assertThat(reader.ids()).isEmpty();
      place = reader.lastEventId();
    }
    write(parks, 3, 3);
    try (Running running = start(Map.of());
        StreamClient back = StreamClient.open(running, only(parks) + "&cursor=latest", place)) {
      await().until(() -> back.ids().size() >= 3);
      assertThat(back.ids())
          .containsExactlyInAnyOrderElementsOf(Stream.of(parks).map(park -> park + "-3").toList());
    }
  }

  @Test
  void eachFilterLetsThroughWhatItNamesInPagesAndStreams() throws Exception {
    String park = parks("filter")[0];
    write(Records.policy(park), event(park, 1).build(), event(park, 2).setType("AGREED").build());
    try (Running running = start(Map.of())) {
      for (String filter :
          List.of(
              "type=AGREED",
              "offer=offer-2",
              "scenario=scenario-2",
              "order=order-2",
              "institute=institute-2",
              "buyer=buyer-2")) {
        String query = "?park=" + park + "&" + filter;
        assertThat(itemIds(running.json("/api/v1/match-events" + query)))
            .containsExactly(park + "-2");
        try (StreamClient kept = StreamClient.open(running, query, null)) {
          await().until(() -> kept.ids().size() == 1);
          assertThat(kept.ids()).containsExactly(park + "-2");
        }
      }
      try (StreamClient live =
          StreamClient.open(running, "?park=" + park + "&buyer=buyer-4&cursor=latest", null)) {
        write(
            null,
            event(park, 3).build(),
            event(park, 4).build(),
            event(park, 5).setBuyer("buyer-4").build());
        await().until(() -> live.ids().size() == 2);
        assertThat(live.ids()).containsExactly(park + "-4", park + "-5");
      }
      assertThat(running.get("/api/v1/match-events?colour=red").body())
          .contains("INVALID_PARAMETER");
      assertThat(running.get("/api/v1/match-events?demand=99").body())
          .contains("INVALID_PARAMETER");
      assertThat(running.get("/api/v1/match-events?page=2").statusCode()).isEqualTo(400);
      assertThat(running.get("/api/v1/match-events?cursor=x").body()).contains("INVALID_CURSOR");
      assertThat(running.get("/api/v1/match-events?size=201").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void whatDemandStandsIsToldFirstUnlessTheReaderShowsAllOfItAlready() throws Exception {
    String park = parks("demand")[0];
    String query = "?type=NONE&demand=7.2&park=" + park;
    broker.log().write(Topics.PARK_POLICIES, Records.policy(park));
    broker.log().write(Topics.SCENARIO_DEMANDS, scenario(park, "street", "7.2").build());
    broker.log().write(Topics.SCENARIO_DEMANDS, scenario(park, "lab", "4.1").build());
    unmet(park, "sweep", "street", 2);
    unmet(park, "wash", "street", 1);
    unmet(park, "test", "lab", 1);
    try (Running running = start(Map.of())) {
      running.settle();
      String mark = running.bean(Demand.class).mark(DemandFilter.of(park, List.of("7.2"), null));
      try (StreamClient shown = StreamClient.open(running, query + "&mark=" + mark, null);
          StreamClient fresh = StreamClient.open(running, query, null)) {
        await().until(() -> fresh.unmet().size() == 2);
        assertThat(fresh.unmet()).containsExactlyInAnyOrder("sweep: 2", "wash: 1");

        unmet(park, "test", "lab", 3);
        unmet(park, "sweep", "street", 0);
        await().until(() -> fresh.unmet().size() == 3);
        await().until(() -> !shown.unmet().isEmpty());
        assertThat(shown.unmet()).containsExactly("sweep: 0");

        try (StreamClient late = StreamClient.open(running, query + "&mark=" + mark, null)) {
          await().until(() -> !late.unmet().isEmpty());
          assertThat(late.unmet()).containsExactly("wash: 1");
        }
      }
    }
  }

  @Test
  void manyReadersNearTheHeadAskTheDatabaseNoMoreThanOneDoes() throws Exception {
    String[] parks = parks("many");
    write(parks, 1, 1);
    List<StreamClient> readers = new ArrayList<>();
    try (Running running = start(Map.of())) {
      for (int n = 0; n < 200; n++) {
        readers.add(StreamClient.open(running, only(parks) + "&cursor=latest", null));
      }
      running.bean(JdbcClient.class).sql("SET QUERY_STATISTICS TRUE").update();
      write(parks, 2, 11);
      await().until(() -> readers.stream().allMatch(reader -> reader.ids().size() == 30));
      long asked =
          running
              .bean(JdbcClient.class)
              .sql(
                  "SELECT sum(execution_count) FROM information_schema.query_statistics"
                      + " WHERE sql_statement LIKE '%doc_key > ?%'")
              .query(Long.class)
              .single();
      assertThat(asked).isPositive().isLessThan(readers.size());
    } finally {
      readers.forEach(StreamClient::close);
    }
  }

  @Test
  void aReaderWhoStallsHoldsUpNobodyAndIsDroppedAfterATime() throws Exception {
    String[] parks = parks("stall");
    write(parks, 1, 1);
    try (Running running =
            start(Map.of("salto.feed.streams", 2, "server.tomcat.connection-timeout", "1s"));
        Socket stalled = stalled(running);
        StreamClient reader = StreamClient.open(running, only(parks), null)) {
      await().until(() -> reader.ids().size() == 3);
      try (StreamClient third = StreamClient.open(running, "", null)) {
        assertThat(third.status()).isEqualTo(503);
        assertThat(third.body()).contains("TOO_MANY_STREAMS");
      }
      write(parks, 2, 3000);
      await().until(() -> reader.ids().size() == 9000);
      assertThat(stalled.isConnected()).isTrue();
      await()
          .untilAsserted(() -> {
            try (StreamClient third = StreamClient.open(running, "?cursor=latest", null)) {
              assertThat(third.status()).isEqualTo(200);
            }
          });
    }
  }

  @Test
  void openStreamsDoNotHoldUpTheEnd() throws Exception {
    String[] parks = parks("end");
    write(parks, 1, 3000);
    // So long that it does not end within this test's time unless the streams are ended.
    Running running =
        start(Map.of("salto.feed.heartbeat", "1h", "server.tomcat.connection-timeout", "1h"));
    try (Socket stalled = stalled(running);
        StreamClient reader = StreamClient.open(running, only(parks), null)) {
      await().until(() -> reader.ids().size() == 9000);
      running.close();
      await().until(reader::ended);
      assertThat(stalled.isConnected()).isTrue();
    }
  }

  private static void unmet(String park, String order, String scenario, int lots) throws Exception {
    broker.log().write(Topics.UNMET_ORDERS, Records.unmet(park, order, scenario, lots, Records.AT));
  }

  private Running start(Map<String, Object> settings) {
    return Running.start(DashboardApplication.class, broker, data, settings);
  }

  /** Parks of one test, so that none sees another's events. */
  private static String[] parks(String test) {
    return Stream.of(PARKS).map(park -> park + "." + test).toArray(String[]::new);
  }

  private static String only(String[] parks) {
    // One filter that only this test's events pass, whatever their park.
    return "?institute=" + parks[0];
  }

  private static List<String> ids(String park, long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(n -> park + "-" + n).toList();
  }

  private static void write(String[] parks, long from, long to) throws Exception {
    if (from == 1) {
      for (String park : parks) {
        broker.log().write(Topics.PARK_POLICIES, Records.policy(park));
      }
    }
    List<MatchEvent> events = new ArrayList<>();
    for (long n = from; n <= to; n++) {
      for (String park : parks) {
        events.add(event(park, n).setInstitute(parks[0]).build());
      }
    }
    broker.log().writeAll(Topics.MATCH_EVENTS, events, System.nanoTime());
  }

  private static void write(dev.salto.records.ParkPolicy policy, MatchEvent... events)
      throws Exception {
    if (policy != null) {
      broker.log().write(Topics.PARK_POLICIES, policy);
    }
    broker.log().writeAll(Topics.MATCH_EVENTS, List.of(events), System.nanoTime());
  }

  /** Reads pages until one is short, and tells the place behind it. */
  private static String pages(Running running, String query, String cursor, List<String> into) {
    String next = cursor;
    while (true) {
      JsonNode page = running.json("/api/v1/match-events" + query + "&cursor=" + next);
      into.addAll(itemIds(page));
      next = page.path("next").asString("");
      if (page.path("items").size() < 4) {
        return next;
      }
    }
  }

  private static List<String> itemIds(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("items").forEach(item -> ids.add(item.path("id").asString("")));
    return ids;
  }

  /** Somebody who asks for the whole feed and reads none of it. */
  private static Socket stalled(Running running) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress("127.0.0.1", running.port()));
    socket
        .getOutputStream()
        .write(
            "GET /api/v1/match-events HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
