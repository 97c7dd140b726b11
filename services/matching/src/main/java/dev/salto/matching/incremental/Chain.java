package dev.salto.matching.incremental;

import dev.salto.matching.eligibility.Eligibility;
import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.incremental.Wanting.Among;
import dev.salto.matching.incremental.Wanting.Each;
import dev.salto.matching.incremental.Wanting.OnePair;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.market.PairKey;
import dev.salto.matching.pairing.Candidate;
import dev.salto.matching.pairing.Rank;
import dev.salto.matching.score.Score;
import dev.salto.matching.score.ScoreParts;
import dev.salto.matching.text.TextSpan;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
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
  private final PriorityQueue<Wanting> frontier = new PriorityQueue<>();
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
    return gained.values().stream().sorted().map(one -> one.pair).toList();
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
        case Each<?, ?> each -> goOn(each);
      }
    }
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

  private <L extends Leg, S extends Span<S>> void begin(Search<S> search, Cluster<L, S> all) {
    Among<L, S> among = among(search, all, ScoreParts.MOST.text(), enough(search));
    if (among != null) {
      frontier.add(among);
    }
  }

  /** A cluster, if a pair in it may block. */
  private <L extends Leg, S extends Span<S>> @Nullable Among<L, S> among(
      Search<S> search, Cluster<L, S> cluster, int mostOfText, int enough) {
    int least = Math.max(enough, cluster.enough());
    S span = cluster.span();
    if (span == null || least == Leg.NONE_IS_ENOUGH) {
      return null;
    }
    int beyondText = search.beyondText(span, least - mostOfText);
    if (beyondText == Search.NONE || beyondText + mostOfText < least) {
      return null;
    }
    TextSpan text = cluster.text();
    int ofText = text == null ? mostOfText : Math.min(mostOfText, search.ofText(text));
    return beyondText + ofText < least
        ? null
        : new Among<>(search, cluster, ofText, beyondText + ofText);
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
      at.cluster.part(search);
      Cluster<L, S> lower = at.cluster.lower();
      Cluster<L, S> upper = at.cluster.upper();
      if (lower == null || upper == null) {
        lookAtEach(at, enough);
        return;
      }
      Among<L, S> one = among(search, lower, at.ofText, enough);
      Among<L, S> other = among(search, upper, at.ofText, enough);
      boolean otherFirst = one == null || other != null && other.atMost > one.atMost;
      Among<L, S> later = otherFirst ? one : other;
      if (later != null) {
        frontier.add(later);
      }
      at = otherFirst ? other : one;
    }
  }

  /** Whether something else comes before. */
  private boolean isBehind(Wanting one) {
    Wanting next = frontier.peek();
    return next != null && next.atMost > one.atMost;
  }

  private <L extends Leg, S extends Span<S>> void lookAtEach(Among<L, S> leaf, int enough) {
    Search<S> search = leaf.search;
    List<Member<L, S>> members = leaf.cluster.members();
    var each = new Each<L, S>(search, members.size(), leaf.ofText);
    for (int i = 0; i < members.size(); i++) {
      Member<L, S> member = members.get(i);
      int least = Math.max(enough, member.enough);
      if (least <= leaf.atMost) {
        int beyondText = search.beyondText(member.span, least - leaf.ofText);
        int atMost = beyondText + leaf.ofText;
        if (beyondText != Search.NONE && atMost >= least) {
          each.add(member, atMost);
        }
      }
    }
    goOn(each);
  }

  /** Looks at postings while nothing else promises more. */
  private <L extends Leg, S extends Span<S>> void goOn(Each<L, S> each) {
    while (each.atMost >= enough(each.search)) {
      if (isBehind(each)) {
        frontier.add(each);
        return;
      }
      Member<L, S> best = each.best();
      if (each.atMost < best.enough) {
        each.drop();
      } else if (each.isTold()) {
        look(each.search, best.leg, each.cosine());
        each.drop();
      } else {
        effort.retrieved();
        each.tell();
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
