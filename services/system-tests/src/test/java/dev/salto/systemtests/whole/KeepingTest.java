package dev.salto.systemtests.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.salto.records.MatchEvent;
import dev.salto.schemas.Topics;
import dev.salto.systemtests.Rest;
import dev.salto.systemtests.RunningSalto;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is kept when the process ends, asked to or not. */
@Timeout(400)
class KeepingTest {

  @TempDir Path folder;

  /**
   * All that anybody can see of the matches; events as text, since Avro compares no optional dates.
   */
  private record Seen(
      List<JsonNode> matches,
      List<JsonNode> unmet,
      List<JsonNode> prospects,
      JsonNode feed,
      List<String> events) {

    static Seen by(RunningSalto salto) {
      Rest rest = Rest.of(salto);
      return new Seen(
          rest.items("/matches?state=ALL"),
          rest.items("/unmet-orders"),
          rest.items("/prospects"),
          rest.get("/match-events").ok().json(),
          TopicReading.contents(salto.kafka(), Topics.MATCH_EVENTS).stream()
              .map(MatchEvent::toString)
              .toList());
    }
  }

  @Test
  void theSameMatchesStandAfterARestartAndAPowerCutAndNothingIsToldTwice() throws Exception {
    try (RunningSalto salto = RunningSalto.start(folder)) {
      Seen first = Seen.by(salto);
      assertThat(first.matches()).isNotEmpty();
      assertThat(first.events()).isNotEmpty();

      salto.restart();
      assertThat(Seen.by(salto)).isEqualTo(first);

      salto.kill();
      salto.restart();
      assertThat(Seen.by(salto)).isEqualTo(first);

      verifiedTheOldFactoriesAreAMatchAtOnce(salto, first.events().size());
    }
  }

  /** Also shows that the matcher still works after both. */
  private static void verifiedTheOldFactoriesAreAMatchAtOnce(RunningSalto salto, int before) {
    Rest rest = Rest.of(salto);
    rest.as("finance-office")
        .post("/orders/order-building/evidence/1/verification", "{\"state\":\"VERIFIED\"}")
        .ok();

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(rest.items("/matches?order=order-building"))
                .extracting(it -> it.path("offer").asString() + " " + it.path("state").asString())
                .containsExactly("offer-coating PROPOSED"));
    List<MatchEvent> events = TopicReading.contents(salto.kafka(), Topics.MATCH_EVENTS);
    assertThat(events).hasSize(before + 1);
    assertThat(events.stream().filter(it -> it.getPark().equals("hetao")))
        .extracting(MatchEvent::getSequence)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
  }
}
