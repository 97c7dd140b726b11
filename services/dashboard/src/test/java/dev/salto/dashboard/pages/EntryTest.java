package dev.salto.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.problem.Problem;
import dev.salto.schemas.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.MultiValueMap;

class EntryTest {

  private static final Words ZH =
      new Words(Language.ZH, new PagesConfiguration().messageSource(), new Nobody());

  private final Entry entry =
      Entry.of("RUN", MultiValueMap.fromSingleValue(Map.of("date", "2026-01-05", "hours", "25")))
          .refused(
              Problem.invalid(
                  "run",
                  List.of(
                      new Violation("hours", "RANGE", "at most 24"),
                      new Violation("readings[1].value", "TYPE", "a number"))));

  @Test
  void whatIsWrongStandsAtItsFieldOfTheFormThatWasRefused() {
    assertThat(entry.wrong("RUN", "hours", ZH)).isEqualTo("超出允许范围");
    assertThat(entry.wrong("RUN", "readings[1]", ZH)).isEqualTo("数据类型不对");
    assertThat(entry.wrong("RUN", "date", ZH)).isNull();
    assertThat(entry.wrong("INCIDENT", "hours", ZH)).isNull();
  }

  @Test
  void whatWasEnteredStandsThereAgainAndOnlyThere() {
    assertThat(entry.value("RUN", "hours", "8")).isEqualTo("25");
    assertThat(entry.value("INCIDENT", "date", "2026-02-01")).isEqualTo("2026-02-01");
  }
}
