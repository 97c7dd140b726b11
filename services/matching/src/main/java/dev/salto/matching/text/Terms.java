package dev.salto.matching.text;

import java.util.Arrays;
import java.util.Locale;

/**
 * Takes a text apart: concepts of the glossary by the longest word or phrase that fits; Chinese
 * words, and character bigrams where no word is known; English stems. Each weighs by how rare it is
 * in texts at large and, growing slower and slower, by how often it is said here.
 */
final class Terms {

  /** Every term weighs as if it were rarer by two nats, so that common words count a little. */
  private static final int LEAST = 16;

  /** What both languages share says more than a word of one, in eighths. */
  private static final int CONCEPT = 10;

  /** Two Chinese characters that make no known word, or part of one, in eighths of one that do. */
  private static final int BIGRAM = 3;

  /** Two English words in a row, in sixteenths of both. */
  private static final int PAIR = 4;

  /** The rarest pair of words, before {@link #PAIR}. */
  private static final int RAREST_PAIR = 100;

  /** Letters of the longest word; longer ones are keys, hashes and the like. */
  private static final int LONGEST_WORD = 30;

  private static final int LAST_COUNT = (1 << 20) - 1;

  private static final String CLAUSE_ENDS = ",.;:!?()[]\"\n，。；：！？（）、";

  private static final String STOP_CHARACTERS = "的了与和及或在为是对从由将可用经中其各等并以于到有按一不该所被向内";

  private final Glossary glossary;
  private final Background background;

  /** For each term how rare it is, times 2^20, and how often it came. */
  private final TermTable counts = new TermTable(64);

  /** The stems of the clause that is being read. */
  private int[] clause = new int[16];

  private int[] rarities = new int[16];
  private int stems;

  Terms(Glossary glossary, Background background) {
    this.glossary = glossary;
    this.background = background;
  }

  TermVector of(String text) {
    String plain = Traditional.toSimplified(text.toLowerCase(Locale.ROOT));
    int at = 0;
    while (at < plain.length()) {
      int start = at;
      char c = plain.charAt(at++);
      if (Script.isChinese(c)) {
        endClause();
        while (at < plain.length() && Script.isChinese(plain.charAt(at))) {
          at++;
        }
        chinese(plain, start, at);
      } else if (Script.isWord(c)) {
        while (at < plain.length()
            && Script.isWord(plain.charAt(at))
            && !Script.isChinese(plain.charAt(at))) {
          at++;
        }
        word(plain.substring(start, at));
      } else if (CLAUSE_ENDS.indexOf(c) >= 0) {
        // Hyphens and blanks don't end a clause.
        endClause();
      }
    }
    endClause();
    return vector();
  }

  // --- Chinese ------------------------------------------------------------------------------

  private void chinese(String text, int from, int to) {
    int at = from;
    // Where the last known word ended: a bigram wholly inside one is counted with it.
    int covered = from;
    while (at < to) {
      int length = longestWord(text, at, to);
      if (length > 0) {
        at += length;
        covered = at;
      } else {
        if (at > covered) {
          bigram(text, at - 1);
        }
        at++;
      }
    }
  }

  /** Counts the longest word that begins here; its length, 0 where none does. */
  private int longestWord(String text, int at, int to) {
    int longest =
        Math.min(to - at, Math.max(glossary.longestChinese(), background.longestChinese()));
    int found = 0;
    int word = 0;
    int hash = TermId.START;
    int concept = 0;
    for (int length = 1; length <= longest; length++) {
      hash = TermId.next(hash, text.charAt(at + length - 1));
      int term = TermId.end(hash);
      int itsConcept = glossary.concept(term);
      // The glossary's own words go before those of the table, which are longer by luck only.
      if (itsConcept != 0 || concept == 0 && length > 1 && background.knows(term)) {
        found = length;
        word = term;
        concept = itsConcept;
      }
    }
    if (concept != 0) {
      concept(concept);
    } else if (found > 0) {
      count(word, background.rarity(word));
      for (int i = 0; found > 2 && i < found - 1; i++) {
        bigram(text, at + i);
      }
    }
    return found;
  }

  private void bigram(String text, int at) {
    char first = text.charAt(at);
    char second = text.charAt(at + 1);
    if (STOP_CHARACTERS.indexOf(first) < 0 && STOP_CHARACTERS.indexOf(second) < 0) {
      int term = TermId.end(TermId.next(TermId.next(TermId.START, first), second));
      count(term, background.rarity(term) * BIGRAM / 8);
    }
  }

  // --- English ------------------------------------------------------------------------------

  private void word(String word) {
    if (word.length() < 2 && word.charAt(0) < 128 || StopWords.contains(word)) {
      return;
    }
    if (stems == clause.length) {
      clause = Arrays.copyOf(clause, 2 * stems);
      rarities = Arrays.copyOf(rarities, 2 * stems);
    }
    int term = TermId.of(Stemmer.stem(word));
    clause[stems] = term;
    rarities[stems++] = isNumber(word) ? Background.NUMBER : background.rarity(term);
  }

  /** More digits than letters, or longer than any word. */
  private static boolean isNumber(String word) {
    int digits = 0;
    for (int i = 0; i < word.length(); i++) {
      digits += Character.isDigit(word.charAt(i)) ? 1 : 0;
    }
    return 2 * digits > word.length() || word.length() > LONGEST_WORD;
  }

  private void endClause() {
    int at = 0;
    while (at < stems) {
      at += longestPhrase(at);
    }
    for (int i = 0; i + 1 < stems; i++) {
      int rarity = Math.min(RAREST_PAIR, rarities[i] + rarities[i + 1]);
      count(TermId.join(clause[i], clause[i + 1]), rarity * PAIR / 16);
    }
    stems = 0;
  }

  /** Counts the longest phrase of the glossary that begins here, or the stem; how many stems. */
  private int longestPhrase(int at) {
    int longest = Math.min(glossary.longestEnglish(), stems - at);
    int found = 0;
    int concept = 0;
    int phrase = Glossary.NO_WORDS;
    for (int length = 1; length <= longest; length++) {
      phrase = TermId.join(phrase, clause[at + length - 1]);
      int its = glossary.concept(phrase);
      if (its != 0) {
        found = length;
        concept = its;
      }
    }
    if (concept == 0) {
      count(clause[at], rarities[at]);
      return 1;
    }
    concept(concept);
    return found;
  }

  // --- both ---------------------------------------------------------------------------------

  private void concept(int concept) {
    count(concept, glossary.rarity(concept) * CONCEPT / 8);
  }

  private void count(int term, int rarity) {
    int before = counts.get(term);
    // Two characters may come alone here and within a longer word there; the rarer tells.
    if (before >>> 20 < rarity + LEAST) {
      counts.put(term, (rarity + LEAST << 20) + (before & LAST_COUNT) + 1);
    } else if ((before & LAST_COUNT) < LAST_COUNT) {
      counts.put(term, before + 1);
    }
  }

  private TermVector vector() {
    long[] packed = new long[counts.size()];
    int[] next = {0};
    counts.forEach((term, value) -> {
      int weight = (value >>> 20) * Saying.times(value & LAST_COUNT) / Saying.ONCE;
      packed[next[0]++] = (long) term << 32 | Math.min(weight, Short.MAX_VALUE);
    });
    return new TermVector(packed);
  }
}
