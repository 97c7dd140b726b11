package dev.salto.dashboard.funnel;

import dev.salto.records.Money;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lots of one order for one scenario.
 *
 * @param order id of the order
 * @param related whether its buyer is the scenario's agency or of its group
 * @param postedAt when the order was posted, null where nothing but its matches is left of it
 * @param budgetPerLot what a lot is worth, null where that is not told
 * @param lots lots that came at least to a step; at {@link Step#POSTED} those that it asks for
 */
public record OrderLots(
    String order,
    boolean related,
    @Nullable Instant postedAt,
    @Nullable Money budgetPerLot,
    Map<Step, Long> lots) {

  /**
   * Lots by step.
   *
   * @param wanted lots that the order asks for today
   * @param backed lots that its evidence backs today
   * @param matches the step of each of its matches: what came so far was backed when it did
   */
  public static Map<Step, Long> lots(int wanted, int backed, Collection<Step> matches) {
    Map<Step, Long> lots = new EnumMap<>(Step.class);
    for (Step step : Step.values()) {
      lots.put(step, matches.stream().filter(it -> it.compareTo(step) >= 0).count());
    }
    lots.merge(Step.BACKED, (long) backed, Math::max);
    lots.merge(Step.POSTED, (long) wanted, Math::max);
    return lots;
  }

  /** Lots that came at least to a step. */
  public long at(Step step) {
    return lots.getOrDefault(step, 0L);
  }

  /** Lots of all these orders that came at least to a step. */
  public static long sum(Collection<OrderLots> orders, Step step) {
    return orders.stream().mapToLong(order -> order.at(step)).sum();
  }

  /** What the lots of all orders that tell it are worth: minor units by currency and step. */
  public static SortedMap<String, Map<Step, BigInteger>> worth(Collection<OrderLots> orders) {
    SortedMap<String, Map<Step, BigInteger>> sums = new TreeMap<>();
    for (OrderLots order : orders) {
      Money budget = order.budgetPerLot();
      if (budget != null && order.at(Step.BACKED) > 0) {
        Map<Step, BigInteger> sum =
            sums.computeIfAbsent(budget.getCurrency(), currency -> new EnumMap<>(Step.class));
        order
            .lots()
            .forEach((step, lots) ->
                sum.merge(
                    step,
                    BigInteger.valueOf(budget.getMinor()).multiply(BigInteger.valueOf(lots)),
                    BigInteger::add));
      }
    }
    return sums;
  }
}
