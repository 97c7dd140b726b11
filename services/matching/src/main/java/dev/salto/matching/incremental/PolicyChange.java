package dev.salto.matching.incremental;

import dev.salto.matching.life.Gate;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Policy;
import dev.salto.matching.model.Scenario;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What another policy lets pairs gain that stand in no place: these are found from the legs that it
 * names. What standing pairs lose by it, their review tells; backed lots are counted apart.
 */
final class PolicyChange {

  private final Set<String> repriced;
  private final boolean fewerBetweenParties;
  private final boolean fewerOnSite;
  private final boolean lowerScore;

  /** Where most offers come from: what crosses a border has a leg elsewhere. */
  private final String home;

  /**
   * From one policy to the next.
   *
   * @param repriced currencies with another rate
   */
  PolicyChange(Policy old, Policy next, Set<String> repriced, Collection<Offer> offers) {
    this.repriced = repriced;
    fewerBetweenParties = isDropped(Gate.FUNDS, old, next);
    fewerOnSite = isDropped(Gate.GOODS, old, next) || isDropped(Gate.DATA, old, next);
    lowerScore = next.minimumScore() < old.minimumScore();
    home = fewerBetweenParties || fewerOnSite ? home(offers) : "";
  }

  private static boolean isDropped(String gate, Policy old, Policy next) {
    return old.crossBorderGates().contains(gate) && !next.crossBorderGates().contains(gate);
  }

  private static String home(Collection<Offer> offers) {
    Map<String, Integer> counts = new HashMap<>();
    offers.forEach(offer -> counts.merge(offer.institute().jurisdiction(), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /** The currencies of which one has another rate than the other; none of them is CNY. */
  static Set<String> repriced(Map<String, BigDecimal> old, Map<String, BigDecimal> next) {
    Set<String> currencies = new HashSet<>(old.keySet());
    currencies.addAll(next.keySet());
    currencies.removeIf(it -> Objects.equals(old.get(it), next.get(it)));
    return currencies;
  }

  boolean mayGain(Leg.OfOffer leg) {
    Offer offer = leg.offer;
    return offer != null
        && offer.open()
        && (repriced.contains(offer.price().currency())
            || (fewerBetweenParties || fewerOnSite)
                && !offer.institute().jurisdiction().equals(home));
  }

  boolean mayGain(Leg.OfOrder leg) {
    Order order = leg.order;
    Leg.OfScenario place = leg.scenario;
    Scenario scenario = place == null ? null : place.scenario;
    return order != null
        && place != null
        && scenario != null
        && (repriced.contains(order.budgetPerLot().currency())
            || fewerBetweenParties && !order.buyer().jurisdiction().equals(home)
            || fewerOnSite && !scenario.jurisdiction().equals(home)
            // A pair that scored too little scores less than all that stand: it needs room.
            || lowerScore && leg.left() > 0 && place.left() > 0);
  }
}
