package dev.salto.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource({
    "zh, ZH",
    "zh-CN, ZH",
    "zh-Hans, ZH",
    "zh-HK, ZH",
    "zh-TW, ZH",
    "zh-Hant-HK, ZH",
    "en, EN",
    "en-GB, EN",
    "fr, EN"
  })
  void everyChineseReadsAsChineseAndWhoAsksForNeitherReadsEnglish(String tag, Language expected) {
    assertThat(Language.of(List.of(Locale.forLanguageTag(tag)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"fr, zh, ZH", "fr, en, EN", "en, zh, EN"})
  void theFirstThatThereIsCounts(String first, String second, Language expected) {
    assertThat(Language.of(List.of(Locale.forLanguageTag(first), Locale.forLanguageTag(second))))
        .isEqualTo(expected);
  }
}
