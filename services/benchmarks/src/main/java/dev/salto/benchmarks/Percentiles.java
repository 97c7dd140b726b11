package dev.salto.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/**
 * What most and nearly all of some measured times stay below.
 *
 * @param p50 half of them, in milliseconds
 * @param p99 ninety-nine of a hundred, in milliseconds
 */
record Percentiles(double p50, double p99) {

  /** Of times in nanoseconds, at least one. */
  static Percentiles of(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Percentiles(at(sorted, 50) / 1e6, at(sorted, 99) / 1e6);
  }

  /** Nearest rank: the smallest time that so many of a hundred do not exceed. */
  private static long at(long[] sorted, int percent) {
    int rank = (sorted.length * percent + 99) / 100;
    return sorted[Math.max(0, rank - 1)];
  }

  /** A row of the report, with ratios to a reference. */
  String row(String what, Percentiles reference) {
    return String.format(
        Locale.ROOT,
        "%-34s %9.1f %9.1f %9.1fx %9.1fx",
        what,
        p50,
        p99,
        p50 / reference.p50,
        p99 / reference.p99);
  }
}
