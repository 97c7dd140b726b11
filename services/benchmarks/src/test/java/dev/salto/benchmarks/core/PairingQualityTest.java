package dev.salto.benchmarks.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.benchmarks.core.Optimum.Capacities;
import dev.salto.benchmarks.core.Optimum.Pair;
import dev.salto.benchmarks.core.Optimum.Total;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the stable outcome is compared with. */
class PairingQualityTest {

  /** The best pair stands in the way of two that are worth more together. */
  private static final List<Pair> PAIRS =
      List.of(new Pair("a", "x", 9000), new Pair("a", "y", 8000), new Pair("b", "x", 7000));

  private static final Map<String, String> SCENARIOS = Map.of("x", "s", "y", "t");
  private static final Map<String, Integer> ONE_EACH = Map.of("a", 1, "b", 1);

  @Test
  void theOptimumPassesTheBestPairOverWhereTwoOthersAreWorthMore() {
    Capacities capacities =
        new Capacities(ONE_EACH, Map.of("x", 1, "y", 1), SCENARIOS, Map.of("s", 1, "t", 1));

    assertThat(Optimum.ofScore(PAIRS, capacities)).isEqualTo(new Total(2, 15_000));
    assertThat(Optimum.ofLots(PAIRS, capacities)).isEqualTo(new Total(2, 15_000));
  }

  @Test
  void noCapacityIsExceeded() {
    Capacities none =
        new Capacities(ONE_EACH, Map.of("x", 2, "y", 0), SCENARIOS, Map.of("s", 1, "t", 1));

    assertThat(Optimum.ofScore(PAIRS, none)).isEqualTo(new Total(1, 9000));
  }

  @Test
  void theStableOutcomeIsNeverBetterThanTheOptimum() {
    PairingQuality all = PairingQuality.of(3, 80);

    assertThat(all.stable().score()).isPositive().isLessThanOrEqualTo(all.highest().score());
    assertThat(all.stable().lots()).isPositive().isLessThanOrEqualTo(all.most().lots());
    assertThat(all.highest().lots()).isLessThanOrEqualTo(all.most().lots());
  }
}
