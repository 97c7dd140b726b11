package dev.salto.matching.incremental;

import dev.salto.matching.pairing.Rank;
import java.time.Instant;

/**
 * How a pair may rank at best, as one number: its score, then how early its offer was posted. What
 * is yet to be found comes before a pair of the same: the rest of its rank may be better.
 */
final class Promise {

  /** Less than any. */
  static final long NOTHING = -1;

  private static final int SCORE = 46;
  private static final long LAST = (1L << SCORE - 1) - 1;

  private Promise() {}

  /** Of pairs with this score at most, with any offer. */
  static long of(int score) {
    return (long) score << SCORE | (1L << SCORE) - 1;
  }

  /**
   * Of pairs with this score at most, and with offers that were posted no earlier.
   *
   * @param posted see {@link #posted}
   */
  static long of(int score, long posted) {
    return (long) score << SCORE | LAST - posted << 1 | 1;
  }

  /** Of a pair. */
  static long of(Rank rank) {
    return (long) rank.score() << SCORE | LAST - posted(rank.offerPostedAt()) << 1;
  }

  /** The least with this score. */
  static long least(int score) {
    return (long) score << SCORE;
  }

  /** UTC millis; what is beyond a thousand years from 1970 is not told apart. */
  static long posted(Instant at) {
    long seconds = Math.max(0, Math.min(LAST / 1000 - 1, at.getEpochSecond()));
    return seconds * 1000 + at.getNano() / 1_000_000;
  }
}
