package dev.salto.matching.text;

import java.util.List;

/**
 * How rare words are in texts at large, by the fixed table {@code rarities.txt} that comes with the
 * module (docs/decisions/text-similarity.md tells how it was made). A rarity is -8 ln of the share
 * of texts of 150 words that have the word: 0 is in all of them, {@link #UNKNOWN} in next to none.
 */
final class Background {

  /** Of a word that is not in the table. */
  static final int UNKNOWN = 76;

  /** Of a number or a serial number: it says which, not what. */
  static final int NUMBER = 20;

  private static final String RESOURCE = "rarities.txt";

  /** The table that comes with the module. */
  static final Background BUILT_IN = new Background(Resource.lines(RESOURCE));

  private final TermTable rarities = new TermTable(50_000);
  private int longestChinese = 1;

  /**
   * @param lines a rarity and then the words that have it, apart by spaces; # begins a comment
   */
  Background(List<String> lines) {
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] words = line.split(" ");
        int rarity = Integer.parseInt(words[0]);
        for (int i = 1; i < words.length; i++) {
          // One above, as the table has 0 for what it lacks.
          rarities.put(TermId.of(words[i]), rarity + 1);
          if (Script.isChinese(words[i].charAt(0))) {
            longestChinese = Math.max(longestChinese, words[i].length());
          }
        }
      }
    }
  }

  /** Whether the table has it. */
  boolean knows(int term) {
    return rarities.get(term) != 0;
  }

  /** How rare it is, in eighths of a nat. */
  int rarity(int term) {
    int found = rarities.get(term);
    return found == 0 ? UNKNOWN : found - 1;
  }

  /** Characters of the longest Chinese word. */
  int longestChinese() {
    return longestChinese;
  }
}
