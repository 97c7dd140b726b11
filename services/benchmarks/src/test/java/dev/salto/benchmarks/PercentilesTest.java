package dev.salto.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

  @Test
  void halfAndNinetyNineOfAHundredAreNearestRanks() {
    long[] hundred = LongStream.rangeClosed(1, 100).map(n -> n * 1_000_000).toArray();
    assertThat(Percentiles.of(hundred)).isEqualTo(new Percentiles(50, 99));
  }

  @Test
  void oneTimeIsBoth() {
    assertThat(Percentiles.of(new long[] {3_000_000})).isEqualTo(new Percentiles(3, 3));
  }

  @Test
  void aRowTellsTheRatioToTheReference() {
    assertThat(new Percentiles(4, 9).row("x", new Percentiles(2, 3))).contains("2.0x", "3.0x");
  }
}
