package dev.salto.matching.text;

/** Square roots of whole numbers, exact. */
final class SquareRoot {

  /** That of {@link Long#MAX_VALUE}. */
  private static final long MOST = 3_037_000_499L;

  private SquareRoot() {}

  /** The root of a number that is not negative, rounded down. */
  static long down(long n) {
    // A number of more than 53 bits is no double, so the root may be one off.
    long root = Math.min(MOST, (long) Math.sqrt(n));
    if (root * root > n) {
      return root - 1;
    }
    return root < MOST && (root + 1) * (root + 1) <= n ? root + 1 : root;
  }
}
