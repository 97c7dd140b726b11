package dev.salto.matching.market;

import dev.salto.matching.eligibility.CriterionCode;
import dev.salto.matching.eligibility.Eligibility;
import dev.salto.matching.eligibility.Gates;
import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.life.Bar;
import dev.salto.matching.life.Cause;
import dev.salto.matching.life.Gate;
import dev.salto.matching.life.Happening;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.MatchEventType;
import dev.salto.matching.life.MatchState;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.life.Transitions;
import dev.salto.matching.model.Evidence;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.model.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks at standing matches after an input: which can stand no longer by itself, whose gates and
 * score changed, which is agreed now. That a better pair takes a place is not seen here. Which
 * state follows is told by {@link Transitions}: what is not in its table leaves a match alone.
 */
final class Review {

  private final Ledger ledger;
  private final Decisions.@Nullable Decided decided;
  private final List<MatchChange> exits = new ArrayList<>();
  private final List<MatchChange> updates = new ArrayList<>();
  private final SortedSet<String> orders = new TreeSet<>();

  Review(Ledger ledger, Decisions.@Nullable Decided decided) {
    this.ledger = ledger;
    this.decided = decided;
    if (decided != null) {
      orders.add(decided.pair().order());
    }
  }

  List<MatchChange> exits() {
    return exits;
  }

  List<MatchChange> updates() {
    return updates;
  }

  void of(Match match) {
    orders.add(match.order());
    Offer offer = ledger.offer(match.offer());
    Scenario scenario = ledger.scenario(match.scenario());
    Order order = ledger.order(match.order());
    if (match.state().isLocked()) {
      reviewLocked(match, offer, scenario, order);
    } else {
      reviewProposed(match, offer, scenario, order);
    }
  }

  /** Counts anew which agreed match has which facility. After all reviews. */
  void countFacilities() {
    new FacilityReservations(ledger).settle(this::amend);
  }

  /** Counts anew which agreed matches the orders of the reviewed still back. After all reviews. */
  void countLots() {
    Ground ground = ledger.ground();
    if (ground != null) {
      BackedLots backed = new BackedLots(ledger, ground);
      orders.forEach(order -> backed.settle(order, this::amend));
    }
  }

  /** Takes a match with other gates: in what is told of it already, or as a change by itself. */
  private void amend(Match now) {
    ledger.remember(ledger.memory(PairKey.of(now)).with(now));
    for (int at = updates.size() - 1; at >= 0; at--) {
      MatchChange told = updates.get(at);
      if (told.match().id().equals(now.id())) {
        updates.set(at, new MatchChange(told.type(), now, told.by()));
        return;
      }
    }
    updates.add(new MatchChange(MatchEventType.GATE, now));
  }

  /**
   * A locked match keeps its terms. Until the pilot starts it ends when a posting is withdrawn or
   * an award goes to another; a posting that can't be read ends nothing that was agreed. Once the
   * pilot is over its gates are what they were.
   */
  private void reviewLocked(
      Match match, @Nullable Offer offer, @Nullable Scenario scenario, @Nullable Order order) {
    Ground ground = ledger.ground();
    String withdrawn =
        offer != null && !offer.open()
            ? offer.id()
            : scenario != null && !scenario.open()
                ? scenario.id()
                : order != null && !order.open() ? order.id() : null;
    if (withdrawn != null
        && ends(match, Happening.WITHDRAWN_LEG, new Cause(Cause.WITHDRAWN, withdrawn, null))) {
      return;
    }
    boolean gatesCount = match.state() == MatchState.AGREED || match.state() == MatchState.PILOTING;
    if (ground == null || !gatesCount) {
      update(match, match);
      return;
    }
    if (order != null && isAwardedElsewhere(match, order, ground)) {
      return;
    }
    PairMemory memory = ledger.memory(PairKey.of(match));
    List<Gate> gates = Gates.kept(match, memory, offer, scenario, order, ground.day());
    update(match, match.with(gates, match.parts().withPendingGates(pending(gates))));
  }

  private void reviewProposed(
      Match match, @Nullable Offer offer, @Nullable Scenario scenario, @Nullable Order order) {
    Ground ground = ledger.ground();
    Cause gone = gone(match, offer, scenario, order);
    if (gone != null) {
      boolean withdrawn = gone.code().equals(Cause.WITHDRAWN);
      ends(match, withdrawn ? Happening.WITHDRAWN_LEG : Happening.CHANGED_LEG, gone);
    } else if (ground == null) {
      ends(match, Happening.UNFIT, new Cause(CriterionCode.PARK.name(), null, null));
    } else if (offer == null || scenario == null || order == null) {
      throw new IllegalStateException("Match " + match.id() + " lost a posting that is not gone");
    } else if (match.answerBy().isBefore(ground.day())) {
      ends(match, Happening.UNANSWERED, new Cause(MatchState.EXPIRED.name(), null, null));
      PairMemory memory = ledger.memory(PairKey.of(match));
      ledger.remember(memory.barred(new Bar(match.versions(), MatchState.EXPIRED.name())));
    } else if (ground.backing(order.id()).lots() == 0) {
      ends(
          match,
          Happening.UNBACKED,
          new Cause(CriterionCode.ORDER_BACKED.name(), match.order(), null));
    } else if (!isAwardedElsewhere(match, order, ground)) {
      PairCase pair = ledger.pairCase(offer, scenario, order, ground);
      CriterionCode failing = Eligibility.firstFailing(pair);
      if (failing != null) {
        ends(match, Happening.UNFIT, new Cause(failing.name(), null, null));
      } else {
        update(match, match.with(pair.gates(), pair.parts()));
      }
    }
  }

  /** Whether the match ends because an award notice names another institute. */
  private boolean isAwardedElsewhere(Match match, Order order, Ground ground) {
    Evidence notice = Gates.awardToAnother(order, match.institute(), ground.day());
    return notice != null
        && ends(
            match, Happening.AWARDED, new Cause(Gate.AWARD, order.id() + "#" + notice.n(), null));
  }

  /** The posting that is no longer there, or no longer the one that was proposed; null if none. */
  private static @Nullable Cause gone(
      Match match, @Nullable Offer offer, @Nullable Scenario scenario, @Nullable Order order) {
    if (offer == null || !offer.open()) {
      return new Cause(offer == null ? Cause.UNREADABLE : Cause.WITHDRAWN, match.offer(), null);
    }
    if (scenario == null || !scenario.open()) {
      return new Cause(
          scenario == null ? Cause.UNREADABLE : Cause.WITHDRAWN, match.scenario(), null);
    }
    if (order == null || !order.open()) {
      return new Cause(order == null ? Cause.UNREADABLE : Cause.WITHDRAWN, match.order(), null);
    }
    Versions now = Versions.of(offer, scenario, order);
    if (now.offer() != match.versions().offer()) {
      return new Cause(Cause.CHANGED, match.offer(), null);
    }
    if (now.order() != match.versions().order() || !order.scenario().equals(match.scenario())) {
      return new Cause(Cause.CHANGED, match.order(), null);
    }
    return now.scenario() == match.versions().scenario()
        ? null
        : new Cause(Cause.CHANGED, match.scenario(), null);
  }

  private static int pending(List<Gate> gates) {
    return (int) gates.stream().filter(Gate::costsPoints).count();
  }

  /** Ends a match by a fact, if that ends it in its state. */
  private boolean ends(Match match, Happening fact, Cause cause) {
    MatchState exit = Transitions.after(match.state(), fact);
    if (exit == null) {
      return false;
    }
    Match ended = match.ended(exit, cause);
    ledger.remember(ledger.memory(PairKey.of(match)).with(ended));
    exits.add(new MatchChange(MatchEventType.of(exit), ended));
    return true;
  }

  /** Takes gates and score as they are now, and sees whether the match is agreed with that. */
  private void update(Match before, Match now) {
    boolean touched = decided != null && decided.pair().equals(PairKey.of(now));
    MatchEventType type = touched && decided != null ? decided.type() : null;
    String by = touched && decided != null ? decided.by() : null;
    if (!now.equals(before) || type == MatchEventType.GATE) {
      updates.add(
          new MatchChange(MatchEventType.GATE, now, type == MatchEventType.GATE ? by : null));
    }
    Match after = now;
    if (now.state() == MatchState.PROPOSED && now.isAcceptedByAll(ledger.agenciesOf(now))) {
      after = agreed(now);
      updates.add(new MatchChange(MatchEventType.AGREED, after, by));
    } else if (type != null && type != MatchEventType.GATE) {
      updates.add(new MatchChange(type, now, by));
    }
    if (!after.equals(before)) {
      ledger.remember(ledger.memory(PairKey.of(after)).with(after));
    }
  }

  private Match agreed(Match match) {
    MatchState next = Transitions.after(match.state(), Happening.ACCEPT);
    Offer offer = ledger.offer(match.offer());
    Scenario scenario = ledger.scenario(match.scenario());
    Order order = ledger.order(match.order());
    if (next == null || offer == null || scenario == null || order == null) {
      throw new IllegalStateException("Match " + match.id() + " can't be agreed");
    }
    return FacilityReservations.agreed(match.in(next), ledger, offer, scenario, order);
  }
}
