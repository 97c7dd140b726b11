package dev.salto.matching.market;

import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.explanation.HeldBy;
import dev.salto.matching.life.Cause;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.MatchEventType;
import dev.salto.matching.life.MatchState;
import dev.salto.matching.life.PairMemory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an input changes of the matches: writes each change into the memories of a ledger, and tells
 * them all in the order of {@link Outcome}. Which matches are reviewed, proposed and displaced is
 * for a market to find.
 */
public final class Changes {

  private final Ledger ledger;
  private final Review review;
  private final List<MatchChange> exits = new ArrayList<>();
  private final List<MatchChange> proposals = new ArrayList<>();

  /**
   * Changes by one input.
   *
   * @param decided what a decision touched; null where the input is none
   */
  public Changes(Ledger ledger, Decisions.@Nullable Decided decided) {
    this.ledger = ledger;
    this.review = new Review(ledger, decided);
    if (decided != null) {
      Match match = ledger.memory(decided.pair()).match();
      if (match != null && !match.state().isStanding()) {
        exits.add(new MatchChange(decided.type(), match, decided.by()));
      }
    }
  }

  /** Ends a standing match that can't stand by itself any more, or takes it as it is now. */
  public void review(Match match) {
    review.of(match);
  }

  /**
   * Counts anew which agreed match has which facility. After all reviews; of no use where the input
   * changed neither a facility nor a match that needs one.
   */
  public void countFacilities() {
    review.countFacilities();
  }

  /** Counts anew which agreed matches the orders of the reviewed still back. After all reviews. */
  public void countLots() {
    review.countLots();
  }

  /** Proposes a pair that got a place; those of one input best rank first. */
  public void propose(PairCase pair) {
    Ground ground = pair.ground();
    var key = new PairKey(pair.offer().id(), pair.order().id());
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
            null,
            null);
    ledger.remember(memory.with(match));
    proposals.add(new MatchChange(MatchEventType.PROPOSED, match));
  }

  /**
   * Ends the displaced and names for each a match that holds its place: a new one if there is.
   * After all proposals.
   */
  public void displace(List<Match> displaced) {
    for (Match match : displaced) {
      remember(match.in(MatchState.DISPLACED));
      // What changed of a match that is over by the same input is no news.
      review.updates().removeIf(change -> change.match().id().equals(match.id()));
    }
    Set<String> fresh = new HashSet<>();
    proposals.forEach(change -> fresh.add(change.match().id()));
    Room room = new Room(ledger);
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

  /** All that changed, in the order of {@link Outcome}. */
  public List<MatchChange> inOrder() {
    Comparator<MatchChange> byMatch = Comparator.comparing(change -> change.match().id());
    List<MatchChange> changes = new ArrayList<>(exits);
    changes.addAll(review.exits());
    changes.sort(byMatch);
    review.updates().stream().sorted(byMatch).forEach(changes::add);
    changes.addAll(proposals);
    return changes;
  }
}
