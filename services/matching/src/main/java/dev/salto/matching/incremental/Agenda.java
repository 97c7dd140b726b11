package dev.salto.matching.incremental;

import dev.salto.matching.market.PairKey;
import dev.salto.matching.pairing.Candidate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What an input leaves to be looked at. */
final class Agenda {

  private final Set<PairKey> matches = new TreeSet<>();
  private final Set<Leg> legs = new LinkedHashSet<>();
  private final Map<PairKey, Lifted> lifted = new HashMap<>();
  private boolean everyMatch;
  private boolean everyLeg;
  private boolean facilities;

  /**
   * A proposed pair that was taken out of its place.
   *
   * @param was as it stood before the input
   * @param full those of its legs that had no room beside it
   */
  record Lifted(Candidate was, Set<Leg> full) {}

  /** This match may stand no longer, or otherwise. */
  void review(PairKey match) {
    matches.add(match);
  }

  /** Every match may. */
  void reviewAll() {
    everyMatch = true;
  }

  /** A pair of this leg may have got a place that had none, or the leg holds too many. */
  void look(Leg leg) {
    legs.add(leg);
  }

  /** That is so of every leg. */
  void lookAtAll() {
    everyLeg = true;
  }

  /** A match that needs a facility may have got one, or lost it. */
  void lookAtFacilities() {
    facilities = true;
  }

  /** A proposed pair leaves its place, perhaps to come back to it. */
  void lift(Candidate pair, List<? extends Leg> its) {
    Lifted first =
        lifted.computeIfAbsent(
            new PairKey(pair.offer(), pair.order()),
            none -> new Lifted(pair, new LinkedHashSet<>()));
    its.stream().filter(leg -> leg.left() <= 0).forEach(first.full()::add);
  }

  Collection<PairKey> matches() {
    return matches;
  }

  Collection<Leg> legs() {
    return legs;
  }

  Map<PairKey, Lifted> lifted() {
    return lifted;
  }

  boolean isOfEveryMatch() {
    return everyMatch;
  }

  boolean isOfEveryLeg() {
    return everyLeg;
  }

  boolean isOfFacilities() {
    return facilities || everyMatch;
  }

  void clear() {
    matches.clear();
    legs.clear();
    lifted.clear();
    everyMatch = false;
    everyLeg = false;
    facilities = false;
  }
}
