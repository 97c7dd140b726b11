package dev.salto.benchmarks.core;

import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.text.TermVector;
import dev.salto.matching.text.TextSimilarity;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A text as a vector, and the cosine of two. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@SuppressWarnings("NullAway.Init")
public class TextBenchmark {

  private static final int TEXTS = 256;

  private final Offer[] offers = new Offer[TEXTS];
  private final TermVector[] of = new TermVector[TEXTS];
  private final TermVector[] with = new TermVector[TEXTS];
  private int next;

  /** Titles and summaries of a generated park. */
  @Setup
  public void texts() {
    MarketGenerator generator = new MarketGenerator(3);
    for (int i = 0; i < TEXTS; i++) {
      offers[i] = generator.offer(generator.posted(i));
      Scenario scenario = generator.scenario(generator.posted(i));
      of[i] = TextSimilarity.vectorOf(offers[i].title(), offers[i].summary());
      with[i] = TextSimilarity.vectorOf(scenario.title(), scenario.summary());
    }
  }

  /** Title and summary in both languages, some 250 characters. */
  @Benchmark
  public TermVector vector() {
    Offer offer = offers[next++ & TEXTS - 1];
    return TextSimilarity.vectorOf(offer.title(), offer.summary());
  }

  /** An offer's vector and a scenario's. */
  @Benchmark
  public int cosine() {
    int n = next++;
    return of[n & TEXTS - 1].cosine(with[n * 7 & TEXTS - 1]);
  }
}
