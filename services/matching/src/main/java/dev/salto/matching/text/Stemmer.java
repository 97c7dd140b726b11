package dev.salto.matching.text;

import java.util.Map;

/**
 * English stems by the Porter2 algorithm (Martin Porter, "The English (Porter2) stemming
 * algorithm", snowballstem.org), so that sweeper and sweepers, optimise and optimising meet. The
 * British endings -ise and -isation are read as -ize and -ization first. What runs where is named
 * as there: R1 and R2 are where those regions begin, step by step.
 */
final class Stemmer {

  /** Words that the rules get wrong, and their stems. */
  private static final Map<String, String> EXCEPTIONS =
      Map.ofEntries(
          Map.entry("skis", "ski"),
          Map.entry("skies", "sky"),
          Map.entry("dying", "die"),
          Map.entry("lying", "lie"),
          Map.entry("tying", "tie"),
          Map.entry("idly", "idl"),
          Map.entry("gently", "gentl"),
          Map.entry("ugly", "ugli"),
          Map.entry("early", "earli"),
          Map.entry("only", "onli"),
          Map.entry("singly", "singl"),
          Map.entry("sky", "sky"),
          Map.entry("news", "news"),
          Map.entry("howe", "howe"),
          Map.entry("atlas", "atlas"),
          Map.entry("cosmos", "cosmos"),
          Map.entry("bias", "bias"),
          Map.entry("andes", "andes"));

  private static final String[] PRE_R1 = {"gener", "commun", "arsen"};
  private static final String[] STOP_AFTER_1A = {
    "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"
  };
  private static final String[] DOUBLES = {"bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"};

  /** Endings of steps 2 to 4, longest first, each with what takes its place. */
  private static final String[][] STEP_2 = {
    {"ization", "ize"},
    {"ational", "ate"},
    {"fulness", "ful"},
    {"ousness", "ous"},
    {"iveness", "ive"},
    {"tional", "tion"},
    {"biliti", "ble"},
    {"lessli", "less"},
    {"entli", "ent"},
    {"ation", "ate"},
    {"alism", "al"},
    {"aliti", "al"},
    {"ousli", "ous"},
    {"iviti", "ive"},
    {"fulli", "ful"},
    {"enci", "ence"},
    {"anci", "ance"},
    {"abli", "able"},
    {"izer", "ize"},
    {"ator", "ate"},
    {"alli", "al"},
    {"bli", "ble"},
    {"ogi", "og"},
    {"li", ""}
  };

  private static final String[][] STEP_3 = {
    {"ational", "ate"},
    {"tional", "tion"},
    {"alize", "al"},
    {"icate", "ic"},
    {"iciti", "ic"},
    {"ative", ""},
    {"ical", "ic"},
    {"ness", ""},
    {"ful", ""}
  };

  private static final String[] STEP_4 = {
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous",
    "ive", "ize", "ion", "al", "er", "ic"
  };

  private final StringBuilder word;
  private int r1;
  private int r2;

  private Stemmer(String word) {
    this.word = new StringBuilder(word);
  }

  /** The stem of a lower-case word; one with anything but a to z is its own. */
  static String stem(String word) {
    if (word.length() <= 2 || !isPlain(word)) {
      return word;
    }
    String exception = EXCEPTIONS.get(word);
    return exception != null ? exception : new Stemmer(word).stem();
  }

  private static boolean isPlain(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < 'a' || word.charAt(i) > 'z') {
        return false;
      }
    }
    return true;
  }

  private String stem() {
    likeAmerican();
    markConsonantY();
    r1 = startOfR1();
    r2 = regionAfter(r1);
    step1a();
    for (String stop : STOP_AFTER_1A) {
      if (word.length() == stop.length() && ends(stop)) {
        return stop;
      }
    }
    step1b();
    step1c();
    step2();
    step3();
    step4();
    step5();
    return word.toString().replace('Y', 'y');
  }

  /** -ise, -ised, -ising, -isation and the like, where enough of a word is before them. */
  private void likeAmerican() {
    for (String ending :
        new String[] {"isations", "isation", "ising", "isers", "iser", "ised", "ises", "ise"}) {
      if (ends(ending)) {
        int at = word.length() - ending.length();
        if (at >= 5) {
          word.setCharAt(at + 1, 'z');
        }
        return;
      }
    }
  }

  private void markConsonantY() {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) == 'y' && (i == 0 || isVowel(i - 1))) {
        word.setCharAt(i, 'Y');
      }
    }
  }

  private int startOfR1() {
    for (String prefix : PRE_R1) {
      if (word.length() >= prefix.length() && word.indexOf(prefix) == 0) {
        return prefix.length();
      }
    }
    return regionAfter(0);
  }

  /** Behind the first consonant that follows a vowel. */
  private int regionAfter(int from) {
    for (int i = from + 1; i < word.length(); i++) {
      if (!isVowel(i) && isVowel(i - 1)) {
        return i + 1;
      }
    }
    return word.length();
  }

  private void step1a() {
    if (ends("sses")) {
      cut(2);
    } else if (ends("ied") || ends("ies")) {
      cut(word.length() > 4 ? 2 : 1);
    } else if (ends("s") && !ends("us") && !ends("ss") && hasVowelBefore(word.length() - 2)) {
      cut(1);
    }
  }

  private void step1b() {
    if (ends("eedly") || ends("eed")) {
      int ending = ends("eed") ? 3 : 5;
      if (word.length() - ending >= r1) {
        cut(ending - 2);
      }
      return;
    }
    for (String ending : new String[] {"ingly", "edly", "ing", "ed"}) {
      if (ends(ending)) {
        if (hasVowelBefore(word.length() - ending.length())) {
          cut(ending.length());
          mendAfter1b();
        }
        return;
      }
    }
  }

  private void mendAfter1b() {
    if (ends("at") || ends("bl") || ends("iz")) {
      word.append('e');
      return;
    }
    for (String pair : DOUBLES) {
      if (ends(pair)) {
        // Add, egg and odd are whole.
        if (word.length() > 3 || "aeo".indexOf(word.charAt(0)) < 0) {
          cut(1);
        }
        return;
      }
    }
    if (r1 >= word.length() && endsInShortSyllable(word.length())) {
      word.append('e');
    }
  }

  private void step1c() {
    int last = word.length() - 1;
    if (last > 1 && (ends("y") || ends("Y")) && !isVowel(last - 1)) {
      word.setCharAt(last, 'i');
    }
  }

  private void step2() {
    for (String[] rule : STEP_2) {
      if (ends(rule[0])) {
        int at = word.length() - rule[0].length();
        boolean fits =
            switch (rule[0]) {
              case "ogi" -> at > 0 && word.charAt(at - 1) == 'l';
              case "li" -> at > 0 && "cdeghkmnrt".indexOf(word.charAt(at - 1)) >= 0;
              default -> true;
            };
        if (at >= r1 && fits) {
          replace(at, rule[1]);
        }
        return;
      }
    }
  }

  private void step3() {
    for (String[] rule : STEP_3) {
      if (ends(rule[0])) {
        int at = word.length() - rule[0].length();
        if (at >= (rule[0].equals("ative") ? r2 : r1)) {
          replace(at, rule[1]);
        }
        return;
      }
    }
  }

  private void step4() {
    for (String ending : STEP_4) {
      if (ends(ending)) {
        int at = word.length() - ending.length();
        if (at >= r2
            && (!ending.equals("ion") || at > 0 && "st".indexOf(word.charAt(at - 1)) >= 0)) {
          word.setLength(at);
        }
        return;
      }
    }
  }

  private void step5() {
    int last = word.length() - 1;
    if (ends("e")) {
      if (last >= r2 || last >= r1 && !endsInShortSyllable(last)) {
        word.setLength(last);
      }
    } else if (ends("ll") && last >= r2) {
      word.setLength(last);
    }
  }

  /** Vowel between consonants, the last not w, x or Y; or a vowel at the start and a consonant. */
  private boolean endsInShortSyllable(int end) {
    if (end == 2) {
      return isVowel(0) && !isVowel(1);
    }
    return end > 2
        && !isVowel(end - 3)
        && isVowel(end - 2)
        && !isVowel(end - 1)
        && "wxY".indexOf(word.charAt(end - 1)) < 0;
  }

  private boolean hasVowelBefore(int end) {
    for (int i = 0; i < end; i++) {
      if (isVowel(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean isVowel(int at) {
    return "aeiouy".indexOf(word.charAt(at)) >= 0;
  }

  private boolean ends(String ending) {
    int from = word.length() - ending.length();
    for (int i = 0; i < ending.length(); i++) {
      if (from < 0 || word.charAt(from + i) != ending.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void replace(int at, String with) {
    word.setLength(at);
    word.append(with);
  }

  private void cut(int letters) {
    word.setLength(word.length() - letters);
  }
}
