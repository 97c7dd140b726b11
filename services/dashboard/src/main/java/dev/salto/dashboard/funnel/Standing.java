package dev.salto.dashboard.funnel;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Where a scenario of a park stands.
 *
 * @param scenario its id
 * @param fields codes of its fields
 * @param open whether it is open
 * @param postedAt when it was posted
 * @param orders its orders, those without a backed lot among them
 */
public record Standing(
    String scenario, List<String> fields, boolean open, Instant postedAt, List<OrderLots> orders) {

  /** Whether it counts at this step. */
  public boolean isAt(Step step) {
    return step == Step.POSTED ? open || isAt(Step.BACKED) : isAt(step, orders);
  }

  /** Whether one of these orders brought it to this step. */
  public static boolean isAt(Step step, Collection<OrderLots> orders) {
    return orders.stream().anyMatch(order -> order.at(step) > 0);
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
        OrderLots.worth(orders).entrySet().stream()
            .map(sum -> value(sum.getKey(), sum.getValue()))
            .toList(),
        sealedLots.backed(),
        sealedLots);
  }

  private static long scenarios(List<Standing> counted, Step step) {
    return counted.stream().filter(it -> it.isAt(step)).count();
  }

  private static Funnel.Lots lots(List<OrderLots> orders) {
    return new Funnel.Lots(
        OrderLots.sum(orders, Step.BACKED),
        OrderLots.sum(orders, Step.MATCHED),
        OrderLots.sum(orders, Step.AGREED),
        OrderLots.sum(orders, Step.PILOTING),
        OrderLots.sum(orders, Step.PAID));
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
