package dev.salto.systemtests.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.salto.records.MatchEvent;
import dev.salto.schemas.Topics;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The way from a POST to those who follow the matches. */
@Timeout(300)
@ExtendWith(SharedSalto.class)
class AnOfferBecomesAnEventTest {

  private final SharedSalto.Whole whole;
  private final Rest rest;

  AnOfferBecomesAnEventTest(SharedSalto.Whole whole) {
    this.whole = whole;
    this.rest = whole.rest();
  }

  @Test
  void anOfferThatIsPostedShowsAsAMatchEventOnTheTopicAndOnTheFollowedFeed() throws Exception {
    OwnPark park =
        OwnPark.declare(rest, "events")
            .scenario("events-scenario")
            .order("events-order", "futian-urban", "events-scenario", 100, 100)
            .verify("events-order");
    List<JsonNode> followed = new CopyOnWriteArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient();
        Stream<String> feed = follow(client)) {
      Thread follower = Thread.ofVirtual().start(() -> feed.forEach(line -> take(line, followed)));

      park.offer("events-offer", "city-light", 100);

      await().atMost(Duration.ofSeconds(20)).until(() -> !followed.isEmpty());
      follower.interrupt();
      client.shutdownNow();
    }
    List<MatchEvent> events =
        TopicReading.contents(whole.salto().kafka(), Topics.MATCH_EVENTS).stream()
            .filter(it -> it.getPark().equals("events"))
            .toList();
    assertThat(events)
        .singleElement()
        .satisfies(it -> {
          assertThat(it.getType()).isEqualTo("PROPOSED");
          assertThat(it.getOffer()).isEqualTo("events-offer");
          assertThat(it.getOrder()).isEqualTo("events-order");
          assertThat(it.getSequence()).isEqualTo(1);
        });
    assertThat(followed)
        .singleElement()
        .satisfies(it -> {
          assertThat(it.path("id").asString()).isEqualTo(events.getFirst().getId());
          assertThat(it.path("match").asString()).isEqualTo(events.getFirst().getMatch());
        });
  }

  private Stream<String> follow(HttpClient client) throws Exception {
    HttpResponse<Stream<String>> feed =
        client.send(
            HttpRequest.newBuilder(rest.at("/match-events?park=events"))
                .header("Accept", "text/event-stream")
                .build(),
            HttpResponse.BodyHandlers.ofLines());
    assertThat(feed.statusCode()).isEqualTo(200);
    return feed.body();
  }

  private static void take(String line, List<JsonNode> followed) {
    if (line.startsWith("data:")) {
      JsonNode event = JsonMapper.shared().readTree(line.substring("data:".length()));
      if (event.has("match")) {
        followed.add(event);
      }
    }
  }
}
