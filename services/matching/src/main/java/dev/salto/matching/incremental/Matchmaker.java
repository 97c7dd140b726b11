package dev.salto.matching.incremental;

import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.model.Exchange;
import dev.salto.matching.model.Money;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.model.SiteClearance;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds with whom a posting may be paired: open offers, and open scenarios with the orders that are
 * for anyone, each in clusters of their like; orders that are for named institutes by those.
 */
final class Matchmaker {

  private static final Money FEN = new Money(1, "CNY");

  private final Vocabulary words = new Vocabulary();
  private final Clustering<Leg.OfOffer, OfferSpan> offers;
  private final Clustering<Leg.OfScenario, ScenarioSpan> scenarios;
  private final Map<String, List<Leg.OfOffer>> byInstitute = new HashMap<>();
  private final Map<String, Set<Leg.OfOrder>> bySupplier = new HashMap<>();
  private Map<String, BigDecimal> rates = Map.of();

  /**
   * Nobody yet.
   *
   * @param mostInALeaf a cluster of more is parted
   */
  Matchmaker(int mostInALeaf) {
    offers = new Clustering<>(mostInALeaf);
    scenarios = new Clustering<>(mostInALeaf);
  }

  Clustering<Leg.OfOffer, OfferSpan> offers() {
    return offers;
  }

  Clustering<Leg.OfScenario, ScenarioSpan> scenarios() {
    return scenarios;
  }

  /** Takes in an offer as it stands now, if it is open. */
  void add(Leg.OfOffer leg) {
    Offer offer = leg.offer;
    if (offer != null && offer.open() && leg.text != null) {
      byInstitute.computeIfAbsent(offer.institute().id(), none -> new ArrayList<>(2)).add(leg);
      join(leg, offer);
    }
  }

  private void join(Leg.OfOffer leg, Offer offer) {
    if (leg.text != null) {
      var span = new OfferSpan(offer, words, fen(offer.price(), 0));
      leg.member =
          new Member<>(leg, span, leg.text, Promise.posted(offer.postedAt()), leg.enough());
      offers.root().add(leg.member);
    }
  }

  /** Takes out an offer as it stood. */
  void remove(Leg.OfOffer leg) {
    Offer offer = leg.offer;
    if (leg.member != null && offer != null) {
      Cluster.remove(leg.member);
      leg.member = null;
      byInstitute.computeIfPresent(
          offer.institute().id(),
          (institute, its) -> its.remove(leg) && its.isEmpty() ? null : its);
    }
  }

  /** Takes a scenario and its orders as they stand now. */
  void arrange(Leg.OfScenario leg) {
    if (leg.member != null) {
      Cluster.remove(leg.member);
      leg.member = null;
    }
    Scenario scenario = leg.scenario;
    if (scenario == null
        || leg.text == null
        || !scenario.open()
        || scenario.siteClearance() == SiteClearance.REFUSED) {
      return;
    }
    ScenarioSpan span = null;
    for (Leg.OfOrder its : leg.orders) {
      Order order = its.order;
      if (order != null && its.isForAnyone()) {
        span = span == null ? new ScenarioSpan(scenario, words) : span;
        span.add(order, scenario, words, fen(order.budgetPerLot(), 1));
      }
    }
    if (span != null) {
      leg.member = new Member<>(leg, span, leg.text, 0, leg.enoughOfOrders());
      scenarios.root().add(leg.member);
    }
  }

  /** An order is for these institutes alone, for anyone where there are none. */
  void name(Leg.OfOrder leg, List<String> suppliers) {
    for (String former : leg.suppliers) {
      bySupplier.computeIfPresent(
          former, (institute, its) -> its.remove(leg) && its.isEmpty() ? null : its);
    }
    leg.suppliers = suppliers;
    for (String supplier : suppliers) {
      bySupplier.computeIfAbsent(supplier, none -> new LinkedHashSet<>()).add(leg);
    }
  }

  /**
   * Compares money by these rates from now on.
   *
   * @return the currencies that had another rate
   */
  Set<String> price(Map<String, BigDecimal> next, Legs legs) {
    Set<String> repriced = PolicyChange.repriced(rates, next);
    rates = next;
    if (repriced.isEmpty()) {
      return repriced;
    }
    for (Leg leg : legs.all()) {
      if (leg instanceof Leg.OfOffer it && it.member != null && it.offer != null) {
        if (repriced.contains(it.offer.price().currency())) {
          Cluster.remove(it.member);
          join(it, it.offer);
        }
      } else if (leg instanceof Leg.OfScenario it
          && it.orders.stream().anyMatch(order -> isPricedIn(order, repriced))) {
        arrange(it);
      }
    }
    return repriced;
  }

  private static boolean isPricedIn(Leg.OfOrder leg, Set<String> currencies) {
    return leg.order != null && currencies.contains(leg.order.budgetPerLot().currency());
  }

  /** Rounded down, and so much more; as little or much as there is where it can't be told. */
  private long fen(Money money, int more) {
    long unknown = more == 0 ? 0 : Long.MAX_VALUE;
    long fen = Exchange.wholeTimes(money, FEN, rates).orElse(unknown);
    return fen == Long.MAX_VALUE ? fen : fen + more;
  }

  /** No search is on. */
  void rest() {
    offers.rest();
    scenarios.rest();
  }

  /** The offers of an institute that are open. */
  List<Leg.OfOffer> offersOf(String institute) {
    return byInstitute.getOrDefault(institute, List.of());
  }

  /** The orders that are for an institute by name. */
  Set<Leg.OfOrder> ordersFor(String institute) {
    return bySupplier.getOrDefault(institute, Set.of());
  }

  /** A search for scenarios; null where there can be none. */
  @Nullable OfferSearch search(Leg.OfOffer leg, Ground ground) {
    OfferSearch search = searchOf(leg, ground);
    if (search != null && scenarios.add(search)) {
      List<Member<Leg.OfOffer, OfferSpan>> some = new ArrayList<>();
      offers.root().sample(Clustering.SEARCHES, some);
      some.forEach(it -> scenarios.addIfThere(searchOf(it.leg, ground)));
    }
    return search;
  }

  private @Nullable OfferSearch searchOf(Leg.OfOffer leg, Ground ground) {
    Member<Leg.OfOffer, OfferSpan> member = leg.member;
    return member == null || leg.offer == null
        ? null
        : new OfferSearch(leg, leg.offer, member.span, member.text, words, ground);
  }

  /**
   * A search for offers by those of some orders of a scenario that are for anyone; null where none
   * is.
   */
  @Nullable ScenarioSearch search(
      Leg.OfScenario leg, Collection<Leg.OfOrder> orders, Ground ground) {
    ScenarioSearch search = searchOf(leg, orders, ground);
    if (search != null && offers.add(search)) {
      List<Member<Leg.OfScenario, ScenarioSpan>> some = new ArrayList<>();
      scenarios.root().sample(Clustering.SEARCHES, some);
      some.forEach(it -> offers.addIfThere(searchOf(it.leg, it.leg.orders, ground)));
    }
    return search;
  }

  private @Nullable ScenarioSearch searchOf(
      Leg.OfScenario leg, Collection<Leg.OfOrder> orders, Ground ground) {
    Member<Leg.OfScenario, ScenarioSpan> member = leg.member;
    Scenario scenario = leg.scenario;
    List<Leg.OfOrder> searching = orders.stream().filter(Leg.OfOrder::isForAnyone).toList();
    if (member == null || scenario == null || searching.isEmpty()) {
      return null;
    }
    ScenarioSpan wanted = member.span.withoutOrders();
    for (Leg.OfOrder it : searching) {
      Order order = Objects.requireNonNull(it.order);
      wanted.add(order, scenario, words, fen(order.budgetPerLot(), 1));
    }
    return new ScenarioSearch(leg, scenario, searching, wanted, member.text, words, ground);
  }

  /** The open offers that share a field with a scenario. */
  List<Offer> offersSharingAField(Scenario scenario) {
    List<Offer> sharing = new ArrayList<>();
    long fields = 0;
    for (String field : scenario.fields()) {
      // Asked by many at once, so no code is numbered here.
      fields |= words.fields().meetingIfKnown(field);
    }
    Deque<Cluster<Leg.OfOffer, OfferSpan>> open = new ArrayDeque<>(List.of(offers.root()));
    while (!open.isEmpty()) {
      Cluster<Leg.OfOffer, OfferSpan> cluster = open.pop();
      OfferSpan span = cluster.span();
      if (span != null && (span.fields & fields) != 0) {
        for (Member<Leg.OfOffer, OfferSpan> member : cluster.members()) {
          Offer offer = member.leg.offer;
          if (offer != null && scenario.fields().stream().anyMatch(offer::hasField)) {
            sharing.add(offer);
          }
        }
        if (cluster.lower() != null && cluster.upper() != null) {
          open.push(cluster.lower());
          open.push(cluster.upper());
        }
      }
    }
    return sharing;
  }
}
