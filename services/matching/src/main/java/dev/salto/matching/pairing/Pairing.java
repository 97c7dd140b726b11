package dev.salto.matching.pairing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The stable outcome (design, "The pairing"). */
public final class Pairing {

  private Pairing() {}

  /**
   * Takes pairs from the best rank down while all three capacities last. With one rank for all this
   * is the only outcome in which no pair blocks.
   *
   * @param candidates every eligible pair that is not locked, each once
   * @param room what locked matches leave; used up by this call
   * @return the pairs that got a place, best first
   */
  public static List<Candidate> settle(Collection<Candidate> candidates, Capacities room) {
    List<Candidate> bestFirst = new ArrayList<>(candidates);
    bestFirst.sort(Comparator.comparing(Candidate::rank));
    List<Candidate> placed = new ArrayList<>();
    for (Candidate pair : bestFirst) {
      if (room.haveRoomFor(pair)) {
        room.take(pair.offer(), pair.scenario(), pair.order());
        placed.add(pair);
      }
    }
    return placed;
  }
}
