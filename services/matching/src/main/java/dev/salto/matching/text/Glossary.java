package dev.salto.matching.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Words of both languages that mean the same, one concept a line of {@code glossary.csv}: Chinese
 * words, a comma, English phrases; several of one language apart by semicolons.
 */
final class Glossary {

  private static final String RESOURCE = "glossary.csv";

  /** The glossary that comes with the module. */
  static final Glossary BUILT_IN = new Glossary(Resource.lines(RESOURCE), Background.BUILT_IN);

  /** The phrase that others begin from. */
  static final int NO_WORDS = TermId.START;

  private final TermTable concepts = new TermTable(2000);
  private final TermTable rarities = new TermTable(500);
  private int longestChinese = 1;
  private int longestEnglish = 1;

  Glossary(List<String> lines, Background background) {
    Map<Integer, String> words = new HashMap<>();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] sides = line.split(",", -1);
      if (sides.length != 2) {
        throw new IllegalArgumentException(
            RESOURCE + ": expected 'Chinese words,English phrases' but found '" + line + "'");
      }
      int concept = TermId.of("=" + sides[0].split(";", -1)[0].strip());
      // As common as its most common word.
      int rarity = Background.UNKNOWN;
      for (String each : sides[0].split(";", -1)) {
        String word = each.strip();
        int term = TermId.of(word);
        longestChinese = Math.max(longestChinese, word.length());
        add(words, word, term, concept);
        rarity = Math.min(rarity, background.rarity(term));
      }
      for (String phrase : sides[1].split(";", -1)) {
        int term = NO_WORDS;
        int rarest = 0;
        List<Integer> stems = stems(phrase);
        for (int stem : stems) {
          term = TermId.join(term, stem);
          rarest = Math.max(rarest, background.rarity(stem));
        }
        longestEnglish = Math.max(longestEnglish, stems.size());
        add(words, phrase, term, concept);
        rarity = Math.min(rarity, rarest);
      }
      rarities.put(concept, rarity);
    }
  }

  private void add(Map<Integer, String> words, String word, int term, int concept) {
    int earlier = concepts.get(term);
    if (word.isBlank() || (earlier != 0 && earlier != concept)) {
      throw new IllegalArgumentException(
          RESOURCE + ": '" + word + "' stands for two concepts, as does '" + words.get(term) + "'");
    }
    words.put(term, word);
    concepts.put(term, concept);
  }

  private static List<Integer> stems(String phrase) {
    List<Integer> stems = new ArrayList<>();
    for (String word : phrase.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      if (word.length() > 1 && !StopWords.contains(word)) {
        stems.add(TermId.of(Stemmer.stem(word)));
      }
    }
    return stems;
  }

  /**
   * The concept of a Chinese word, or of English stems joined one by one to {@link #NO_WORDS}; 0
   * where it has none.
   */
  int concept(int term) {
    return concepts.get(term);
  }

  /** How rare a concept is, see {@link Background#rarity}. */
  int rarity(int concept) {
    return rarities.get(concept);
  }

  /** Characters of the longest Chinese word. */
  int longestChinese() {
    return longestChinese;
  }

  /** Words of the longest English phrase. */
  int longestEnglish() {
    return longestEnglish;
  }
}
