package dev.salto.matching.incremental;

import dev.salto.matching.eligibility.Eligibility;
import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.market.PairKey;
import dev.salto.matching.model.Order;
import dev.salto.matching.pairing.Candidate;
import dev.salto.matching.pairing.Rank;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  // So many that most searches end with the first, so few that none goes far for nothing.
  private static final int AT_A_TIME = 8;

  private final IndexedLedger ledger;
  private final Legs legs;
  private final Matchmaker matchmaker;
  private final Ground ground;
  private final Effort effort;
  private final PriorityQueue<Wanting> frontier = new PriorityQueue<>();
  private final Map<PairKey, OnePair> gained = new HashMap<>();
  private final Map<PairKey, Candidate> lost = new TreeMap<>();

  /** What is still to come: a pair that blocks, or the rest of a list in which pairs may. */
  private sealed interface Wanting extends Comparable<Wanting> {

    /** No pair of it scores more. */
    int atMost();

    @Override
    default int compareTo(Wanting other) {
      if (this instanceof OnePair one && other instanceof OnePair another) {
        return one.rank.compareTo(another.rank);
      }
      int byScore = Integer.compare(other.atMost(), atMost());
      // Among equals the lists first: a pair in them may rank better by what is not its score.
      return byScore != 0
          ? byScore
          : Boolean.compare(this instanceof OnePair, other instanceof OnePair);
    }
  }

  private record OnePair(Rank rank, PairCase pair) implements Wanting {

    @Override
    public int atMost() {
      return rank.score();
    }
  }

  /** What comes at or after a place in the list of whom an offer, or an order's scenario, fits. */
  private record RestOf(Leg leg, FitList fits, int from) implements Wanting {

    @Override
    public int atMost() {
      return PairCase.atMost(fits.points(from));
    }
  }

  Chain(IndexedLedger ledger, Ground ground, Effort effort) {
    this.ledger = ledger;
    this.legs = ledger.legs();
    this.ground = ground;
    this.matchmaker = ledger.matchmaker();
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
    legs.all().forEach(this::shed);
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
    return gained.values().stream().sorted().map(OnePair::pair).toList();
  }

  /** The pairs whose places better ones hold now, by ids. */
  Collection<PairKey> lost() {
    return lost.keySet();
  }

  private void settle() {
    for (Wanting best = frontier.poll(); best != null; best = frontier.poll()) {
      switch (best) {
        case OnePair one -> settle(one);
        case RestOf rest -> goOn(rest);
      }
    }
  }

  private void settle(OnePair one) {
    Candidate pair = one.pair().candidate();
    List<Leg> its = legs.of(pair);
    if (legs.proposed(key(pair)) == null
        && its.stream().allMatch(leg -> leg.yieldsTo(pair.rank()))) {
      place(one, pair);
      its.forEach(this::shed);
    }
  }

  private void place(OnePair wanting, Candidate pair) {
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
    if (leg.offer != null) {
      search(leg, matchmaker.fits(leg), 0);
    }
  }

  private void search(Leg.OfOrder leg) {
    Order order = leg.order;
    Leg.OfScenario scenario = leg.scenario;
    if (order != null && scenario != null && order.open()) {
      search(leg, matchmaker.fits(scenario), 0);
    }
  }

  /** Leaves a list for when nothing better is to come, if it can still give a pair that blocks. */
  private void search(Leg leg, FitList fits, int from) {
    if (from < fits.size() && PairCase.atMost(fits.points(from)) >= enough(leg)) {
      frontier.add(new RestOf(leg, fits, from));
    }
  }

  private void goOn(RestOf rest) {
    FitList fits = rest.fits();
    int until = Math.min(fits.size(), rest.from() + AT_A_TIME);
    int enough = enough(rest.leg());
    for (int at = rest.from(); at < until; at++) {
      int fit = fits.points(at);
      int atMost = PairCase.atMost(fit);
      if (atMost < enough) {
        return;
      }
      switch (rest.leg()) {
        case Leg.OfOffer offer -> {
          Leg.OfScenario scenario = matchmaker.scenario(fits.number(at));
          if (atMost >= scenario.enough()) {
            scenario.orders.forEach(order -> consider(offer, scenario, order, fit));
          }
        }
        case Leg.OfOrder order ->
            consider(
                matchmaker.offer(fits.number(at)),
                Objects.requireNonNull(order.scenario),
                order,
                fit);
        case Leg.OfScenario scenario -> throw new IllegalStateException(scenario.id);
      }
    }
    search(rest.leg(), fits, until);
  }

  /** The least score with which a pair of this leg may get a place. */
  private int enough(Leg leg) {
    int least = Math.max(ground.policy().minimumScore(), leg.enough());
    return leg instanceof Leg.OfOrder it && it.scenario != null
        ? Math.max(least, it.scenario.enough())
        : least;
  }

  /** Adds a pair to the frontier if it blocks. */
  private void consider(Leg.OfOffer its, Leg.OfScenario scenario, Leg.OfOrder order, int fit) {
    effort.retrieved();
    int enough = Math.max(its.enough(), Math.max(scenario.enough(), order.enough()));
    if (PairCase.atMost(fit) < enough) {
      return;
    }
    PairCase pair = ledger.pairCase(its, scenario, order, fit);
    if (pair == null) {
      return;
    }
    PairMemory memory = pair.memory();
    if (memory != null && (memory.isLocked() || memory.hasHadItsLot())) {
      return;
    }
    effort.scored();
    if (pair.score() < enough) {
      return;
    }
    Rank rank = pair.rank();
    if (its.yieldsTo(rank)
        && scenario.yieldsTo(rank)
        && order.yieldsTo(rank)
        && legs.proposed(new PairKey(rank.offer(), rank.order())) == null
        && Eligibility.isEligible(pair)) {
      frontier.add(new OnePair(rank, pair));
    }
  }

  private static PairKey key(Candidate pair) {
    return new PairKey(pair.offer(), pair.order());
  }
}
