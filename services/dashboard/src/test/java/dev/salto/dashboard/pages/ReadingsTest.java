package dev.salto.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReadingsTest {

  private static final Words EN = WordsTest.words(Language.EN);

  @Test
  void versionsThatRanOnOneDayAreMarkedTogether() {
    PilotParts.Required required =
        PilotParts.Required.of(
            json(
                """
                {"attribute":"noise","operator":"<=","value":70,"unit":"dB(A)","hard":true}
                """),
            EN);
    List<Readings.Line> lines =
        Readings.lines(
            List.of(required),
            List.of(run(1, "0.9", 72), run(1, "1.0", 69), run(2, "1.0", 68), run(3, "1.1", 67)),
            EN);
    JsonNode data = json(lines.getFirst().data());
    assertThat(data.get("versions").toString())
        .isEqualTo("[[\"2026-02-01\",\"0.9 → 1.0\"],[\"2026-02-03\",\"1.1\"]]");
    assertThat(data.get("points")).hasSize(4);
  }

  private static JsonNode run(int day, String version, int noise) {
    return json(
        """
        {"run":{"date":"2026-02-0%d","productVersion":"%s",
         "readings":[{"attribute":"noise","value":%d,"unit":"dB(A)"}]}}
        """
            .formatted(day, version, noise));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
