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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final Map<String, Taken> taken = new HashMap<>();

  /** What is taken of a facility. */
  private record Taken(int places, long spaceM2) {

    static final Taken NOTHING = new Taken(0, 0);

    Taken plus(Taken more) {
      return new Taken(places + more.places, spaceM2 + more.spaceM2);
    }
  }

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
    List<Match> waiting = new ArrayList<>();
    for (Match match : byTurn) {
      if (keeps(match)) {
        take(reservedBy(match), need(match));
      } else {
        waiting.add(match);
      }
    }
    for (Match match : waiting) {
      Facility free = free(need(match));
      if (free != null) {
        take(free.id(), need(match));
      }
      Gate gate = free == null ? waiting() : reserved(free);
      Match now = match.with(AgreedGates.with(match.gates(), gate));
      if (!now.equals(match)) {
        changed.accept(now);
      }
    }
  }

  private void take(@Nullable String facility, FacilityNeed need) {
    if (facility != null) {
      taken.merge(facility, new Taken(1, need.spaceM2()), Taken::plus);
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

  private @Nullable Facility free(FacilityNeed need) {
    for (Facility facility : ledger.facilities().values()) {
      if (facility.isUsable(need.kind())
          && facility.serves(need.fields())
          && hasRoom(facility, need)) {
        return facility;
      }
    }
    return null;
  }

  private boolean hasRoom(Facility facility, FacilityNeed need) {
    Taken with =
        taken.getOrDefault(facility.id(), Taken.NOTHING).plus(new Taken(1, need.spaceM2()));
    return (facility.places() == null || with.places() <= facility.places())
        && (facility.spaceM2() == null || with.spaceM2() <= facility.spaceM2());
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
