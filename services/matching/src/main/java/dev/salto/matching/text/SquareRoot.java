package dev.salto.matching.text;

/** Square roots without floating point. */
final class SquareRoot {

  private SquareRoot() {}

  /** The root of a number that is not negative, rounded down (Newton's method on integers). */
  static long down(long n) {
    if (n < 2) {
      return n;
    }
    long root = 1L << ((64 - Long.numberOfLeadingZeros(n) + 1) / 2);
    while (true) {
      long next = (root + n / root) / 2;
      if (next >= root) {
        return root;
      }
      root = next;
    }
  }
}
