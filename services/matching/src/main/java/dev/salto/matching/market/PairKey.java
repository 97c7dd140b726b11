package dev.salto.matching.market;

import dev.salto.matching.life.Match;
import java.util.Comparator;

/** A pair by the ids of its offer and order. */
public record PairKey(String offer, String order) implements Comparable<PairKey> {

  private static final Comparator<PairKey> BY_IDS =
      Comparator.comparing(PairKey::offer).thenComparing(PairKey::order);

  /** The pair of a match. */
  public static PairKey of(Match match) {
    return new PairKey(match.offer(), match.order());
  }

  @Override
  public int compareTo(PairKey other) {
    return BY_IDS.compare(this, other);
  }
}
