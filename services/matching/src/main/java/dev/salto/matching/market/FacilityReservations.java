package dev.salto.matching.market;

import dev.salto.matching.life.FacilityNeed;
import dev.salto.matching.life.Gate;
import dev.salto.matching.life.GateState;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.MatchState;
import dev.salto.matching.model.Facility;
import dev.salto.matching.model.FacilityKind;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.model.Stage;
import dev.salto.matching.model.StageOffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which agreed match has which facility: the gate FACILITY of each. Served in the order in which
 * they were agreed, and never over the places or the floor space of a facility; who finds no room
 * waits, and lets those pass who need less. What a match has it keeps until it ends or the facility
 * is withdrawn.
 */
final class FacilityReservations {

  private final Ledger ledger;
  private final List<Match> byTurn;

  FacilityReservations(Ledger ledger) {
    this.ledger = ledger;
    this.byTurn =
        ledger.inNeedOfFacilities().stream()
            .sorted(Comparator.comparingInt(FacilityReservations::turn))
            .toList();
  }

  /**
   * A match that is agreed just now, with what it needs of the park's facilities and the gate that
   * waits for it: the platform that the offer names, or a simulator where the pilot begins in
   * simulation and the park has one for the scenario's fields. The same where it needs neither.
   */
  static Match agreed(Match match, Ledger ledger, Offer offer, Scenario scenario, Order order) {
    FacilityKind kind;
    List<String> fields;
    String platform = offer.platformField();
    if (platform != null) {
      kind = FacilityKind.PILOT_PLATFORM;
      fields = List.of(platform);
    } else if (beginsInSimulation(offer, scenario, order)
        && ledger.facilities().values().stream()
            .anyMatch(it -> it.isUsable(FacilityKind.SIMULATOR) && it.serves(scenario.fields()))) {
      kind = FacilityKind.SIMULATOR;
      fields = scenario.fields();
    } else {
      return match;
    }
    int turn =
        1
            + ledger.inNeedOfFacilities().stream()
                .mapToInt(FacilityReservations::turn)
                .max()
                .orElse(0);
    Integer spaceM2 = offer.spaceM2();
    return match
        .needing(new FacilityNeed(turn, kind, fields, spaceM2 == null ? 0 : spaceM2))
        .with(AgreedGates.with(match.gates(), waiting()));
  }

  /**
   * Whether the pilot's path starts with simulation: the order pays for it, or the scenario hosts
   * it and the offer is only just ready for the stage that the order pays for, unproven at that.
   */
  private static boolean beginsInSimulation(Offer offer, Scenario scenario, Order order) {
    if (order.stage() == Stage.SIMULATED) {
      return true;
    }
    StageOffer paid = scenario.at(order.stage());
    return paid != null
        && scenario.at(Stage.SIMULATED) != null
        && offer.readiness() == paid.minTrl()
        && !offer.record().proves(paid.minTrl());
  }

  /** Tells each match of which the gate is otherwise now. */
  void settle(Consumer<Match> changed) {
    List<Match> held = byTurn.stream().filter(this::keeps).toList();
    Collection<Match> holding = new ArrayList<>(held);
    for (Match match : byTurn) {
      if (held.contains(match)) {
        continue;
      }
      Facility free = free(need(match), holding);
      Gate gate = free == null ? waiting() : reserved(free);
      Match now = match.with(AgreedGates.with(match.gates(), gate));
      if (free != null) {
        holding.add(now);
      }
      if (!now.equals(match)) {
        changed.accept(now);
      }
    }
  }

  /** Once delivered a match keeps what it has, come what may; it waits for nothing any more. */
  private boolean keeps(Match match) {
    if (match.state() != MatchState.AGREED && match.state() != MatchState.PILOTING) {
      return true;
    }
    String id = reservedBy(match);
    if (id == null) {
      return false;
    }
    Facility facility = ledger.facilities().get(id);
    // What can't be read ends nothing that was agreed.
    return facility == null || facility.stands();
  }

  private @Nullable Facility free(FacilityNeed need, Collection<Match> holding) {
    for (Facility facility : ledger.facilities().values()) {
      if (facility.isUsable(need.kind())
          && facility.serves(need.fields())
          && hasRoom(facility, need, holding)) {
        return facility;
      }
    }
    return null;
  }

  private static boolean hasRoom(Facility facility, FacilityNeed need, Collection<Match> holding) {
    long taken = 0;
    long spaceM2 = need.spaceM2();
    for (Match match : holding) {
      if (facility.id().equals(reservedBy(match))) {
        taken++;
        spaceM2 += need(match).spaceM2();
      }
    }
    return (facility.places() == null || taken < facility.places())
        && (facility.spaceM2() == null || spaceM2 <= facility.spaceM2());
  }

  private static @Nullable String reservedBy(Match match) {
    Gate gate = match.gate(Gate.FACILITY);
    return gate != null && gate.state() == GateState.MET ? gate.reference() : null;
  }

  private static Gate waiting() {
    return new Gate(Gate.FACILITY, GateState.PENDING, null, null, null, null);
  }

  private static Gate reserved(Facility facility) {
    return new Gate(Gate.FACILITY, GateState.MET, null, facility.id(), null, null);
  }

  private static int turn(Match match) {
    return need(match).turn();
  }

  private static FacilityNeed need(Match match) {
    FacilityNeed need = match.facility();
    if (need == null) {
      throw new IllegalArgumentException("Match " + match.id() + " needs no facility.");
    }
    return need;
  }
}
