package dev.salto.systemtests.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.salto.systemtests.Rest;
import dev.salto.systemtests.SharedSalto;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What a posting would match, asked before it is posted. */
@Timeout(300)
@ExtendWith(SharedSalto.class)
class PreviewTest {

  private final Rest rest;

  PreviewTest(SharedSalto.Whole whole) {
    this.rest = whole.rest();
  }

  @Test
  void whatThePreviewOfAnOfferSaysIsWhatComesOfItOnceItIsPosted() {
    OwnPark park =
        OwnPark.declare(rest, "previews")
            .scenario("previews-scenario")
            .order("previews-order", "futian-urban", "previews-scenario", 100, 100)
            .verify("previews-order");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> rest.items("/unmet-orders?park=previews").size() == 1);

    JsonNode preview = preview(park);

    assertThat(Rest.list(preview.path("matches")))
        .extracting(it -> it.path("order").asString())
        .containsExactly("previews-order");
    assertThat(preview.path("pricesUntested").asInt()).isEqualTo(1);
    rest.get("/offers/previews-offer").problem(404, "NOT_FOUND");
    assertThat(rest.items("/matches?park=previews&state=ALL")).isEmpty();

    park.offer("previews-offer", "city-light", 100);
    List<JsonNode> matches =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> rest.items("/matches?park=previews"), it -> !it.isEmpty());
    JsonNode foretold = preview.path("matches").path(0);
    assertThat(matches)
        .singleElement()
        .satisfies(match -> {
          assertThat(match.path("order")).isEqualTo(foretold.path("order"));
          assertThat(match.path("score")).isEqualTo(foretold.path("score"));
          assertThat(match.path("parts")).isEqualTo(foretold.path("parts"));
        });
  }

  private JsonNode preview(OwnPark park) {
    return rest.as("city-light")
        .post("/offers/preview", park.offerJson("previews-offer", 100))
        .ok()
        .json();
  }
}
