package dev.salto.matching.incremental;

import dev.salto.matching.eligibility.Eligibility;
import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.incremental.Wanting.Among;
import dev.salto.matching.incremental.Wanting.OnePair;
import dev.salto.matching.incremental.Wanting.With;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.market.PairKey;
import dev.salto.matching.pairing.Candidate;
import dev.salto.matching.pairing.Rank;
import dev.salto.matching.score.Score;
import dev.salto.matching.score.ScoreParts;
import dev.salto.matching.text.TextSpan;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
    Set<Leg> searched = new HashSet<>();
    for (Leg leg : touched) {
      List<? extends Leg> of =
          leg instanceof Leg.OfScenario scenario ? List.copyOf(scenario.orders) : List.of(leg);
      for (Leg its : of) {
        // What gets room after it was searched is searched again at once.
        if (searched.add(its)) {
          search(its);
          settle();
        }
      }
    }
  }

  /** Follows the chain from everywhere. */
  void followAll() {
    legs.all().forEach(this::shed);
    settle();
    // One after the other, so that the frontier never holds all pairs of a park.
    for (Leg.OfOrder order : legs.orders()) {
      search(order);
      settle();
    }
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
        case With<?, ?> with -> goOn(with);
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
      case Leg.OfOrder order -> search(order);
      case Leg.OfScenario scenario -> scenario.orders.forEach(this::search);
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

  private void search(Leg.OfOrder leg) {
    OrderSearch search = matchmaker.search(leg, ground);
    if (search != null) {
      begin(search, matchmaker.offers());
    }
    for (String supplier : leg.suppliers) {
      matchmaker.offersOf(supplier).forEach(offer -> consider(offer, leg));
    }
    considerDecided(leg);
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
    Among<L, S> among = among(search, all, ScoreParts.MOST.text(), enough(search.leg));
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
    int enough = enough(search.leg);
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
    for (int i = 0; i < members.size(); i++) {
      Member<L, S> member = members.get(i);
      int least = Math.max(enough, member.enough);
      if (least <= leaf.atMost) {
        int beyondText = search.beyondText(member.span, least - leaf.ofText);
        int atMost = beyondText + leaf.ofText;
        if (beyondText != Search.NONE && atMost >= least) {
          effort.retrieved();
          int cosine = search.cosine(member.text);
          int score = beyondText + Score.text(cosine);
          if (score >= least) {
            frontier.add(new With<>(search, member, cosine, score));
          }
        }
      }
    }
  }

  private <L extends Leg, S extends Span<S>> void goOn(With<L, S> with) {
    if (with.atMost >= Math.max(enough(with.search.leg), with.member.enough)) {
      look(with.search.leg, with.member.leg, with.cosine);
    }
  }

  private void look(Leg searching, Leg found, int cosine) {
    if (searching instanceof Leg.OfOrder order && found instanceof Leg.OfOffer offer) {
      consider(offer, order, cosine);
    } else if (searching instanceof Leg.OfOffer offer && found instanceof Leg.OfScenario it) {
      for (Leg.OfOrder order : it.orders) {
        if (order.isForAnyone()) {
          consider(offer, order, cosine);
        }
      }
    }
  }

  /** The least score with which a pair of this leg may get a place. */
  private int enough(Leg leg) {
    int least = Math.max(ground.policy().minimumScore(), leg.enough());
    return leg instanceof Leg.OfOrder it && it.scenario != null
        ? Math.max(least, it.scenario.enough())
        : least;
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
