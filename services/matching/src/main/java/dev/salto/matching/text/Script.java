package dev.salto.matching.text;

/** What kind of character one is. */
final class Script {

  private Script() {}

  static boolean isChinese(char c) {
    // The common block first: it is nearly all, and asking for a script takes longer.
    return c >= 0x4e00 && c <= 0x9fff
        || c > 0x2e7f && Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }

  static boolean isWord(char c) {
    return c < 128 ? c >= 'a' && c <= 'z' || c >= '0' && c <= '9' : Character.isLetterOrDigit(c);
  }
}
