package dev.salto.matching.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Makes {@code rarities.txt}, once, by hand: docs/decisions/text-similarity.md tells from what.
 * What it counts with floating point here comes out as whole numbers, and only those are shipped.
 */
final class RarityTable {

  private static final int WORDS_OF_A_TEXT = 150;
  private static final int ENGLISH = 30_000;
  private static final int CHINESE = 14_000;
  private static final int LINE = 100;
  private static final String HEAD =
      """
      # Rarity and words; docs/decisions/text-similarity.md tells what that is and how it was made.
      # The Chinese words and their counts are of jieba's dictionary, Copyright (c) 2012-2017 Sun
      # Junyi, MIT licence.
      """;

  /** What every project tells of itself, be it ever so rare elsewhere; no rarer than this. */
  private static final int FRAME = 14;

  private static final String FRAME_WORDS =
      """
      ability able accurate achieve achieved achieves addition additional additionally address aim
      aims allow allows analysis analyze appear applicable application apply approach approaches
      arise article aspect assess assume available average base based baseline become behavior
      benchmark benefit better capable capture case cases certain challenge challenges challenging
      characteristic class classical code combination combine common commonly compare compared
      comparison competitive complex complexity component comprehensive compute concept conclude
      conduct consider considered consist construct contain context contribute contribution
      conventional corresponding crucial current currently data dataset demonstrate demonstrates
      depend describe design desired detail develop developed difference different difficult
      directly discuss domain easily effect effective effectively effectiveness efficiency efficient
      efficiently empirical empirically enable enables enhance ensure especially establish
      estimate evaluate evaluation evidence examine example existing expect experiment experimental
      experiments explain explore extend extensive fact factor feature finally find finding first
      focus following form formulate framework function fundamental future furthermore general
      generally given goal good great help high higher highly hypothesis idea identify illustrate
      impact implement implementation important improve improved improvement improvements include
      including increase increasing indicate individual inform information input insight
      interest introduce introduced investigate involve issue key knowledge known lack large large-scale
      lead leads leverage limit limited literature low main major manner mean measure mechanism
      method methodology methods model models motivate multiple namely natural nature necessary need
      new novel number observe obtain open order original outperform outperforms output overall
      overcome paper parameter particular particularly perform performance performs
      perspective popular possible potential practical practice present presented previous previously
      principle prior problem problems procedure process produce promising property propose proposed
      proposes prove provide provides purpose quality question range real recent recently reduce
      related relation relative relevant rely report represent representation require requirement
      research researcher result results reveal review robust role run sample scale scenario scheme
      second section set setting shown show shows significant significantly similar simple simply
      single size solution solutions solve source space special specific specifically standard
      start state state-of-the-art step strategy strong structure study studies subject
      success successful successfully suffer suggest suitable superior support system systems
      task tasks technique techniques term test theoretical theory time tool traditional train
      training type typical typically understand understanding unique useful user validate
      value variety verify version way well wide widely work works world yield yields
      """;

  private final Map<String, Double> english = new HashMap<>();
  private final Map<String, Double> chinese = new HashMap<>();

  /**
   * @param args the table to write; a Chinese dictionary whose lines are word, count, part of
   *     speech; and one or more files of English texts that count alike, a text a line
   */
  public static void main(String[] args) throws IOException {
    RarityTable table = new RarityTable();
    table.readChinese(Path.of(args[1]));
    List<String> corpora = List.of(args).subList(2, args.length);
    for (String corpus : corpora) {
      table.readEnglish(Path.of(corpus), corpora.size());
    }
    table.write(Path.of(args[0]));
  }

  private void readChinese(Path dictionary) throws IOException {
    Map<String, Double> counts = new HashMap<>();
    double all = 0;
    for (String line : Files.readAllLines(dictionary)) {
      String[] parts = line.split(" ");
      double count = Double.parseDouble(parts[1]);
      all += count;
      if (parts[0].length() >= 2
          && parts[0].length() <= 4
          && parts[0].chars().allMatch(c -> Script.isChinese((char) c))) {
        counts.merge(Traditional.toSimplified(parts[0]), count, Double::sum);
      }
    }
    for (Map.Entry<String, Double> each : counts.entrySet()) {
      chinese.put(each.getKey(), each.getValue() / all);
    }
  }

  private void readEnglish(Path corpus, int corpora) {
    Map<String, Double> counts = new HashMap<>();
    double[] all = {0};
    try (Stream<String> lines = Files.lines(corpus)) {
      lines.forEach(line -> {
        for (String word : line.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
          all[0] += word.isEmpty() ? 0 : 1;
          if (word.matches("[a-z][a-z0-9]{1,19}") && !StopWords.contains(word)) {
            counts.merge(Stemmer.stem(word), 1.0, Double::sum);
          }
        }
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    counts.forEach((stem, count) -> english.merge(stem, count / all[0] / corpora, Double::sum));
  }

  private void write(Path out) throws IOException {
    Map<String, Integer> rarities = new TreeMap<>();
    commonest(english, ENGLISH).forEach(stem -> rarities.put(stem, rarity(english.get(stem))));
    commonest(chinese, CHINESE).forEach(word -> rarities.put(word, rarity(chinese.get(word))));
    for (String word : FRAME_WORDS.strip().split("[\\s-]+")) {
      if (!StopWords.contains(word)) {
        rarities.merge(Stemmer.stem(word), FRAME, Math::min);
      }
    }
    Map<Integer, Collection<String>> classes = new TreeMap<>();
    rarities.forEach(
        (word, rarity) -> classes.computeIfAbsent(rarity, _ -> new TreeSet<>()).add(word));
    StringBuilder text = new StringBuilder(HEAD);
    classes.forEach((rarity, words) -> {
      StringBuilder line = new StringBuilder(rarity.toString());
      for (String word : words) {
        if (line.length() + word.length() >= LINE) {
          text.append(line).append('\n');
          line.setLength(0);
          line.append(rarity);
        }
        line.append(' ').append(word);
      }
      text.append(line).append('\n');
    });
    Files.writeString(out, text);
  }

  private static List<String> commonest(Map<String, Double> shares, int how) {
    return shares.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(how)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** -8 ln of the share of texts that have a word which is this share of all words. */
  private static int rarity(double share) {
    double ofTexts = -Math.expm1(WORDS_OF_A_TEXT * Math.log1p(-share));
    return (int) Math.min(Background.UNKNOWN, Math.round(-8 * Math.log(ofTexts)));
  }
}
