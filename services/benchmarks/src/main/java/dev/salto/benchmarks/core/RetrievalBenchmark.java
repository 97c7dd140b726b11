package dev.salto.benchmarks.core;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The ten best offers for a scenario's text, see {@link Retrieval}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@SuppressWarnings("NullAway.Init")
public class RetrievalBenchmark {

  /** Offers to find them among. */
  @Param({"1000"})
  public int offers;

  private Retrieval retrieval;
  private int next;

  /** Both filled with the same offers. */
  @Setup
  public void fill() throws IOException {
    retrieval = new Retrieval(offers);
  }

  /** The reference. */
  @Benchmark
  public int[] lucene() throws IOException {
    return retrieval.byLucene(next++ & 0xffff);
  }

  /** By cosine with every offer. */
  @Benchmark
  public int[] salto() {
    return retrieval.byCosine(next++ & 0xffff);
  }
}
