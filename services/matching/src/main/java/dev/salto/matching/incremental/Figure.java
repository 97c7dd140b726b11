package dev.salto.matching.incremental;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimal numbers in millionths, rounded to one side: to bound with, never to decide. */
final class Figure {

  /** Numbers of this amount and more are beyond what can be told apart. */
  static final long LIMIT = 50_000_000_000_000L;

  /** A share that is full. */
  static final int FULL = 4096;

  private static final long ROUNDING = (1L << 32) - 1;

  private static final long MOST = (long) FULL << 32;

  /** Anything beyond nothing is full. */
  private static final long STEEPEST = 1L << 62;

  private Figure() {}

  static long down(BigDecimal value) {
    return in(value, RoundingMode.FLOOR);
  }

  static long up(BigDecimal value) {
    return in(value, RoundingMode.CEILING);
  }

  private static long in(BigDecimal value, RoundingMode rounding) {
    // So large that nothing is left of the fraction.
    if (value.precision() - value.scale() > 8) {
      return value.signum() * LIMIT;
    }
    long millionths = value.movePointRight(6).setScale(0, rounding).longValueExact();
    return Math.max(-LIMIT, Math.min(LIMIT, millionths));
  }

  static boolean isBeyondTelling(long low, long high) {
    return low <= -LIMIT || high >= LIMIT;
  }

  /**
   * What a share of {@link #FULL}, which is full at a quarter of the required amount, grows by for
   * each millionth beyond it; in parts of 2^32, rounded up.
   *
   * @param required 0 or more; of 0 anything beyond it is full
   */
  static long slope(long required) {
    return required == 0 ? STEEPEST : ((4L * FULL << 32) + required - 1) / required;
  }

  /**
   * A share, rounded up.
   *
   * @param beyond how far beyond what is required; not negative
   * @param slope see {@link #slope}
   */
  static int share(long beyond, long slope) {
    long share = beyond * slope;
    return Math.multiplyHigh(beyond, slope) != 0 || share < 0 || share > MOST
        ? FULL
        : (int) ((share + ROUNDING) >>> 32);
  }
}
