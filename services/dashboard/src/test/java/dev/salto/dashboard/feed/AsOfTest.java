package dev.salto.dashboard.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.salto.dashboard.Broker;
import dev.salto.dashboard.DashboardConfiguration;
import dev.salto.dashboard.Records;
import dev.salto.dashboard.Running;
import dev.salto.matcher.MatcherConfiguration;
import dev.salto.records.ParkPolicy;
import dev.salto.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** The list of matches and the feed together, with the matcher that writes both. */
@Timeout(180)
class AsOfTest {

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({MatcherConfiguration.class, DashboardConfiguration.class})
  static class Both {}

  @TempDir Path data;

  @Test
  void theFeedGoesOnWhereTheListOfMatchesEnds() throws Exception {
    try (Broker broker = new Broker();
        Running running = Running.start(Both.class, broker, data, Map.of())) {
      broker
          .log()
          .write(
              Topics.PARK_POLICIES,
              ParkPolicy.newBuilder(Records.policy("hetao")).setMinimumScore(0).build());
      broker.log().write(Topics.PARK_DAYS, Records.day("hetao"));
      broker.log().write(Topics.SCENARIO_DEMANDS, Records.scenario("hetao", "s", "7.2").build());
      broker.log().write(Topics.BUYER_ORDERS, Records.order("hetao", "o", "s", 3, 3, 1000).build());
      broker.log().write(Topics.PROJECT_OFFERS, Records.offer("hetao", "first", "7.2").build());
      JsonNode list = matches(running, 1);
      String asOf = list.path("asOf").asString("");
      broker.log().write(Topics.PROJECT_OFFERS, Records.offer("hetao", "second", "7.2").build());
      broker.log().write(Topics.PROJECT_OFFERS, Records.offer("hetao", "third", "7.2").build());
      matches(running, 3);
      running.settle();
      assertThat(offers(running.json("/api/v1/match-events")))
          .containsExactly("first", "second", "third");
      assertThat(offers(running.json("/api/v1/match-events?cursor=" + asOf)))
          .containsExactly("second", "third");
      try (StreamClient reader = StreamClient.open(running, "?cursor=" + asOf, null)) {
        await().atMost(Duration.ofSeconds(60)).until(() -> reader.ids().size() >= 2);
        assertThat(reader.ids()).containsExactly("hetao-2", "hetao-3");
      }
    }
  }

  private static JsonNode matches(Running running, int total) {
    String path = "/api/v1/matches?park=hetao";
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> running.get(path).body().contains("\"total\":" + total));
    return running.json(path);
  }

  private static List<String> offers(JsonNode page) {
    List<String> offers = new ArrayList<>();
    page.path("items").forEach(item -> offers.add(item.path("offer").asString("")));
    return offers;
  }
}
