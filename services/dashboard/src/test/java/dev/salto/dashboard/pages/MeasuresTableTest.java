package dev.salto.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.salto.dashboard.pages.MeasuresTable.Subject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MeasuresTableTest {

  private static final Words EN = WordsTest.words(Language.EN);
  private static final Words ZH = WordsTest.words(Language.ZH);

  private static final JsonNode FIGURES =
      JsonMapper.shared()
          .readTree(
              """
              {"scenarios":{"posted":14,"orderBacked":10,"orderBackedShare":7142,"matched":7,
                "agreed":3,"piloting":2,"delivered":1,"paid":1},
               "lots":{"ordered":20,"backed":15,"backedShare":7500,"matched":10,"agreed":4,
                "piloting":3,"delivered":2,"paid":1},
               "values":[
                {"currency":"CNY","backed":90000000,"matched":30000000,"agreed":0,"piloting":0,
                 "delivered":0,"paid":0},
                {"currency":"HKD","backed":12345,"matched":0,"agreed":0,"piloting":0,"delivered":0,
                 "paid":0}],
               "sealedLots":9,
               "days":{"toMatch":{"count":3,"median":2.5},"toAgreement":{"count":1,"median":8},
                "toFirstPayment":{"count":0}},
               "incidents":{"runHours":1234.5,"count":4,"per100Hours":0.32,
                "bySeverity":[{"severity":"SAFETY","count":1,"per100Hours":0.08},
                 {"severity":"MAJOR","count":0,"per100Hours":0},
                 {"severity":"MINOR","count":3,"per100Hours":0.24}],
                "toFix":{"count":2,"median":6}},
               "unmet":{"lots":5,"share":3333,"unexplained":1,"why":[
                {"code":"CAPABILITY","lots":3,"orders":2,"offers":7},
                {"code":"HELD","lots":1,"orders":1,"offers":1},
                {"code":"FIELD","lots":0,"orders":0,"offers":9}]}}
              """);

  private static final JsonNode NOTHING =
      JsonMapper.shared()
          .readTree(
              """
              {"scenarios":{"posted":0,"orderBacked":0},"lots":{"ordered":0,"backed":0},
               "values":[],"sealedLots":2,"days":{},"incidents":{"runHours":0,"count":0},
               "unmet":{"lots":2,"share":10000,"whyMissing":"SERVICE_UNREACHABLE"}}
              """);

  @Test
  void noNumberOfScenariosStandsWithoutTheShareThatAnOrderBacks() {
    MeasuresTable scenarios = table("scenarios", FIGURES, EN);
    assertThat(scenarios.heads()).startsWith("posted", "orderBacked", "share");
    assertThat(scenarios.lines().getFirst().cells())
        .containsExactly("14", "10", "71%", "7", "3", "2", "1", "1");
    assertThat(table("scenarios", NOTHING, EN).lines().getFirst().cells())
        .startsWith("0", "0", "–");
  }

  @Test
  void valuesStandByCurrencyWithTheSealedLotsBesideThemOnce() {
    assertThat(table("values", FIGURES, EN).lines())
        .extracting(MeasuresTable.Line::beside, MeasuresTable.Line::cells)
        .containsExactly(
            tuple("CNY", List.of("CNY 900,000", "CNY 300,000", "–", "–", "–", "–", "9")),
            tuple("HKD", List.of("HKD 123.45", "–", "–", "–", "–", "–", "")));
    assertThat(table("values", NOTHING, EN).lines().getFirst().cells()).last().isEqualTo("2");
  }

  @Test
  void whatNeverHappenedHasNoMedian() {
    assertThat(table("days", FIGURES, EN).lines().getFirst().cells())
        .containsExactly("2.5 (3)", "8 (1)", "–");
    assertThat(table("incidents", FIGURES, EN).lines().getFirst().cells())
        .containsExactly("1234.5", "4", "0.32", "1", "0", "3", "6 (2)");
    assertThat(table("incidents", NOTHING, EN).lines().getFirst().cells())
        .containsExactly("0", "0", "–", "–", "–", "–", "–");
  }

  @Test
  void whyLotsAreUnmetIsSaidInWordsOrSaidNotToBeKnown() {
    assertThat(table("unmet", FIGURES, EN).lines().getFirst().cells())
        .containsExactly(
            "5",
            "33%",
            "Capability: 3; Eligible, but better pairs hold the place: 1; not explained yet: 1");
    assertThat(table("unmet", FIGURES, ZH).lines().getFirst().cells().getLast())
        .startsWith("性能指标：3；");
    assertThat(table("unmet", NOTHING, EN).lines().getFirst().cells().getLast())
        .isEqualTo("not told: SERVICE_UNREACHABLE");
  }

  @Test
  void everyTitleAndHeadIsSaidInBothLanguages() {
    for (Words words : List.of(EN, ZH)) {
      for (MeasuresTable table : all(FIGURES, words)) {
        Stream.concat(
                Stream.of(
                    "measures.table." + table.key(), "measures.table." + table.key() + ".lead"),
                table.heads().stream().map(it -> "measures.head." + it))
            .forEach(key -> assertThat(words.sayIfAny(key)).as(key).isNotBlank());
        assertThat(table.lines())
            .allSatisfy(line -> assertThat(line.cells()).hasSameSizeAs(table.heads()));
      }
    }
  }

  private static MeasuresTable table(String key, JsonNode figures, Words words) {
    return all(figures, words).stream()
        .filter(it -> it.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static List<MeasuresTable> all(JsonNode figures, Words words) {
    return MeasuresTable.all(List.of(new Subject("Park", "", "/measures", figures)), words);
  }
}
