package dev.salto.matching.market;

import dev.salto.matching.explanation.HeldBy;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.MatchState;
import dev.salto.matching.pairing.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Who holds the places that others want. */
final class Room {

  private final Ledger ledger;
  private final Occupancy occupancy;

  Room(Ledger ledger) {
    this.ledger = ledger;
    this.occupancy = ledger.occupancy();
  }

  /** Whether an offer runs all the pilots it can, and at least one. */
  boolean isMatchedOut(String offer) {
    return occupancy.pilotsLeft(offer) <= 0 && !occupancy.ofOffer(offer).isEmpty();
  }

  /**
   * The matches that keep a pair out, best rank first: those of each capacity that is full and of
   * which the pair could take nothing, because all in it are locked or rank better. A lot used up
   * for good is held by the match that used it up.
   */
  List<HeldBy> holders(Candidate pair) {
    List<Match> closed = occupancy.closedOf(pair.order());
    List<Match> own = closed.stream().filter(it -> it.offer().equals(pair.offer())).toList();
    if (!own.isEmpty()) {
      return told(own);
    }
    List<Match> holders = new ArrayList<>();
    if (occupancy.pilotsLeft(pair.offer()) <= 0) {
      holders.addAll(ifAllKeepOut(pair, occupancy.ofOffer(pair.offer())));
    }
    if (occupancy.lotsLeft(pair.order()) <= 0) {
      List<Match> standing = occupancy.ofOrder(pair.order());
      holders.addAll(
          ifAllKeepOut(pair, Stream.concat(standing.stream(), closed.stream()).toList()));
    }
    if (occupancy.placesLeft(pair.scenario()) <= 0) {
      holders.addAll(ifAllKeepOut(pair, occupancy.ofScenario(pair.scenario())));
    }
    return told(holders);
  }

  /** The matches that keep out the pair of a match that has lost its place. */
  List<HeldBy> holders(Match displaced) {
    return holders(new Candidate(ledger.rank(displaced), displaced.scenario()));
  }

  private List<Match> ifAllKeepOut(Candidate pair, List<Match> matches) {
    boolean all =
        matches.stream()
            .allMatch(match ->
                match.state() != MatchState.PROPOSED
                    || ledger.rank(match).compareTo(pair.rank()) < 0);
    return all ? matches : List.of();
  }

  private List<HeldBy> told(List<Match> holders) {
    return holders.stream()
        .distinct()
        .sorted(Comparator.comparing(ledger::rank))
        .map(match -> new HeldBy(match.id(), match.offer(), match.order(), match.score()))
        .toList();
  }
}
