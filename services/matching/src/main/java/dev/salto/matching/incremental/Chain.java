package dev.salto.matching.incremental;

import dev.salto.matching.eligibility.Eligibility;
import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.market.PairKey;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.pairing.Candidate;
import dev.salto.matching.pairing.Rank;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Follows the chain of displaced and freed pairs from what an input touched until no pair blocks
 * (design, "The pairing").
 *
 * <p>The frontier holds the pairs that block, best rank first. The best gets its place; what it
 * pushes out is worse, and so is every pair that blocks for the room which that leaves elsewhere:
 * they join the frontier below. So each pass goes down the ranks and ends, and when no pair blocks
 * the outcome is the stable one, of which there is only one.
 */
final class Chain {

  private final IndexedLedger ledger;
  private final Legs legs;
  private final Ground ground;
  private final Effort effort;
  private final PriorityQueue<Wanting> frontier = new PriorityQueue<>();
  private final Map<PairKey, Wanting> gained = new HashMap<>();
  private final Map<PairKey, Candidate> lost = new TreeMap<>();

  /** A pair that wants a place. */
  private record Wanting(Rank rank, PairCase pair) implements Comparable<Wanting> {

    @Override
    public int compareTo(Wanting other) {
      return rank.compareTo(other.rank);
    }
  }

  Chain(IndexedLedger ledger, Ground ground, Effort effort) {
    this.ledger = ledger;
    this.legs = ledger.legs();
    this.ground = ground;
    this.effort = effort;
  }

  /** Follows the chain from these legs. */
  void follow(Collection<? extends Leg> touched) {
    touched.forEach(this::shed);
    settle();
    for (Leg leg : touched) {
      if (leg instanceof Leg.OfScenario scenario) {
        searchEach(scenario.orders);
      } else {
        search(leg);
        settle();
      }
    }
  }

  /** Follows the chain from everywhere. */
  void followAll() {
    legs.all().toList().forEach(this::shed);
    settle();
    searchEach(legs.orders());
  }

  /** One after the other, so that the frontier never holds all pairs of a park. */
  private void searchEach(Collection<Leg.OfOrder> orders) {
    for (Leg.OfOrder order : List.copyOf(orders)) {
      search(order);
      settle();
    }
  }

  /** The pairs that have a place now and had none, best rank first. */
  List<PairCase> gained() {
    return gained.values().stream().sorted().map(Wanting::pair).toList();
  }

  /** The pairs whose places better ones hold now, by ids. */
  Collection<PairKey> lost() {
    return lost.keySet();
  }

  private void settle() {
    for (Wanting best = frontier.poll(); best != null; best = frontier.poll()) {
      Candidate pair = best.pair().candidate();
      List<Leg> its = legs.of(pair);
      if (legs.proposed(key(pair)) == null
          && its.stream().allMatch(leg -> leg.yieldsTo(pair.rank()))) {
        place(best, pair);
        its.forEach(this::shed);
      }
    }
  }

  private void place(Wanting wanting, Candidate pair) {
    legs.place(pair);
    if (lost.remove(key(pair)) == null) {
      gained.put(key(pair), wanting);
    }
  }

  /** Pushes out of a leg what it can't hold. */
  private void shed(Leg leg) {
    while (leg.left() < 0 && !leg.proposed.isEmpty()) {
      Candidate worst = leg.proposed.lastEntry().getValue();
      legs.lift(worst);
      if (gained.remove(key(worst)) == null) {
        lost.put(key(worst), worst);
      }
      for (Leg freed : legs.of(worst)) {
        // A leg that had room before gives no pair a place that it had not.
        if (freed.left() == 1) {
          search(freed);
        }
      }
    }
  }

  private void search(Leg leg) {
    switch (leg) {
      case Leg.OfOffer offer -> search(offer);
      case Leg.OfOrder order -> search(order);
      case Leg.OfScenario scenario -> scenario.orders.forEach(this::search);
    }
  }

  private void search(Leg.OfOffer leg) {
    Offer offer = leg.offer;
    if (offer == null || !offer.open() || leg.enough() == Leg.NONE_IS_ENOUGH) {
      return;
    }
    for (Leg.OfScenario scenario : ledger.scenariosSharing(offer.fields())) {
      if (scenario.enough() != Leg.NONE_IS_ENOUGH) {
        for (Leg.OfOrder order : scenario.orders) {
          consider(leg, scenario, order);
        }
      }
    }
  }

  private void search(Leg.OfOrder leg) {
    Order order = leg.order;
    if (order == null || !order.open() || leg.enough() == Leg.NONE_IS_ENOUGH) {
      return;
    }
    Leg.OfScenario its = legs.scenario(order.scenario());
    Scenario scenario = its.scenario;
    if (scenario == null || !scenario.open() || its.enough() == Leg.NONE_IS_ENOUGH) {
      return;
    }
    for (Leg.OfOffer offer : ledger.offersSharing(scenario.fields())) {
      consider(offer, its, leg);
    }
  }

  /** Adds a pair to the frontier if it blocks. */
  private void consider(Leg.OfOffer its, Leg.OfScenario scenario, Leg.OfOrder order) {
    effort.retrieved();
    int enough = Math.max(its.enough(), Math.max(scenario.enough(), order.enough()));
    if (enough == Leg.NONE_IS_ENOUGH
        || its.offer == null
        || scenario.scenario == null
        || order.order == null) {
      return;
    }
    PairCase pair = ledger.pairCase(its.offer, scenario.scenario, order.order, ground);
    PairMemory memory = pair.memory();
    if (memory != null && (memory.isLocked() || memory.hasHadItsLot())) {
      return;
    }
    effort.scored();
    if (!Eligibility.isEligible(pair)) {
      return;
    }
    Rank rank = pair.rank();
    if (its.yieldsTo(rank)
        && scenario.yieldsTo(rank)
        && order.yieldsTo(rank)
        && legs.proposed(new PairKey(rank.offer(), rank.order())) == null) {
      frontier.add(new Wanting(rank, pair));
    }
  }

  private static PairKey key(Candidate pair) {
    return new PairKey(pair.offer(), pair.order());
  }
}
