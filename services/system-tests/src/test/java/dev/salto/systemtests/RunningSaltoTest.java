package dev.salto.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(300)
class RunningSaltoTest {

  @TempDir Path folder;

  @Test
  void theJarMatchesItsSampleAndShowsTheSameMatchesAfterARestart() throws Exception {
    try (RunningSalto salto = RunningSalto.start(folder)) {
      List<String> before = matches(salto);
      assertThat(before).isNotEmpty();

      salto.restart();

      assertThat(matches(salto)).isEqualTo(before);
    }
  }

  /** Ids and states, in one order. */
  private static List<String> matches(RunningSalto salto) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(salto.address() + "/api/v1/matches?size=200"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      JsonNode items = JsonMapper.shared().readTree(answer.body()).path("items");
      return StreamSupport.stream(items.spliterator(), false)
          .map(match -> match.path("id").asString() + " " + match.path("state").asString())
          .sorted()
          .toList();
    }
  }
}
