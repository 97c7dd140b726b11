package dev.salto.matching.pairing;

import java.time.Instant;
import java.util.Comparator;

/**
 * The rank of a pair, best first: higher score, then the earlier posted offer, the earlier posted
 * order, offer id, order id (design, "Rank"). A total order: no two pairs of a park rank the same.
 *
 * @param score 0 to 10000
 */
public record Rank(
    int score, Instant offerPostedAt, Instant orderPostedAt, String offer, String order)
    implements Comparable<Rank> {

  private static final Comparator<Rank> BEST_FIRST =
      Comparator.comparingInt(Rank::score)
          .reversed()
          .thenComparing(Rank::offerPostedAt)
          .thenComparing(Rank::orderPostedAt)
          .thenComparing(Rank::offer)
          .thenComparing(Rank::order);

  @Override
  public int compareTo(Rank other) {
    return BEST_FIRST.compare(this, other);
  }
}
