package dev.salto.matching.market;

import dev.salto.matching.eligibility.CriterionCode;
import dev.salto.matching.eligibility.Eligibility;
import dev.salto.matching.eligibility.Gates;
import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.life.Bar;
import dev.salto.matching.life.Cause;
import dev.salto.matching.life.Gate;
import dev.salto.matching.life.GateState;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.MatchEventType;
import dev.salto.matching.life.MatchState;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.model.Versions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at standing matches after an input: which can stand no longer by itself, whose gates and
 * score changed, which is agreed now. That a better pair takes a place is not seen here.
 */
final class Review {

  private final Ledger ledger;
  private final Decisions.@Nullable Decided decided;
  private final List<MatchChange> exits = new ArrayList<>();
  private final List<MatchChange> updates = new ArrayList<>();

  Review(Ledger ledger, Decisions.@Nullable Decided decided) {
    this.ledger = ledger;
    this.decided = decided;
  }

  List<MatchChange> exits() {
    return exits;
  }

  List<MatchChange> updates() {
    return updates;
  }

  void of(Match match) {
    Ground ground = ledger.ground();
    if (match.state().isLocked()) {
      reviewLocked(match, ground);
    } else {
      reviewProposed(match, ground);
    }
  }

  /**
   * A locked match keeps its terms. Until the pilot starts it ends when a posting is withdrawn or
   * when no lot of its order is backed at all; a posting that can't be read ends nothing that was
   * agreed.
   */
  private void reviewLocked(Match match, @Nullable Ground ground) {
    Offer offer = ledger.offer(match.offer());
    Scenario scenario = ledger.scenario(match.scenario());
    Order order = ledger.order(match.order());
    if (match.state() == MatchState.AGREED) {
      String withdrawn =
          offer != null && !offer.open()
              ? offer.id()
              : scenario != null && !scenario.open()
                  ? scenario.id()
                  : order != null && !order.open() ? order.id() : null;
      if (withdrawn != null) {
        end(match, MatchState.WITHDRAWN, new Cause(Cause.WITHDRAWN, withdrawn, null));
        return;
      }
      if (ground != null && order != null && ground.backing(order.id()).lots() == 0) {
        end(match, MatchState.REVOKED, unbacked(match));
        return;
      }
    }
    if (ground != null) {
      PairMemory memory = ledger.memory(PairKey.of(match));
      List<Gate> gates = Gates.kept(match, memory, offer, scenario, order, ground.day());
      update(match, match.with(gates, match.parts().withPendingGates(pending(gates))));
    }
  }

  private void reviewProposed(Match match, @Nullable Ground ground) {
    Offer offer = ledger.offer(match.offer());
    Scenario scenario = ledger.scenario(match.scenario());
    Order order = ledger.order(match.order());
    Cause gone = gone(match, offer, scenario, order);
    if (gone != null) {
      end(match, MatchState.WITHDRAWN, gone);
    } else if (ground == null) {
      end(match, MatchState.WITHDRAWN, new Cause(CriterionCode.PARK.name(), null, null));
    } else if (offer == null || scenario == null || order == null) {
      throw new IllegalStateException("Match " + match.id() + " lost a posting that is not gone");
    } else if (match.answerBy().isBefore(ground.day())) {
      end(match, MatchState.EXPIRED, new Cause(MatchState.EXPIRED.name(), null, null));
      PairMemory memory = ledger.memory(PairKey.of(match));
      ledger.remember(memory.barred(new Bar(match.versions(), MatchState.EXPIRED.name())));
    } else if (ground.backing(order.id()).lots() == 0) {
      end(match, MatchState.REVOKED, unbacked(match));
    } else {
      PairCase pair = ledger.pairCase(offer, scenario, order, ground);
      CriterionCode failing = Eligibility.firstFailing(pair);
      if (failing != null) {
        end(match, MatchState.WITHDRAWN, new Cause(failing.name(), null, null));
      } else {
        update(match, match.with(pair.gates(), pair.parts()));
      }
    }
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

  private static Cause unbacked(Match match) {
    return new Cause(CriterionCode.ORDER_BACKED.name(), match.order(), null);
  }

  private static int pending(List<Gate> gates) {
    return (int) gates.stream().filter(gate -> gate.state() == GateState.PENDING).count();
  }

  private void end(Match match, MatchState exit, Cause cause) {
    Match ended = match.ended(exit, cause);
    ledger.remember(ledger.memory(PairKey.of(match)).with(ended));
    exits.add(new MatchChange(MatchEventType.of(exit), ended));
  }

  /** Takes gates and score as they are now, and sees whether the match is agreed with that. */
  private void update(Match before, Match now) {
    MatchEventType touched =
        decided != null && decided.pair().equals(PairKey.of(now)) ? decided.type() : null;
    if (!now.equals(before) || touched == MatchEventType.GATE) {
      updates.add(new MatchChange(MatchEventType.GATE, now));
    }
    Match after = now;
    if (now.state() == MatchState.PROPOSED && now.isAcceptedByAll(ledger.agenciesOf(now))) {
      after = now.in(MatchState.AGREED);
      updates.add(new MatchChange(MatchEventType.AGREED, after));
    } else if (touched == MatchEventType.ACCEPTED) {
      updates.add(new MatchChange(MatchEventType.ACCEPTED, now));
    }
    if (!after.equals(before)) {
      ledger.remember(ledger.memory(PairKey.of(after)).with(after));
    }
  }
}
