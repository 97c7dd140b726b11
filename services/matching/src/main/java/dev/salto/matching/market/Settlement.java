package dev.salto.matching.market;

import dev.salto.matching.eligibility.Eligibility;
import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.life.MatchState;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.pairing.Candidate;
import dev.salto.matching.pairing.Pairing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settles a ledger after an input: ends what can't stand, pairs anew, and says what changed. Every
 * pair is looked at every time; that makes it slow and plainly right.
 */
final class Settlement {

  private final PlainLedger ledger;
  private final Changes changes;

  Settlement(PlainLedger ledger, Decisions.@Nullable Decided decided) {
    this.ledger = ledger;
    this.changes = new Changes(ledger, decided);
  }

  /** Settles; the ledger's memories are then the outcome. */
  List<MatchChange> settle() {
    ledger.standing().forEach(changes::review);
    changes.countFacilities();
    changes.countLots();
    Ground ground = ledger.ground();
    if (ground != null) {
      pair(ground);
    }
    return changes.inOrder();
  }

  private void pair(Ground ground) {
    Map<PairKey, PairCase> eligible = new LinkedHashMap<>();
    List<Candidate> candidates = new ArrayList<>();
    for (Order order : ledger.orders().values()) {
      Scenario scenario = ledger.scenarios().get(order.scenario());
      // The same answer as the criteria would give, before all offers are asked.
      if (scenario == null || !order.open() || ground.backing(order.id()).lots() == 0) {
        continue;
      }
      for (Offer offer : ledger.offers().values()) {
        PairCase pair = ledger.pairCase(offer, scenario, order, ground);
        PairMemory memory = pair.memory();
        boolean hasItsLot = memory != null && (memory.isLocked() || memory.hasHadItsLot());
        if (!hasItsLot && Eligibility.isEligible(pair)) {
          eligible.put(new PairKey(offer.id(), order.id()), pair);
          candidates.add(pair.candidate());
        }
      }
    }
    Set<PairKey> placed = new HashSet<>();
    for (Candidate candidate : Pairing.settle(candidates, PlainOccupancy.leftByLocked(ledger))) {
      PairKey key = new PairKey(candidate.offer(), candidate.order());
      placed.add(key);
      PairCase pair = eligible.get(key);
      if (pair != null && ledger.memory(key).standing() == null) {
        changes.propose(pair);
      }
    }
    changes.displace(
        ledger.standing().stream()
            .filter(match -> match.state() == MatchState.PROPOSED)
            .filter(match -> !placed.contains(PairKey.of(match)))
            .toList());
  }
}
