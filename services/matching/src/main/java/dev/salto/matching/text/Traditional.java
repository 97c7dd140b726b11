package dev.salto.matching.text;

/**
 * Simplifies traditional characters, so that 無人清掃車 meets 无人清扫车. Character by character, by the
 * pairs of {@code traditional.txt}, and only where that is unambiguous.
 */
final class Traditional {

  private static final String RESOURCE = "traditional.txt";
  private static final char FIRST = '\u4e00';
  private static final char LAST = '\u9fff';

  /** For each character of the common block from {@link #FIRST} its simple form; 0 is itself. */
  private static final char[] SIMPLIFIED = simplified();

  private Traditional() {}

  static String toSimplified(String text) {
    char[] simplified = text.toCharArray();
    for (int i = 0; i < simplified.length; i++) {
      int at = simplified[i] - FIRST;
      if (at >= 0 && at < SIMPLIFIED.length && SIMPLIFIED[at] != 0) {
        simplified[i] = SIMPLIFIED[at];
      }
    }
    return new String(simplified);
  }

  private static char[] simplified() {
    char[] forms = new char[LAST - FIRST + 1];
    for (String pairs : Resource.lines(RESOURCE)) {
      if (!pairs.startsWith("#")) {
        for (int i = 0; i < pairs.length(); i += 2) {
          forms[pairs.charAt(i) - FIRST] = pairs.charAt(i + 1);
        }
      }
    }
    return forms;
  }
}
