package dev.salto.matching.market;

import dev.salto.matching.life.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A pair by the ids of its offer and order. */
public record PairKey(String offer, String order) implements Comparable<PairKey> {

  private static final Comparator<PairKey> BY_IDS =
      Comparator.comparing(PairKey::offer).thenComparing(PairKey::order);

  /** The pair of a match. */
  public static PairKey of(Match match) {
    return new PairKey(match.offer(), match.order());
  }

  /**
   * The pairs that the id of a match may be of: one, unless ids of postings have a tilde in them.
   */
  public static List<PairKey> thatMayHave(String match) {
    int end = match.lastIndexOf('~');
    List<PairKey> pairs = new ArrayList<>();
    for (int at = match.indexOf('~'); at >= 0 && at < end; at = match.indexOf('~', at + 1)) {
      pairs.add(new PairKey(match.substring(0, at), match.substring(at + 1, end)));
    }
    return pairs;
  }

  @Override
  public int compareTo(PairKey other) {
    return BY_IDS.compare(this, other);
  }
}
