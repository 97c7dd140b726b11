package dev.salto.dashboard.funnel;

import dev.salto.records.Money;
import java.math.BigInteger;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a scenario of a park stands.
 *
 * @param fields codes of its fields
 * @param open whether it is open
 * @param orders its orders that have a backed lot
 */
record Standing(List<String> fields, boolean open, List<OrderLots> orders) {

  /**
   * The lots of one order.
   *
   * @param budgetPerLot what a lot is worth, null where that is not told
   * @param lots lots that came at least to a step, from {@link Step#BACKED}
   */
  record OrderLots(@Nullable Money budgetPerLot, Map<Step, Long> lots) {

    /**
     * The lots of an order.
     *
     * @param backed lots that its evidence backs today
     * @param matches the step of each of its matches: what came so far was backed when it did
     */
    static OrderLots of(@Nullable Money budgetPerLot, int backed, Collection<Step> matches) {
      Map<Step, Long> lots = new EnumMap<>(Step.class);
      for (Step step : Step.values()) {
        lots.put(step, matches.stream().filter(it -> it.compareTo(step) >= 0).count());
      }
      lots.merge(Step.BACKED, (long) backed, Math::max);
      return new OrderLots(budgetPerLot, lots);
    }

    long at(Step step) {
      return lots.getOrDefault(step, 0L);
    }
  }

  /** Whether it counts at this step. */
  boolean isAt(Step step) {
    return step == Step.POSTED && open || orders.stream().anyMatch(order -> order.at(step) > 0);
  }

  /** The funnel of those that pass. */
  static Funnel funnel(String park, FunnelFilter filter, Collection<Standing> all) {
    List<Standing> counted = all.stream().filter(it -> filter.passes(it.fields())).toList();
    List<OrderLots> orders = counted.stream().flatMap(it -> it.orders().stream()).toList();
    List<OrderLots> sealed = orders.stream().filter(it -> it.budgetPerLot() == null).toList();
    Funnel.Lots sealedLots = lots(sealed);
    return new Funnel(
        park,
        filter.field(),
        filter.keyIndustry(),
        new Funnel.Scenarios(
            scenarios(counted, Step.POSTED),
            scenarios(counted, Step.BACKED),
            scenarios(counted, Step.MATCHED),
            scenarios(counted, Step.AGREED),
            scenarios(counted, Step.PILOTING),
            scenarios(counted, Step.PAID)),
        lots(orders),
        values(orders),
        sealedLots.backed(),
        sealedLots);
  }

  private static long scenarios(List<Standing> counted, Step step) {
    return counted.stream().filter(it -> it.isAt(step)).count();
  }

  private static Funnel.Lots lots(List<OrderLots> orders) {
    return new Funnel.Lots(
        sum(orders, Step.BACKED),
        sum(orders, Step.MATCHED),
        sum(orders, Step.AGREED),
        sum(orders, Step.PILOTING),
        sum(orders, Step.PAID));
  }

  private static long sum(List<OrderLots> orders, Step step) {
    return orders.stream().mapToLong(order -> order.at(step)).sum();
  }

  private static List<Funnel.Value> values(List<OrderLots> orders) {
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
    return sums.entrySet().stream().map(sum -> value(sum.getKey(), sum.getValue())).toList();
  }

  private static Funnel.Value value(String currency, Map<Step, BigInteger> sum) {
    return new Funnel.Value(
        currency,
        sum.getOrDefault(Step.BACKED, BigInteger.ZERO),
        sum.getOrDefault(Step.MATCHED, BigInteger.ZERO),
        sum.getOrDefault(Step.AGREED, BigInteger.ZERO),
        sum.getOrDefault(Step.PILOTING, BigInteger.ZERO),
        sum.getOrDefault(Step.PAID, BigInteger.ZERO));
  }
}
