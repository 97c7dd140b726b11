package dev.salto.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salto.kit.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class PilotDeedsTest {

  private static final Words EN =
      new Words(Language.EN, new PagesConfiguration().messageSource(), new Nobody());

  private static final Words ZH =
      new Words(Language.ZH, new PagesConfiguration().messageSource(), new Nobody());

  private final MultiValueMap<String, String> form = new LinkedMultiValueMap<>();

  @ParameterizedTest
  @CsvSource({"start, START", "runs, RUN", "clearance, CLEARANCE", "failure, FAILURE"})
  void aDeedIsKnownByTheEndOfItsPath(String path, PilotDeed deed) {
    assertThat(PilotDeed.at(path)).isEqualTo(deed);
  }

  @Test
  void whatNoPilotTakesIsNotFound() {
    assertThatThrownBy(() -> PilotDeed.at("sale"))
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.status().value()).isEqualTo(404));
  }

  @Test
  void ofAFormOnlyWhatTheDeedTakesIsSent() {
    form.add("reason", "no longer needed");
    form.add("date", "2026-01-05");
    assertThat(sent(PilotDeed.FAILURE, EN)).isEqualTo("{\"reason\":\"no longer needed\"}");
    assertThat(sent(PilotDeed.START, EN)).isEqualTo("{}");
  }

  @Test
  void aMilestonesTitleIsInTheLanguageOfThePage() {
    form.add("title", "上路");
    form.add("stage", "OPERATIONAL");
    form.add("due", "");
    assertThat(sent(PilotDeed.MILESTONE, ZH))
        .isEqualTo("{\"title\":{\"zh\":\"上路\"},\"stage\":\"OPERATIONAL\",\"criteria\":[]}");
    form.set("title", "On the road");
    assertThat(sent(PilotDeed.MILESTONE, EN)).startsWith("{\"title\":{\"en\":\"On the road\"}");
  }

  @Test
  void aVersionAnswersTheIncidentsThatAreTicked() {
    form.add("version", "1.1");
    assertThat(sent(PilotDeed.VERSION, EN)).isEqualTo("{\"version\":\"1.1\",\"answers\":[]}");
    form.add("answers", "2");
    form.add("answers", "3");
    assertThat(sent(PilotDeed.VERSION, EN)).isEqualTo("{\"version\":\"1.1\",\"answers\":[2,3]}");
  }

  private String sent(PilotDeed deed, Words words) {
    return PilotDeeds.body(deed, form, words).toString();
  }
}
