package dev.salto.matching.incremental;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimal numbers in millionths, rounded to one side: to bound with, never to decide. */
final class Figure {

  /** Numbers of this amount and more are beyond what can be told apart. */
  static final long LIMIT = 50_000_000_000_000L;

  /** A share that is full. */
  static final int FULL = 4096;

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
   * The most that the share of a requirement can be which is full at a quarter of the required
   * value beyond it.
   *
   * @param beyond how far beyond it at most; not negative
   * @param required the least amount, either side of zero, that is required
   * @return up to {@link #FULL}
   */
  static int share(long beyond, long required) {
    if (4 * beyond >= required) {
      return beyond == 0 ? 0 : FULL;
    }
    return (int) ((4 * beyond * FULL + required - 1) / required);
  }
}
