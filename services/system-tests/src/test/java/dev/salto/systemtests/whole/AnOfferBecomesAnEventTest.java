package dev.salto.systemtests.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.records.MatchEvent;
import dev.salto.schemas.Topics;
import dev.salto.systemtests.Rest;
import dev.salto.systemtests.SharedSalto;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
    JsonNode followed;
    try (HttpClient client = HttpClient.newHttpClient();
        Stream<String> feed = follow(client)) {
      CompletableFuture<JsonNode> first = CompletableFuture.supplyAsync(() -> first(feed));

      park.offer("events-offer", "city-light", 100);

      followed = first.get(20, TimeUnit.SECONDS);
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
    assertThat(followed.path("id").asString()).isEqualTo(events.getFirst().getId());
    assertThat(followed.path("match").asString()).isEqualTo(events.getFirst().getMatch());
    assertThat(followed.path("type").asString()).isEqualTo("PROPOSED");
  }

  private Stream<String> follow(HttpClient client) throws Exception {
    HttpResponse<Stream<String>> feed =
        client.send(
            HttpRequest.newBuilder(rest.uri("/match-events?park=events"))
                .header("Accept", "text/event-stream")
                .build(),
            HttpResponse.BodyHandlers.ofLines());
    assertThat(feed.statusCode()).isEqualTo(200);
    return feed.body();
  }

  private static JsonNode first(Stream<String> feed) {
    return feed.filter(line -> line.startsWith("data:"))
        .map(line -> JsonMapper.shared().readTree(line.substring("data:".length())))
        .filter(event -> event.has("match"))
        .findFirst()
        .orElseThrow();
  }
}
