package dev.salto.dashboard.measures;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.salto.dashboard.funnel.OrderLots;
import dev.salto.dashboard.funnel.Step;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The figures of some scenarios, by those of their orders that count. Every step counts what came
 * at least that far. Shares are 0 to 10000 and left out where there is nothing to share.
 *
 * @param values what the lots of {@code PUBLIC} orders are worth, by currency
 * @param sealedLots order-backed lots that the values leave out, since their orders are sealed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Figures(
    Scenarios scenarios,
    Lots lots,
    List<Value> values,
    long sealedLots,
    Durations days,
    Incidents incidents,
    Unmet unmet) {

  private static final Predicate<OrderLots> SEALED = order -> order.budgetPerLot() == null;

  /**
   * Numbers of scenarios.
   *
   * @param posted open ones, and those whose pilots go on or were paid, whoever orders them
   * @param orderBackedShare of those posted, the share that an order backs
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Scenarios(
      long posted,
      long orderBacked,
      @Nullable Integer orderBackedShare,
      long matched,
      long agreed,
      long piloting,
      long delivered,
      long paid) {}

  /**
   * Numbers of lots.
   *
   * @param ordered that orders ask for, backed or not
   * @param backedShare of those ordered, the share that is backed
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Lots(
      long ordered,
      long backed,
      @Nullable Integer backedShare,
      long matched,
      long agreed,
      long piloting,
      long delivered,
      long paid) {}

  /** Sums of budget per lot, in minor units of the currency (ISO 4217). */
  record Value(
      String currency,
      BigInteger backed,
      BigInteger matched,
      BigInteger agreed,
      BigInteger piloting,
      BigInteger delivered,
      BigInteger paid) {}

  /** Days from an order's posting to its first match, agreement and payment. */
  record Durations(Days toMatch, Days toAgreement, Days toFirstPayment) {}

  /**
   * The figures of these scenarios.
   *
   * @param counts which of their orders count
   * @param reasons why orders are unmet
   */
  static Figures of(
      Collection<MeasuredScenario> scenarios, Predicate<OrderLots> counts, Reasons reasons) {
    List<MeasuredOrder> orders =
        scenarios.stream()
            .flatMap(it -> it.orders().stream())
            .filter(it -> counts.test(it.lots()))
            .toList();
    List<OrderLots> lots = orders.stream().map(MeasuredOrder::lots).toList();
    return new Figures(
        scenarios(scenarios, counts),
        lots(lots),
        OrderLots.worth(lots).entrySet().stream()
            .map(sum -> value(sum.getKey(), sum.getValue()))
            .toList(),
        OrderLots.sum(lots.stream().filter(SEALED).toList(), Step.BACKED),
        new Durations(
            days(orders, MeasuredOrder::toMatch),
            days(orders, MeasuredOrder::toAgreement),
            days(orders, MeasuredOrder::toPayment)),
        Incidents.of(orders.stream().flatMap(it -> it.pilots().stream()).toList()),
        Unmet.of(lots, reasons));
  }

  /** A part of a whole, 0 to 10000 and rounded down; null of nothing. */
  static @Nullable Integer share(long part, long whole) {
    return whole == 0 ? null : Math.toIntExact(10_000 * part / whole);
  }

  private static Scenarios scenarios(
      Collection<MeasuredScenario> scenarios, Predicate<OrderLots> counts) {
    Function<Step, Long> at =
        step -> scenarios.stream().filter(it -> it.isAt(step, counts)).count();
    long posted = scenarios.stream().filter(it -> it.standing().isAt(Step.POSTED)).count();
    long backed = at.apply(Step.BACKED);
    return new Scenarios(
        posted,
        backed,
        share(backed, posted),
        at.apply(Step.MATCHED),
        at.apply(Step.AGREED),
        at.apply(Step.PILOTING),
        at.apply(Step.DELIVERED),
        at.apply(Step.PAID));
  }

  private static Lots lots(List<OrderLots> orders) {
    long ordered = OrderLots.sum(orders, Step.POSTED);
    long backed = OrderLots.sum(orders, Step.BACKED);
    return new Lots(
        ordered,
        backed,
        share(backed, ordered),
        OrderLots.sum(orders, Step.MATCHED),
        OrderLots.sum(orders, Step.AGREED),
        OrderLots.sum(orders, Step.PILOTING),
        OrderLots.sum(orders, Step.DELIVERED),
        OrderLots.sum(orders, Step.PAID));
  }

  private static Value value(String currency, Map<Step, BigInteger> sum) {
    Function<Step, BigInteger> at = step -> sum.getOrDefault(step, BigInteger.ZERO);
    return new Value(
        currency,
        at.apply(Step.BACKED),
        at.apply(Step.MATCHED),
        at.apply(Step.AGREED),
        at.apply(Step.PILOTING),
        at.apply(Step.DELIVERED),
        at.apply(Step.PAID));
  }

  private static Days days(
      List<MeasuredOrder> orders, Function<MeasuredOrder, @Nullable Long> days) {
    return Days.of(orders.stream().map(days).filter(Objects::nonNull).toList());
  }
}
