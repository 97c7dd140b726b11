package dev.salto.matching.market;

import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.life.Gate;
import dev.salto.matching.life.GateState;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.MatchState;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Which agreed matches their orders still back: the gate BACKING of each. It comes when a match is
 * no longer backed and stays, met once it is again. Where an order backs fewer lots than are
 * agreed, the best ranked are backed first.
 */
final class BackedLots {

  private final Ledger ledger;
  private final Ground ground;
  private final Occupancy occupancy;

  BackedLots(Ledger ledger, Ground ground) {
    this.ledger = ledger;
    this.ground = ground;
    this.occupancy = ledger.occupancy();
  }

  /**
   * Tells each match of an order of which the gate is otherwise now. An order that can't be read
   * takes nothing back.
   */
  void settle(String order, Consumer<Match> changed) {
    if (ledger.order(order) == null) {
      return;
    }
    int lots = ground.backing(order).lots() - occupancy.closedOf(order).size();
    List<Match> bestFirst =
        occupancy.ofOrder(order).stream()
            .filter(match -> match.state().isLocked())
            .sorted(Comparator.comparing(ledger::rank))
            .toList();
    for (int at = 0; at < bestFirst.size(); at++) {
      Match match = bestFirst.get(at);
      boolean pilotIsOver =
          match.state() == MatchState.DELIVERED || match.state() == MatchState.PAID;
      boolean backed = at < lots;
      Gate before = match.gate(Gate.BACKING);
      if (pilotIsOver || before == null && backed) {
        continue;
      }
      GateState state = backed ? GateState.MET : GateState.PENDING;
      if (before == null || before.state() != state) {
        Gate now = new Gate(Gate.BACKING, state, match.buyer(), null, null, null);
        changed.accept(match.with(AgreedGates.with(match.gates(), now)));
      }
    }
  }
}
