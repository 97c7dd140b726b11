package dev.salto.matching.incremental;

import dev.salto.matching.eligibility.Eligibility;
import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.market.PairKey;
import dev.salto.matching.pairing.Candidate;
import dev.salto.matching.pairing.Rank;
import dev.salto.matching.score.Score;
import dev.salto.matching.score.ScoreParts;
import dev.salto.matching.text.TextSpan;
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

  /** A cluster in which a search may find pairs. */
  private record Among<L extends Leg, S extends Span<S>>(
      Search<S> search, Cluster<L, S> cluster, int ofText, int atMost) implements Wanting {}

  /**
   * A posting with which a search may find pairs.
   *
   * @param cosine of the two texts; negative while it is not known
   */
  private record With<L extends Leg, S extends Span<S>>(
      Search<S> search, Member<L, S> member, int beyondText, int cosine, int atMost)
      implements Wanting {}

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
        case Among<?, ?> among -> goOn(among);
        case With<?, ?> with -> goOn(with);
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
    consider(search, all, ScoreParts.MOST.text(), enough(search.leg));
  }

  /** Adds a cluster to the frontier if a pair in it may block. */
  private <L extends Leg, S extends Span<S>> void consider(
      Search<S> search, Cluster<L, S> cluster, int mostOfText, int enough) {
    int least = Math.max(enough, cluster.enough());
    S span = cluster.span();
    if (span == null || least == Leg.NONE_IS_ENOUGH) {
      return;
    }
    int beyondText = search.beyondText(span);
    if (beyondText == Search.NONE || beyondText + mostOfText < least) {
      return;
    }
    TextSpan text = cluster.text();
    int ofText = text == null ? mostOfText : Math.min(mostOfText, search.ofText(text));
    if (beyondText + ofText >= least) {
      frontier.add(new Among<>(search, cluster, ofText, beyondText + ofText));
    }
  }

  private <L extends Leg, S extends Span<S>> void goOn(Among<L, S> among) {
    Search<S> search = among.search();
    int enough = enough(search.leg);
    Cluster<L, S> cluster = among.cluster();
    if (among.atMost() < Math.max(enough, cluster.enough())) {
      return;
    }
    Cluster<L, S> lower = cluster.lower();
    Cluster<L, S> upper = cluster.upper();
    if (lower != null && upper != null) {
      consider(search, lower, among.ofText(), enough);
      consider(search, upper, among.ofText(), enough);
      return;
    }
    for (Member<L, S> member : cluster.members()) {
      int least = Math.max(enough, member.enough);
      if (least <= among.atMost()) {
        int beyondText = search.beyondText(member.span);
        if (beyondText != Search.NONE && beyondText + among.ofText() >= least) {
          effort.retrieved();
          frontier.add(new With<>(search, member, beyondText, -1, beyondText + among.ofText()));
        }
      }
    }
  }

  private <L extends Leg, S extends Span<S>> void goOn(With<L, S> with) {
    Member<L, S> member = with.member();
    Leg leg = with.search().leg;
    int least = Math.max(enough(leg), member.enough);
    if (with.atMost() < least) {
      return;
    }
    if (with.cosine() < 0) {
      int cosine = with.search().cosine(member.text);
      int atMost = with.beyondText() + Score.text(cosine);
      if (atMost >= least) {
        frontier.add(new With<>(with.search(), member, with.beyondText(), cosine, atMost));
      }
      return;
    }
    if (leg instanceof Leg.OfOrder order && member.leg instanceof Leg.OfOffer offer) {
      consider(offer, order, with.cosine());
    } else if (leg instanceof Leg.OfOffer offer && member.leg instanceof Leg.OfScenario scenario) {
      for (Leg.OfOrder order : scenario.orders) {
        if (order.isForAnyone()) {
          consider(offer, order, with.cosine());
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
