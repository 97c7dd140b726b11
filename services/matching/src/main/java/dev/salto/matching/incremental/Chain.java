package dev.salto.matching.incremental;

import dev.salto.matching.eligibility.Eligibility;
import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.incremental.Wanting.Among;
import dev.salto.matching.incremental.Wanting.Each;
import dev.salto.matching.incremental.Wanting.Leaves;
import dev.salto.matching.incremental.Wanting.OnePair;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.market.PairKey;
import dev.salto.matching.pairing.Candidate;
import dev.salto.matching.pairing.Rank;
import dev.salto.matching.score.Score;
import dev.salto.matching.score.ScoreParts;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
  private final Matchmaker matchmaker;
  private final Ground ground;
  private final Effort effort;
  private final Frontier frontier = new Frontier();
  private final Map<PairKey, OnePair> gained = new HashMap<>();
  private final Map<PairKey, Candidate> lost = new TreeMap<>();

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
    Map<Leg.OfScenario, Set<Leg.OfOrder>> orders = new LinkedHashMap<>();
    for (Leg leg : touched) {
      switch (leg) {
        case Leg.OfOffer offer -> {
          search(offer);
          settle();
        }
        case Leg.OfScenario scenario -> {
          orders.computeIfAbsent(scenario, none -> new LinkedHashSet<>()).addAll(scenario.orders);
        }
        case Leg.OfOrder order -> {
          if (order.scenario != null) {
            orders.computeIfAbsent(order.scenario, none -> new LinkedHashSet<>()).add(order);
          }
        }
      }
    }
    // One after the other, so that the frontier never holds all pairs of a park.
    orders.forEach((scenario, its) -> {
      search(scenario, its);
      settle();
    });
  }

  /** Follows the chain from everywhere. */
  void followAll() {
    follow(legs.all().stream().filter(leg -> !(leg instanceof Leg.OfOffer)).toList());
  }

  /** The pairs that have a place now and had none, best rank first. */
  List<PairCase> gained() {
    return gained.values().stream()
        .sorted(Comparator.comparing(one -> one.rank))
        .map(one -> one.pair)
        .toList();
  }

  /** The pairs whose places better ones hold now, by ids. */
  Collection<PairKey> lost() {
    return lost.keySet();
  }

  private void settle() {
    for (Wanting best = frontier.poll(); best != null; best = frontier.poll()) {
      switch (best) {
        case OnePair one -> settle(one);
        case Among<?, ?> among -> goOn(among);
        case Leaves<?, ?> leaves -> goOn(leaves);
        case Each<?, ?> each -> goOn(each);
      }
    }
    matchmaker.rest();
  }

  private void settle(OnePair one) {
    Candidate pair = one.pair.candidate();
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
      Candidate worst = leg.proposed.last();
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
      case Leg.OfScenario scenario -> search(scenario, scenario.orders);
      case Leg.OfOrder order -> {
        // Where its scenario has room anew too, that searches for all its orders.
        if (order.scenario != null && order.scenario.left() != 1) {
          search(order.scenario, List.of(order));
        }
      }
    }
  }

  private void search(Leg.OfOffer leg) {
    OfferSearch search = matchmaker.search(leg, ground);
    if (search != null && leg.offer != null) {
      begin(search, matchmaker.scenarios());
      matchmaker.ordersFor(leg.offer.institute().id()).forEach(order -> consider(leg, order));
      considerDecided(leg);
    }
  }

  private void search(Leg.OfScenario leg, Collection<Leg.OfOrder> orders) {
    ScenarioSearch search = matchmaker.search(leg, orders, ground);
    if (search != null) {
      begin(search, matchmaker.offers());
    }
    for (Leg.OfOrder order : orders) {
      for (String supplier : order.suppliers) {
        matchmaker.offersOf(supplier).forEach(offer -> consider(offer, order));
      }
      considerDecided(order);
    }
  }

  private void considerDecided(Leg leg) {
    for (PairKey pair : leg.decided) {
      Leg.OfOffer offer = legs.knownOffer(pair.offer());
      Leg.OfOrder order = legs.knownOrder(pair.order());
      if (offer != null && order != null) {
        consider(offer, order);
      }
    }
  }

  private <L extends Leg, S extends Span<S>> void begin(Search<S> search, Clustering<L, S> side) {
    want(among(search, side.root(), ScoreParts.MOST.text(), enough(search), null));
  }

  private void want(@Nullable Wanting one) {
    if (one != null) {
      frontier.add(one);
    }
  }

  /** A cluster, if a pair in it may block. */
  private <L extends Leg, S extends Span<S>> @Nullable Among<L, S> among(
      Search<S> search, Cluster<L, S> cluster, int mostOfText, int enough, @Nullable BitSet but) {
    int least = Math.max(enough, cluster.enough());
    if (cluster.size() == 0 || least == Leg.NONE_IS_ENOUGH || but != null && cluster.isOf(but)) {
      return null;
    }
    int beyondText = search.beyondText(cluster.row(), 0, least - mostOfText);
    return beyondText == Search.NONE || beyondText + mostOfText < least
        ? null
        : new Among<>(search, cluster, mostOfText, beyondText + mostOfText, but);
  }

  /** Comes to leaves while nothing else promises more. */
  private <L extends Leg, S extends Span<S>> void goOn(Leaves<L, S> leaves) {
    Search<S> search = leaves.search;
    int enough = enough(search);
    while (leaves.atMost >= enough) {
      if (isBehind(leaves)) {
        frontier.add(leaves);
        return;
      }
      if (leaves.isUntold()) {
        leaves.tell(enough);
      } else if (leaves.isEmpty()) {
        frontier.add(leaves.others());
        return;
      } else {
        Among<L, S> leaf = leaves.next(enough);
        if (leaf != null && leaf.atMost >= leaves.atMost) {
          goOn(leaf);
        } else {
          want(leaf);
        }
      }
    }
  }

  /** Goes down a cluster while nothing else promises more. */
  private <L extends Leg, S extends Span<S>> void goOn(Among<L, S> from) {
    Search<S> search = from.search;
    int enough = enough(search);
    Among<L, S> at = from;
    while (at != null && at.atMost >= Math.max(enough, at.cluster.enough())) {
      if (isBehind(at)) {
        frontier.add(at);
        return;
      }
      if (at.isUntold()) {
        goOn(new Leaves<>(at));
        return;
      }
      at.cluster.part(search);
      Cluster<L, S> lower = at.cluster.lower();
      Cluster<L, S> upper = at.cluster.upper();
      if (lower == null || upper == null) {
        lookAtEach(at, enough);
        return;
      }
      Among<L, S> one = among(search, lower, ofText(at, lower), enough, at.but);
      Among<L, S> other = among(search, upper, ofText(at, upper), enough, at.but);
      boolean otherFirst = one == null || other != null && other.atMost > one.atMost;
      want(otherFirst ? one : other);
      at = otherFirst ? other : one;
    }
  }

  private static <L extends Leg, S extends Span<S>> int ofText(
      Among<L, S> whole, Cluster<L, S> part) {
    return whole.ofText == 0
        ? 0
        : Math.min(whole.ofText, Score.text(part.likeAtMost(whole.search.unit())));
  }

  /** Whether something else comes before. */
  private boolean isBehind(Wanting one) {
    return frontier.most() > one.promise();
  }

  private <L extends Leg, S extends Span<S>> void lookAtEach(Among<L, S> leaf, int enough) {
    Search<S> search = leaf.search;
    Rows rows = leaf.cluster.rows();
    List<Member<L, S>> members = leaf.cluster.members();
    long[] numbers = rows.numbers();
    long[] entries = new long[members.size()];
    int count = 0;
    for (int i = 0; i < members.size(); i++) {
      int least = Math.max(enough, rows.enough(i));
      if (least <= leaf.atMost) {
        int beyondText = search.beyondText(numbers, rows.at(i), least - leaf.ofText);
        int atMost = beyondText + leaf.ofText;
        if (beyondText != Search.NONE && atMost >= least) {
          entries[count++] = Each.entry(atMost, i);
        }
      }
    }
    if (count > 0) {
      goOn(new Each<>(search, members, leaf.ofText, entries, count));
    }
  }

  /** Looks at postings while nothing else promises more. */
  private <L extends Leg, S extends Span<S>> void goOn(Each<L, S> each) {
    long least = least(each.search);
    while (each.promise() >= least) {
      if (isBehind(each)) {
        frontier.add(each);
        return;
      }
      Member<L, S> first = each.first();
      int cosine = each.cosineOfFirst();
      if (each.atMost < first.enough) {
        each.pass();
      } else if (cosine < 0) {
        effort.retrieved();
        each.tell();
      } else {
        each.pass();
        look(each.search, first.leg, cosine);
      }
    }
  }

  private void look(Search<?> search, Leg found, int cosine) {
    if (search instanceof ScenarioSearch it && found instanceof Leg.OfOffer offer) {
      it.orders().forEach(order -> consider(offer, order, cosine));
    } else if (search instanceof OfferSearch it && found instanceof Leg.OfScenario scenario) {
      for (Leg.OfOrder order : scenario.orders) {
        if (order.isForAnyone()) {
          consider(it.leg(), order, cosine);
        }
      }
    }
  }

  /** The least score with which a pair that is searched may get a place. */
  private int enough(Search<?> search) {
    return Math.max(ground.policy().minimumScore(), search.enough());
  }

  /** The least that a pair that is searched has to promise to get a place. */
  private long least(Search<?> search) {
    return Math.max(Promise.least(ground.policy().minimumScore()), search.least());
  }

  private void consider(Leg.OfOffer its, Leg.OfOrder order) {
    Leg.OfScenario scenario = order.scenario;
    if (scenario != null && its.text != null && scenario.text != null) {
      consider(its, order, its.text.cosine(scenario.text));
    }
  }

  /** Adds a pair to the frontier if it blocks. */
  private void consider(Leg.OfOffer its, Leg.OfOrder order, int cosine) {
    Leg.OfScenario scenario = Objects.requireNonNull(order.scenario);
    if (its.offer == null || scenario.scenario == null) {
      return;
    }
    int enough = Math.max(its.enough(), Math.max(scenario.enough(), order.enough()));
    if (enough == Leg.NONE_IS_ENOUGH) {
      return;
    }
    int fit = Score.fit(its.offer, scenario.scenario, cosine);
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
