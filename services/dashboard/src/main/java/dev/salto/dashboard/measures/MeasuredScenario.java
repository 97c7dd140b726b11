package dev.salto.dashboard.measures;

import dev.salto.dashboard.funnel.OrderLots;
import dev.salto.dashboard.funnel.Standing;
import dev.salto.dashboard.funnel.Step;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is measured of one scenario.
 *
 * @param month in which it was posted, by the park's time zone
 */
record MeasuredScenario(Standing standing, YearMonth month, List<MeasuredOrder> orders) {

  /** Whether one of those of its orders that count brought it to this step. */
  boolean isAt(Step step, Predicate<OrderLots> counts) {
    return Standing.isAt(step, standing.orders().stream().filter(counts).toList());
  }
}
