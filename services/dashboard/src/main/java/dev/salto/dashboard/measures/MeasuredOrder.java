package dev.salto.dashboard.measures;

import dev.salto.dashboard.funnel.OrderLots;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of one order.
 *
 * @param lots its lots by step
 * @param toMatch days from its posting to its first match, null where there was none since
 * @param toAgreement days from its posting to its first agreement
 * @param toPayment days from its posting to the first payment that stands
 * @param pilots its pilots, whatever became of them
 */
record MeasuredOrder(
    OrderLots lots,
    @Nullable Long toMatch,
    @Nullable Long toAgreement,
    @Nullable Long toPayment,
    List<Pilot> pilots) {

  /**
   * A pilot.
   *
   * @param hours that it ran
   */
  record Pilot(BigDecimal hours, List<Incident> incidents) {}

  /**
   * An incident.
   *
   * @param toFix days from it to the version that fixed it, null while none did
   */
  record Incident(String severity, @Nullable Long toFix) {}
}
