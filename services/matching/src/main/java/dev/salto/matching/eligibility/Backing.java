package dev.salto.matching.eligibility;

import dev.salto.matching.model.Commitment;
import dev.salto.matching.model.Evidence;
import dev.salto.matching.model.EvidenceKind;
import dev.salto.matching.model.Exchange;
import dev.salto.matching.model.Money;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Policy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What stands behind an order on a day.
 *
 * @param commitment the highest that a counting document gives
 * @param lots order-backed lots
 */
public record Backing(Commitment commitment, int lots) {

  /** Nothing but a need. */
  public static final Backing NONE = new Backing(Commitment.NEED, 0);

  /** What stands behind an order under a park's policy. */
  public static Backing of(Order order, Policy policy, LocalDate day) {
    return new Backing(
        Commitment.of(order.evidence(), day),
        lots(
            order.lots(),
            order.budgetPerLot(),
            order.evidence(),
            policy.threshold(),
            policy.rates(),
            day));
  }

  /**
   * Lots backed at a threshold (design, words "commitment" and "order-backed"). A counting document
   * backs ⌊amount ÷ budget per lot⌋ lots. Documents of different kinds speak of the same money, so
   * the best kind counts and kinds don't add; several documents of one kind do. Documents below
   * ORDERED back no lots, however low the threshold.
   *
   * @param lots that the order asks for: the result is never more
   * @param rates CNY for one major unit of a currency, for amounts in another currency than the
   *     budget; an unknown currency backs none
   */
  public static int lots(
      int lots,
      Money budgetPerLot,
      List<Evidence> evidence,
      Commitment threshold,
      Map<String, BigDecimal> rates,
      LocalDate day) {
    Commitment least = threshold.compareTo(Commitment.ORDERED) < 0 ? Commitment.ORDERED : threshold;
    Map<EvidenceKind, Long> byKind = new EnumMap<>(EvidenceKind.class);
    for (Evidence document : evidence) {
      Money amount = document.amount();
      if (amount != null
          && document.countsOn(day)
          && document.kind().gives().compareTo(least) >= 0) {
        long whole = Exchange.wholeTimes(amount, budgetPerLot, rates).orElse(0);
        // Cut at what the order asks for, so that no sum can overflow.
        byKind.merge(document.kind(), Math.min(whole, lots), Long::sum);
      }
    }
    long most = byKind.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return (int) Math.max(0, Math.min(most, lots));
  }
}
