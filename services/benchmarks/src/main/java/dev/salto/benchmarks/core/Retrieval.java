package dev.salto.benchmarks.core;

import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.text.TermVector;
import dev.salto.matching.text.TextSimilarity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The ten offers whose texts are most like a scenario's, found in two ways: by Salto's vectors, all
 * looked at, and as others would, by a Lucene index in memory (BM25, English stems, Chinese words).
 */
final class Retrieval {

  static final int BEST = 10;
  private static final int SCENARIOS = 200;

  private final List<Scenario> scenarios = new ArrayList<>();
  private final TermVector[] vectors;
  private final TermVector[] asked = new TermVector[SCENARIOS];
  private final IndexSearcher index;
  private final Analyzer chinese = new SmartChineseAnalyzer();
  private final Analyzer english = new EnglishAnalyzer();

  /** So many generated offers in both, and two hundred scenarios. */
  Retrieval(int offers) throws IOException {
    MarketGenerator generator = new MarketGenerator(11);
    vectors = new TermVector[offers];
    ByteBuffersDirectory memory = new ByteBuffersDirectory();
    try (IndexWriter zh = new IndexWriter(memory, new IndexWriterConfig(new PerLanguage()))) {
      for (int n = 0; n < offers; n++) {
        Offer offer = generator.offer(generator.posted(n));
        vectors[n] = TextSimilarity.vectorOf(offer.title(), offer.summary());
        Document document = new Document();
        document.add(
            new TextField("zh", both(offer.title().zh(), offer.summary().zh()), Field.Store.NO));
        document.add(
            new TextField("en", both(offer.title().en(), offer.summary().en()), Field.Store.NO));
        zh.addDocument(document);
      }
    }
    index = new IndexSearcher(DirectoryReader.open(memory));
    for (int n = 0; n < SCENARIOS; n++) {
      Scenario scenario = generator.scenario(generator.posted(n));
      scenarios.add(scenario);
      asked[n] = TextSimilarity.vectorOf(scenario.title(), scenario.summary());
    }
  }

  /** Numbers of the ten best by cosine, best first. */
  int[] byCosine(int scenario) {
    TermVector wanted = asked[scenario % SCENARIOS];
    // Worst on top: cosine in the upper half; of equals the later offer is worse.
    PriorityQueue<Long> best = new PriorityQueue<>(BEST + 1);
    for (int n = 0; n < vectors.length; n++) {
      long candidate = (long) wanted.cosine(vectors[n]) << 32 | Integer.MAX_VALUE - n;
      if (best.size() < BEST || candidate > best.element()) {
        best.add(candidate);
        if (best.size() > BEST) {
          best.remove();
        }
      }
    }
    int[] numbers = new int[best.size()];
    for (int i = numbers.length - 1; i >= 0; i--) {
      numbers[i] = Integer.MAX_VALUE - (int) (long) best.remove();
    }
    return numbers;
  }

  /** Numbers of the ten best by Lucene, best first. */
  int[] byLucene(int scenario) throws IOException {
    Scenario wanted = scenarios.get(scenario % SCENARIOS);
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    add(query, "zh", chinese, both(wanted.title().zh(), wanted.summary().zh()));
    add(query, "en", english, both(wanted.title().en(), wanted.summary().en()));
    ScoreDoc[] found = index.search(query.build(), BEST).scoreDocs;
    int[] numbers = new int[found.length];
    for (int i = 0; i < found.length; i++) {
      numbers[i] = found[i].doc;
    }
    return numbers;
  }

  private static void add(
      BooleanQuery.Builder query, String field, Analyzer analyzer, String text) {
    Query words = new QueryBuilder(analyzer).createBooleanQuery(field, text, Occur.SHOULD);
    if (words != null) {
      query.add(words, Occur.SHOULD);
    }
  }

  /** A way to find the ten best. */
  interface Way {
    int[] of(int scenario) throws IOException;
  }

  /** The share of what is found that is about what the scenario is about, over all scenarios. */
  static double precision(Way way) throws IOException {
    int found = 0;
    int right = 0;
    for (int scenario = 0; scenario < SCENARIOS; scenario++) {
      for (int offer : way.of(scenario)) {
        found++;
        right += MarketGenerator.topicOf(offer) == MarketGenerator.topicOf(scenario) ? 1 : 0;
      }
    }
    return (double) right / found;
  }

  private static String both(@Nullable String title, @Nullable String summary) {
    return (title == null ? "" : title) + "\n" + (summary == null ? "" : summary);
  }

  /** Chinese words for one field, English stems for the other. */
  private static final class PerLanguage extends org.apache.lucene.analysis.AnalyzerWrapper {
    private final Analyzer chinese = new SmartChineseAnalyzer();
    private final Analyzer english = new EnglishAnalyzer();

    PerLanguage() {
      super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
      return field.equals("zh") ? chinese : english;
    }
  }
}
