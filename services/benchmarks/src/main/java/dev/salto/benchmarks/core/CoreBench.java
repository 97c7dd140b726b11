package dev.salto.benchmarks.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.salto.matching.market.Market;
import java.io.IOException;
import java.lang.ref.Reference;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs the benchmarks of the core and prints what they come to, beside references of this run. */
public final class CoreBench {

  private static final int SMALL = 300;
  private static final int LARGE = 10_000;
  private static final List<Integer> PARK_SIZES = List.of(20_000, 200_000);
  private static final int LARGEST_PARK = 2_000_000;

  /** Has texts of some 300 characters. */
  private static final int MORE_CLAUSES = 4;

  private static final int INPUTS = 20_000;
  private static final int OFFERS = 1000;
  private static final int PARKS = 20;

  private CoreBench() {}

  /**
   * Runs all; some minutes.
   *
   * @param args {@code --large} to measure a park of two million postings too, which takes hours
   *     and 16 GB
   */
  public static void main(String[] args) throws RunnerException, IOException {
    markets();
    parks(List.of(args).contains("--large"));
    texts();
    retrieval();
    quality();
  }

  private static void markets() throws RunnerException {
    row(
        "%-34s %10s %10s %10s %10s %8s %9s",
        "one input, 6 add : 3 change : 1 withdraw",
        "inputs/s",
        "p50 us",
        "p99 us",
        "worst us",
        "inputs/s",
        "B/posting");
    Statistics plain = null;
    for (MarketKind kind : MarketKind.values()) {
      Statistics took = handle(kind, SMALL);
      plain = plain == null ? took : plain;
      row(kind, SMALL, took, plain.getMean() / took.getMean());
      // Work of the plain one grows with offers times orders.
      if (kind != MarketKind.PLAIN) {
        row(kind, LARGE, handle(kind, LARGE), Double.NaN);
      }
    }
  }

  private static void parks(boolean largest) throws IOException {
    row("%n%s %9s", LargePark.HEAD, "a posting");
    OptionalDouble first = OptionalDouble.empty();
    for (int postings : PARK_SIZES) {
      first = park(postings, 0, "6g", first);
    }
    if (largest) {
      park(LARGEST_PARK, 0, "16g", first);
    }
    park(PARK_SIZES.getFirst(), MORE_CLAUSES, "6g", first);
  }

  /** Measures a park in a process of its own, beside the mean of the first. */
  private static OptionalDouble park(
      int postings, int moreClauses, String heap, OptionalDouble first) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                LargePark.class.getName(),
                String.valueOf(postings),
                String.valueOf(INPUTS),
                String.valueOf(moreClauses))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String measured = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    if (measured.isEmpty()) {
      throw new IllegalStateException("no measure of a park of " + postings + " postings");
    }
    double perSecond = Double.parseDouble(measured.split("\\s+")[2]);
    row("%s %8.1fx", measured, first.orElse(perSecond) / perSecond);
    return first.isPresent() ? first : OptionalDouble.of(perSecond);
  }

  private static Statistics handle(MarketKind kind, int postings) throws RunnerException {
    return run(new OptionsBuilder()
            .include(MarketBenchmark.class.getName())
            .param("market", kind.name())
            .param("postings", String.valueOf(postings)))
        .iterator()
        .next()
        .getPrimaryResult()
        .getStatistics();
  }

  private static void row(MarketKind kind, int postings, Statistics took, double ratio) {
    row(
        "%-34s %10.0f %10.1f %10.1f %10.1f %8s %9d",
        "%s, %d postings".formatted(kind, postings),
        1e6 / took.getMean(),
        took.getPercentile(50),
        took.getPercentile(99),
        took.getMax(),
        Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, "%.1fx", ratio),
        heap(kind, postings) / postings);
  }

  /** Bytes that a market keeps beside the postings it was told, which others keep too. */
  private static long heap(MarketKind kind, int postings) {
    Traffic traffic = new Traffic(7, postings);
    long before = Heap.used();
    Market market = traffic.post(kind.empty());
    long after = Heap.used();
    Reference.reachabilityFence(market);
    Reference.reachabilityFence(traffic);
    return Math.max(0, after - before);
  }

  private static void texts() throws RunnerException {
    row("%n%-34s %10s", "texts", "us");
    for (RunResult result : run(new OptionsBuilder().include(TextBenchmark.class.getName()))) {
      row("%-34s %10.2f", name(result), mean(result) / 1000);
    }
  }

  private static void retrieval() throws RunnerException, IOException {
    row("%n%-34s %10s %10s %10s", "ten best of 1000 offers", "us", "time", "precision");
    Retrieval retrieval = new Retrieval(OFFERS);
    OptionalDouble lucene = OptionalDouble.empty();
    for (RunResult result :
        run(
            new OptionsBuilder()
                .include(RetrievalBenchmark.class.getName())
                .param("offers", String.valueOf(OFFERS)))) {
      boolean reference = name(result).equals("lucene");
      double took = mean(result);
      lucene = reference ? OptionalDouble.of(took) : lucene;
      row(
          "%-34s %10.1f %9.2fx %10.3f",
          reference ? "Lucene 10.3.0, BM25, in memory" : "Salto, cosine with every offer",
          took / 1000,
          took / lucene.orElse(took),
          Retrieval.precision(reference ? retrieval::byLucene : retrieval::byCosine));
    }
  }

  private static void quality() {
    PairingQuality small = PairingQuality.of(PARKS, 120);
    row(
        "%n%-34s %10s %10s %10s %10s",
        "pairing, 20 parks of 120 postings", "lots", "score", "lots", "score");
    row("stable outcome", small.stable(), small);
    row("highest score (OR-Tools)", small.highest(), small);
    row("most lots (OR-Tools)", small.most(), small);
  }

  private static void row(String what, Optimum.Total total, PairingQuality all) {
    row(
        "%-34s %10d %10d %9.3fx %9.3fx",
        what,
        total.lots(),
        total.score(),
        (double) total.lots() / all.most().lots(),
        (double) total.score() / all.highest().score());
  }

  private static Collection<RunResult> run(
      org.openjdk.jmh.runner.options.ChainedOptionsBuilder options) throws RunnerException {
    return new Runner(options.verbosity(VerboseMode.SILENT).shouldFailOnError(true).build()).run();
  }

  private static String name(RunResult result) {
    String benchmark = result.getParams().getBenchmark();
    return benchmark.substring(benchmark.lastIndexOf('.') + 1);
  }

  private static double mean(RunResult result) {
    return result.getPrimaryResult().getScore();
  }

  private static void row(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
