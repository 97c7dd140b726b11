package dev.salto.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
    return Rest.of(salto).items("/matches").stream()
        .map(match -> match.get("id").asString() + " " + match.get("state").asString())
        .sorted()
        .toList();
  }
}
