package dev.salto.matching.market;

import dev.salto.matching.eligibility.Eligibility;
import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.MatchState;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.pairing.Candidate;
import dev.salto.matching.pairing.Rank;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/**
 * Follows the chain of displaced and freed pairs of a ledger that is only read, until no pair
 * blocks (design, "The pairing"): the best pair that blocks gets its place, and what it pushes out
 * frees room further down. What it costs grows with the chain, and for each freed capacity with the
 * postings that share a field with it.
 */
final class PreviewChain {

  private final Ledger ledger;
  private final Ground ground;
  private final Occupancy occupancy;
  private final Map<String, Leg> offers = new HashMap<>();
  private final Map<String, Leg> scenarios = new HashMap<>();
  private final Map<String, Leg> orders = new HashMap<>();
  private final PriorityQueue<PairCase> frontier =
      new PriorityQueue<>(Comparator.comparing(PairCase::rank));
  private final Set<Leg> touched = new LinkedHashSet<>();
  private final Set<PairKey> placed = new HashSet<>();
  private final Map<PairKey, PairCase> gained = new HashMap<>();
  private final Map<PairKey, Candidate> lost = new TreeMap<>();

  PreviewChain(Ledger ledger, Ground ground) {
    this.ledger = ledger;
    this.ground = ground;
    this.occupancy = ledger.occupancy();
  }

  /** An offer, a scenario or an order, with the proposed pairs that hold it. */
  private static final class Leg {

    final Runnable search;
    final TreeMap<Rank, Candidate> proposed = new TreeMap<>();
    int left;

    Leg(int left, Runnable search) {
      this.left = left;
      this.search = search;
    }

    boolean mayYield() {
      return left > 0 || !proposed.isEmpty();
    }

    boolean yieldsTo(Rank rank) {
      return left > 0 || !proposed.isEmpty() && rank.compareTo(proposed.lastKey()) < 0;
    }
  }

  private Leg offer(String id) {
    return offers.computeIfAbsent(
        id, missing -> leg(occupancy.pilotsLeft(id), occupancy.ofOffer(id), () -> searchOffer(id)));
  }

  private Leg scenario(String id) {
    return scenarios.computeIfAbsent(
        id,
        missing ->
            leg(
                occupancy.placesLeft(id),
                occupancy.ofScenario(id),
                () -> ledger.ordersOf(id).forEach(this::searchOrder)));
  }

  private Leg order(String id) {
    return orders.computeIfAbsent(
        id,
        missing ->
            leg(
                occupancy.lotsLeft(id),
                occupancy.ofOrder(id),
                () -> {
                  Order order = ledger.order(id);
                  if (order != null) {
                    searchOrder(order);
                  }
                }));
  }

  private Leg leg(int left, List<Match> standing, Runnable search) {
    Leg leg = new Leg(left, search);
    for (Match match : standing) {
      if (match.state() == MatchState.PROPOSED) {
        Rank rank = ledger.rank(match);
        leg.proposed.put(rank, new Candidate(rank, match.scenario()));
        placed.add(PairKey.of(match));
      }
    }
    return leg;
  }

  /** An offer was posted anew. */
  void touchOffer(String id) {
    touched.add(offer(id));
  }

  /** An order was posted anew. */
  void touchOrder(String id) {
    touched.add(order(id));
  }

  /** A match that stood ended, or is worth something else now. */
  void touch(Match match) {
    touched.add(offer(match.offer()));
    touched.add(scenario(match.scenario()));
    touched.add(order(match.order()));
  }

  /** Follows the chain from all that was touched. */
  void follow() {
    touched.forEach(this::shed);
    settle();
    for (Leg leg : touched) {
      leg.search.run();
      settle();
    }
  }

  /** The pairs that have a place now and had none, best rank first. */
  List<PairCase> gained() {
    return gained.values().stream().sorted(Comparator.comparing(PairCase::rank)).toList();
  }

  /** The pairs whose places better ones hold now, by ids. */
  List<PairKey> lost() {
    return List.copyOf(lost.keySet());
  }

  private void settle() {
    for (PairCase best = frontier.poll(); best != null; best = frontier.poll()) {
      Candidate pair = best.candidate();
      List<Leg> its = legs(pair);
      if (blocks(pair)) {
        placed.add(key(pair));
        for (Leg leg : its) {
          leg.proposed.put(pair.rank(), pair);
          leg.left--;
        }
        if (lost.remove(key(pair)) == null) {
          gained.put(key(pair), best);
        }
        its.forEach(this::shed);
      }
    }
  }

  private boolean blocks(Candidate pair) {
    return legs(pair).stream().allMatch(leg -> leg.yieldsTo(pair.rank()))
        && !placed.contains(key(pair));
  }

  /** Pushes out of a leg what it can't hold. */
  private void shed(Leg leg) {
    while (leg.left < 0 && !leg.proposed.isEmpty()) {
      Candidate worst = leg.proposed.lastEntry().getValue();
      if (gained.remove(key(worst)) == null) {
        lost.put(key(worst), worst);
      }
      for (Leg freed : legs(worst)) {
        freed.proposed.remove(worst.rank());
        freed.left++;
      }
      placed.remove(key(worst));
      for (Leg freed : legs(worst)) {
        // A leg that had room before gives no pair a place that it had not.
        if (freed.left == 1) {
          freed.search.run();
        }
      }
    }
  }

  private void searchOffer(String id) {
    Offer offer = ledger.offer(id);
    if (offer == null || !offer.open() || !offer(id).mayYield()) {
      return;
    }
    for (Scenario scenario : ledger.scenariosSharingAField(offer)) {
      if (scenario(scenario.id()).mayYield() && Eligibility.fit(offer, scenario)) {
        for (Order order : ledger.ordersOf(scenario.id())) {
          consider(offer, scenario, order);
        }
      }
    }
  }

  private void searchOrder(Order order) {
    Scenario scenario = ledger.scenario(order.scenario());
    if (scenario == null
        || !order.open()
        || !order(order.id()).mayYield()
        || !scenario(scenario.id()).mayYield()) {
      return;
    }
    for (Offer offer : ledger.offersSharingAField(scenario)) {
      if (Eligibility.fit(offer, scenario)) {
        consider(offer, scenario, order);
      }
    }
  }

  /** Adds a pair to the frontier if it blocks. */
  private void consider(Offer offer, Scenario scenario, Order order) {
    if (!offer(offer.id()).mayYield() || !order(order.id()).mayYield()) {
      return;
    }
    PairCase pair = ledger.pairCase(offer, scenario, order, ground);
    PairMemory memory = pair.memory();
    if (memory != null && (memory.isLocked() || memory.hasHadItsLot())) {
      return;
    }
    if (Eligibility.isEligible(pair) && blocks(pair.candidate())) {
      frontier.add(pair);
    }
  }

  private List<Leg> legs(Candidate pair) {
    return List.of(offer(pair.offer()), scenario(pair.scenario()), order(pair.order()));
  }

  private static PairKey key(Candidate pair) {
    return new PairKey(pair.offer(), pair.order());
  }
}
