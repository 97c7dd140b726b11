package dev.salto.matching.text;

/**
 * Cuts the common endings off English words, so that sweeper, sweepers and sweeping meet. It is far
 * smaller than Porter's: it serves short technical texts, where a wrong cut that is always the same
 * does no harm.
 */
final class Stemmer {

  private Stemmer() {}

  /** The stem of a lower-case word. */
  static String stem(String word) {
    String stem = word;
    if (stem.length() > 4 && stem.endsWith("ies")) {
      stem = cut(stem, 3) + "y";
    } else if (stem.length() > 3
        && stem.endsWith("s")
        && !stem.endsWith("ss")
        && !stem.endsWith("us")) {
      stem = cut(stem, 1);
    }
    for (String ending :
        new String[] {"isation", "ization", "ation", "ing", "ment", "ed", "er", "or"}) {
      if (stem.endsWith(ending) && stem.length() - ending.length() >= 4) {
        stem = cut(stem, ending.length());
        break;
      }
    }
    if (stem.length() > 4 && stem.charAt(stem.length() - 1) == stem.charAt(stem.length() - 2)) {
      stem = cut(stem, 1);
    }
    return stem.length() > 4 && stem.endsWith("e") ? cut(stem, 1) : stem;
  }

  private static String cut(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }
}
