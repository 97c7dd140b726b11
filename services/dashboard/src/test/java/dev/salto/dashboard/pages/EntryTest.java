package dev.salto.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.problem.Problem;
import dev.salto.schemas.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
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
  void whatIsWrongWithAFigureStandsAtItThoughOthersBeforeItWereLeftBlank() {
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    List.of("", "68", " ", "much")
        .forEach(value -> {
          String input = "readings[" + form.size() / 2 + "]";
          form.add(input + ".attribute", "noise");
          form.add(input, value);
        });
    Problem problem =
        Problem.invalid("run", List.of(new Violation("readings[1].value", "TYPE", "a number")));

    Entry refused = Entry.of("RUN", form).refused(problem);
    assertThat(refused.wrong("RUN", "readings[3]", ZH)).isEqualTo("数据类型不对");
    assertThat(refused.wrong("RUN", "readings[1]", ZH)).isNull();
  }

  @Test
  void whatStandsAtAnInputIsToldNowhereElse() {
    Problem problem =
        Problem.invalid(
            "run",
            List.of(
                new Violation("hours", "RANGE", "at most 24"),
                new Violation("readings", "REQUIRED", "one at least")));
    Entry refused =
        Entry.of("RUN", MultiValueMap.fromSingleValue(Map.of("hours", "25"))).refused(problem);
    assertThat(refused.elsewhere(problem)).extracting(Violation::field).containsExactly("readings");
    assertThat(Entry.NONE.elsewhere(problem)).isEqualTo(problem.errors());
    assertThat(ZH.fact("readings[2].value")).isEqualTo("实测值");
    assertThat(ZH.fact("shape.size")).isEqualTo("shape.size");
  }

  @Test
  void whatWasEnteredStandsThereAgainAndOnlyThere() {
    assertThat(entry.value("RUN", "hours", "8")).isEqualTo("25");
    assertThat(entry.value("INCIDENT", "date", "2026-02-01")).isEqualTo("2026-02-01");
  }
}
