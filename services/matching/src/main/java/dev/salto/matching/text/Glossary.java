package dev.salto.matching.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words of both languages that mean the same, one concept a line of {@code glossary.csv}: Chinese
 * words, a comma, English phrases; several of one language apart by semicolons.
 */
final class Glossary {

  private static final String RESOURCE = "glossary.csv";

  /** The glossary that comes with the module. */
  static final Glossary BUILT_IN = new Glossary(read());

  private final Map<String, String> concepts = new HashMap<>();
  private int longestChinese = 1;
  private int longestEnglish = 1;

  Glossary(List<String> lines) {
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] sides = line.split(",", -1);
      if (sides.length != 2) {
        throw new IllegalArgumentException(
            RESOURCE + ": expected 'Chinese words,English phrases' but found '" + line + "'");
      }
      String concept = "=" + sides[0].split(";", -1)[0].strip();
      for (String word : sides[0].split(";", -1)) {
        longestChinese = Math.max(longestChinese, word.strip().length());
        add(word.strip(), concept);
      }
      for (String phrase : sides[1].split(";", -1)) {
        List<String> stems = Terms.stems(phrase);
        longestEnglish = Math.max(longestEnglish, stems.size());
        add(String.join(" ", stems), concept);
      }
    }
  }

  private void add(String word, String concept) {
    String earlier = concepts.putIfAbsent(word, concept);
    if (word.isEmpty() || (earlier != null && !earlier.equals(concept))) {
      throw new IllegalArgumentException(
          RESOURCE + ": '" + word + "' stands for both " + earlier + " and " + concept);
    }
  }

  /**
   * The concept of a Chinese word, or of English stems joined by spaces; null where it has none.
   */
  @Nullable String conceptOf(String word) {
    return concepts.get(word);
  }

  /** Characters of the longest Chinese word. */
  int longestChinese() {
    return longestChinese;
  }

  /** Words of the longest English phrase. */
  int longestEnglish() {
    return longestEnglish;
  }

  private static List<String> read() {
    try (InputStream stream = Glossary.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(
            RESOURCE + " is missing beside " + Glossary.class.getName());
      }
      return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " could not be read", e);
    }
  }
}
