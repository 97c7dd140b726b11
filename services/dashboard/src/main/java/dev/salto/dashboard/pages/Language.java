package dev.salto.dashboard.pages;

import java.util.List;
import java.util.Locale;

/** The languages of the pages. */
enum Language {
  ZH(Locale.SIMPLIFIED_CHINESE, "zh-CN"),
  EN(Locale.ENGLISH, "en");

  private final Locale locale;
  private final String tag;

  Language(Locale locale, String tag) {
    this.locale = locale;
    this.tag = tag;
  }

  Locale locale() {
    return locale;
  }

  /** As the attribute {@code lang} has it. */
  String tag() {
    return tag;
  }

  /**
   * The first that a reader asks for and the pages have; every Chinese, of Hong Kong and Taiwan
   * too, reads as Chinese. English for those who ask for neither.
   */
  static Language of(List<Locale> wanted) {
    for (Locale locale : wanted) {
      if (locale.getLanguage().equals("zh")) {
        return ZH;
      }
      if (locale.getLanguage().equals("en")) {
        return EN;
      }
    }
    return EN;
  }

  /** The language of a locale that {@link PageLanguage} chose. */
  static Language of(Locale locale) {
    return of(List.of(locale));
  }
}
