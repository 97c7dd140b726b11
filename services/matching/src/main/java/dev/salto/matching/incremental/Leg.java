package dev.salto.matching.incremental;

import dev.salto.matching.eligibility.Backing;
import dev.salto.matching.market.PairKey;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.pairing.Candidate;
import dev.salto.matching.pairing.Rank;
import dev.salto.matching.text.TermVector;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What pairs stand on: an offer, a scenario or an order, with its capacity and the pairs that hold
 * it. It outlives its posting while matches do.
 */
abstract sealed class Leg {

  /** No score is enough. */
  static final int NONE_IS_ENOUGH = Integer.MAX_VALUE;

  final String id;

  /** The proposed pairs, best first. */
  final Few<Candidate> proposed = new Few<>();

  /** The pairs whose matches are locked. */
  final Few<PairKey> locked = new Few<>();

  /** The pairs of which a gate was decided: what they score their postings don't tell. */
  final Few<PairKey> decided = new Few<>();

  /** Title and summary; null of a leg without. */
  @Nullable TermVector text;

  private Leg(String id) {
    this.id = id;
  }

  /** How many pairs it can hold; 0 or less where none. */
  abstract int capacity();

  abstract boolean isKnown();

  /** How many more pairs it could hold; negative where it holds too many. */
  int left() {
    return capacity() - locked.size() - proposed.size();
  }

  /** Whether a pair of this rank, which does not hold it, gets a place of it. */
  boolean yieldsTo(Rank rank) {
    return left() > 0 || !proposed.isEmpty() && rank.compareTo(proposed.last().rank()) < 0;
  }

  /** The least score with which a pair may get a place of it. */
  int enough() {
    if (left() > 0) {
      return 0;
    }
    return proposed.isEmpty() ? NONE_IS_ENOUGH : proposed.last().rank().score();
  }

  /** The least that a pair has to promise to get a place of it. */
  long least() {
    if (left() > 0) {
      return 0;
    }
    return proposed.isEmpty() ? Long.MAX_VALUE : Promise.of(proposed.last().rank());
  }

  /** The least score with which a pair may get a place of any of these. */
  static int leastEnough(Iterable<? extends Leg> legs) {
    int least = NONE_IS_ENOUGH;
    for (Leg leg : legs) {
      least = Math.min(least, leg.enough());
    }
    return least;
  }

  /** Another score may be enough now, or none. */
  abstract void roomChanged();

  /** An offer and its pilots. */
  static final class OfOffer extends Leg {

    @Nullable Offer offer;

    /** As searches find it; null while it is not open. */
    @Nullable Member<OfOffer, OfferSpan> member;

    OfOffer(String id) {
      super(id);
    }

    @Override
    int capacity() {
      return offer == null ? 0 : offer.pilots();
    }

    @Override
    boolean isKnown() {
      return offer != null || !decided.isEmpty();
    }

    @Override
    void roomChanged() {
      if (member != null) {
        member.enough(enough());
      }
    }
  }

  /** A scenario and its places. */
  static final class OfScenario extends Leg {

    @Nullable Scenario scenario;

    /** The orders that name it. */
    final Set<OfOrder> orders = new LinkedHashSet<>();

    /** As searches find it; null while it is not open, or none of its orders is for anyone. */
    @Nullable Member<OfScenario, ScenarioSpan> member;

    OfScenario(String id) {
      super(id);
    }

    @Override
    int capacity() {
      return scenario == null ? 0 : scenario.places();
    }

    @Override
    boolean isKnown() {
      return scenario != null || !orders.isEmpty();
    }

    @Override
    void roomChanged() {
      if (member != null) {
        member.enough(enoughOfOrders());
      }
    }

    /** The least score with which a pair of any order for anyone may get a place of both. */
    int enoughOfOrders() {
      int least = NONE_IS_ENOUGH;
      for (OfOrder order : orders) {
        least = order.isForAnyone() ? Math.min(least, order.enough()) : least;
      }
      return Math.max(least, enough());
    }
  }

  /** An order and its backed lots, less those used up for good. */
  static final class OfOrder extends Leg {

    @Nullable Order order;

    /** The leg of the scenario that it names. */
    @Nullable OfScenario scenario;

    Backing backing = Backing.NONE;

    /** The institutes that counting documents name; it is for anyone where they name none. */
    List<String> suppliers = List.of();

    int usedUp;

    /** The pairs that used up a lot. */
    final Few<PairKey> closed = new Few<>();

    OfOrder(String id) {
      super(id);
    }

    @Override
    int capacity() {
      return backing.lots() - usedUp;
    }

    @Override
    boolean isKnown() {
      return order != null || !closed.isEmpty() || !decided.isEmpty();
    }

    @Override
    void roomChanged() {
      if (scenario != null) {
        scenario.roomChanged();
      }
    }

    /** Whether it is open, backed, and for any institute. */
    boolean isForAnyone() {
      return order != null && order.open() && backing.lots() > 0 && suppliers.isEmpty();
    }
  }
}
