package dev.salto.dashboard.measures;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.salto.dashboard.funnel.OrderLots;
import dev.salto.dashboard.funnel.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Order-backed lots without a match, and why.
 *
 * @param lots how many
 * @param share of the backed lots, 0 to 10000; null where none is backed
 * @param why the reasons, most lots first; null where the matcher did not tell
 * @param unexplained lots of orders of which the matcher does not speak, such as those of a moment
 *     ago
 * @param whyMissing the code of the problem for which the matcher did not tell, null where it did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Unmet(
    long lots,
    @Nullable Integer share,
    @Nullable List<Reason> why,
    @Nullable Long unexplained,
    @Nullable String whyMissing) {

  /** The reason of an order in a park that has no open offer at all. */
  static final String NO_OFFER = "NO_OFFER";

  /**
   * A reason, which is where the offer that came furthest fails.
   *
   * @param code of the criterion, or {@code MATCHED}, {@code HELD}, {@code NO_OFFER}
   * @param lots unmet lots of the orders whose furthest offers fail here
   * @param orders those orders
   * @param offers pairs of an offer and an unmet order that fail here first, furthest or not
   */
  record Reason(String code, long lots, long orders, long offers) {}

  private static final class Tally {
    private long lots;
    private long orders;
    private long offers;
  }

  /** What is unmet of these orders. */
  static Unmet of(Collection<OrderLots> orders, Reasons reasons) {
    long backed = OrderLots.sum(orders, Step.BACKED);
    long unmet = backed - OrderLots.sum(orders, Step.MATCHED);
    Integer share = Figures.share(unmet, backed);
    if (unmet > 0 && reasons.missing() != null) {
      return new Unmet(unmet, share, null, null, reasons.missing());
    }
    Map<String, Tally> tallies = new LinkedHashMap<>();
    long unexplained = 0;
    for (OrderLots order : orders) {
      long lots = order.at(Step.BACKED) - order.at(Step.MATCHED);
      Map<String, Integer> counts = reasons.byOrder().get(order.order());
      if (lots > 0 && counts == null) {
        unexplained += lots;
      } else if (lots > 0 && counts != null) {
        count(tallies, counts, lots);
      }
    }
    List<Reason> why = new ArrayList<>();
    tallies.forEach(
        (code, tally) -> why.add(new Reason(code, tally.lots, tally.orders, tally.offers)));
    why.sort(
        Comparator.comparingLong(Reason::lots)
            .thenComparingLong(Reason::offers)
            .reversed()
            .thenComparing(Reason::code));
    return new Unmet(unmet, share, why, unexplained, null);
  }

  private static void count(Map<String, Tally> tallies, Map<String, Integer> counts, long lots) {
    String furthest = NO_OFFER;
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      furthest = count.getKey();
      tally(tallies, furthest).offers += count.getValue();
    }
    Tally reason = tally(tallies, furthest);
    reason.lots += lots;
    reason.orders++;
  }

  private static Tally tally(Map<String, Tally> tallies, String code) {
    return tallies.computeIfAbsent(code, missing -> new Tally());
  }
}
