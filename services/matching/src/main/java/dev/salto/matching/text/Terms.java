package dev.salto.matching.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Takes a text apart: concepts of the glossary by the longest word that fits, bigrams of the
 * Chinese characters that are left, stems of the English words that are left. The weights are
 * fixed, so that a term weighs the same whatever else is posted.
 */
final class Terms {

  /** What both languages share says more than a stem, and a stem more than two characters. */
  private static final int CONCEPT = 4;

  private static final int STEM = 2;
  private static final int BIGRAM = 1;

  /**
   * A term said again adds weight this many times at most; a text in two languages says all twice.
   */
  private static final int TIMES = 2;

  private static final Set<String> STOP_WORDS =
      Set.of(
          "a",
          "all",
          "also",
          "an",
          "and",
          "any",
          "are",
          "as",
          "at",
          "be",
          "by",
          "each",
          "for",
          "from",
          "has",
          "have",
          "in",
          "into",
          "is",
          "it",
          "its",
          "of",
          "on",
          "one",
          "or",
          "other",
          "our",
          "own",
          "per",
          "that",
          "the",
          "their",
          "them",
          "these",
          "they",
          "this",
          "those",
          "through",
          "to",
          "together",
          "use",
          "used",
          "using",
          "via",
          "was",
          "were",
          "which",
          "while",
          "who",
          "will",
          "with",
          "within");

  private static final Set<String> STOP_CHARACTERS =
      Set.of(
          "的", "了", "与", "和", "及", "或", "在", "为", "是", "对", "从", "由", "将", "可", "用", "经", "中", "其",
          "各", "等", "并", "以", "于", "到", "有", "按", "一", "不", "该", "所", "被", "向", "内");

  private final Glossary glossary;
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, Integer> weights = new HashMap<>();

  Terms(Glossary glossary) {
    this.glossary = glossary;
  }

  TermVector of(String text) {
    String plain = Traditional.toSimplified(text.toLowerCase(Locale.ROOT));
    int at = 0;
    while (at < plain.length()) {
      int start = at;
      if (isChinese(plain.charAt(at))) {
        while (at < plain.length() && isChinese(plain.charAt(at))) {
          at++;
        }
        chinese(plain.substring(start, at));
      } else {
        while (at < plain.length() && !isChinese(plain.charAt(at))) {
          at++;
        }
        // Full stops and commas end a phrase; hyphens and spaces don't.
        for (String clause : plain.substring(start, at).split("[,.;:!?()\\[\\]\"]")) {
          english(stems(clause));
        }
      }
    }
    return new TermVector(Map.copyOf(weights));
  }

  private void chinese(String run) {
    int at = 0;
    // Where the last glossary word ended: a bigram wholly inside one says nothing new.
    int covered = 0;
    while (at < run.length()) {
      int length = Math.min(glossary.longestChinese(), run.length() - at);
      while (length > 0 && glossary.conceptOf(run.substring(at, at + length)) == null) {
        length--;
      }
      if (length > 0) {
        concept(run.substring(at, at + length));
        at += length;
        covered = at;
      } else {
        if (at > covered) {
          bigram(run.substring(at - 1, at + 1));
        }
        at++;
      }
    }
  }

  private void english(List<String> stems) {
    int at = 0;
    while (at < stems.size()) {
      int length = Math.min(glossary.longestEnglish(), stems.size() - at);
      while (length > 0
          && glossary.conceptOf(String.join(" ", stems.subList(at, at + length))) == null) {
        length--;
      }
      if (length > 0) {
        concept(String.join(" ", stems.subList(at, at + length)));
        at += length;
      } else {
        count(stems.get(at), STEM);
        at++;
      }
    }
  }

  private void concept(String word) {
    String concept = glossary.conceptOf(word);
    if (concept != null) {
      count(concept, CONCEPT);
    }
  }

  private void bigram(String two) {
    if (!STOP_CHARACTERS.contains(two.substring(0, 1))
        && !STOP_CHARACTERS.contains(two.substring(1))) {
      count(two, BIGRAM);
    }
  }

  private void count(String term, int weight) {
    if (counts.merge(term, 1, Integer::sum) <= TIMES) {
      weights.merge(term, weight, Integer::sum);
    }
  }

  /** Stems of the words of an English text, stop words dropped. */
  static List<String> stems(String text) {
    List<String> stems = new ArrayList<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      if (!word.isEmpty() && !STOP_WORDS.contains(word)) {
        stems.add(Stemmer.stem(word));
      }
    }
    return stems;
  }

  private static boolean isChinese(char c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }
}
