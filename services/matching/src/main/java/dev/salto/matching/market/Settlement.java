package dev.salto.matching.market;

import dev.salto.matching.eligibility.Eligibility;
import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.explanation.HeldBy;
import dev.salto.matching.life.Cause;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.MatchEventType;
import dev.salto.matching.life.MatchState;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.pairing.Candidate;
import dev.salto.matching.pairing.Pairing;
import java.util.ArrayList;
import java.util.Comparator;
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

  private final Ledger ledger;
  private final Decisions.@Nullable Decided decided;
  private final List<MatchChange> exits = new ArrayList<>();
  private final List<MatchChange> updates = new ArrayList<>();
  private final List<MatchChange> proposals = new ArrayList<>();

  Settlement(Ledger ledger, Decisions.@Nullable Decided decided) {
    this.ledger = ledger;
    this.decided = decided;
  }

  /** Settles; the ledger's memories are then the outcome. */
  List<MatchChange> settle() {
    Ground ground = ledger.ground();
    if (decided != null
        && (decided.type() == MatchEventType.DECLINED
            || decided.type() == MatchEventType.WITHDRAWN)) {
      Match ended = ledger.memory(decided.pair()).match();
      if (ended != null) {
        exits.add(new MatchChange(decided.type(), ended));
      }
    }
    Review review = new Review(ledger, decided);
    review.all();
    exits.addAll(review.exits());
    updates.addAll(review.updates());
    if (ground != null) {
      pair(ground);
    }
    Comparator<MatchChange> byMatch = Comparator.comparing(change -> change.match().id());
    exits.sort(byMatch);
    updates.sort(byMatch);
    List<MatchChange> changes = new ArrayList<>(exits);
    changes.addAll(updates);
    changes.addAll(proposals);
    return changes;
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
    for (Candidate candidate : Pairing.settle(candidates, Room.leftByLocked(ledger, ground))) {
      PairKey key = new PairKey(candidate.offer(), candidate.order());
      placed.add(key);
      PairCase pair = eligible.get(key);
      if (pair != null && ledger.memory(key).standing() == null) {
        propose(key, pair, ground);
      }
    }
    displace(
        ledger.standing().stream()
            .filter(match -> match.state() == MatchState.PROPOSED)
            .filter(match -> !placed.contains(PairKey.of(match)))
            .toList(),
        ground);
  }

  private void propose(PairKey key, PairCase pair, Ground ground) {
    PairMemory memory = ledger.memory(key);
    int round = memory.round() + 1;
    Match match =
        new Match(
            Match.id(key.offer(), key.order(), round),
            key.offer(),
            pair.scenario().id(),
            key.order(),
            pair.offer().institute().id(),
            pair.order().buyer().id(),
            pair.versions(),
            round,
            MatchState.PROPOSED,
            List.of(),
            pair.parts(),
            pair.gates(),
            ground.day(),
            ground.day().plusDays(ground.policy().answerDays()),
            null,
            null);
    ledger.remember(memory.with(match));
    proposals.add(new MatchChange(MatchEventType.PROPOSED, match));
  }

  /** Ends the displaced and names for each a match that holds its place: a new one if there is. */
  private void displace(List<Match> displaced, Ground ground) {
    for (Match match : displaced) {
      remember(match.in(MatchState.DISPLACED));
      // What changed of a match that is over by the same input is no news.
      updates.removeIf(change -> change.match().id().equals(match.id()));
    }
    Set<String> fresh = new HashSet<>();
    proposals.forEach(change -> fresh.add(change.match().id()));
    Room room = new Room(ledger, ground);
    for (Match match : displaced) {
      List<HeldBy> holders = room.holders(match);
      String ref =
          holders.stream()
              .map(HeldBy::match)
              .filter(fresh::contains)
              .findFirst()
              .orElse(holders.isEmpty() ? null : holders.getFirst().match());
      Match ended =
          match.ended(MatchState.DISPLACED, new Cause(MatchState.DISPLACED.name(), ref, null));
      remember(ended);
      exits.add(new MatchChange(MatchEventType.DISPLACED, ended));
    }
  }

  private void remember(Match match) {
    ledger.remember(ledger.memory(PairKey.of(match)).with(match));
  }
}
