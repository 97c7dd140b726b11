package dev.salto.matching.text;

/** What saying a word again adds: how often it is said to the power of 0.7, in sixteenths. */
final class Saying {

  /** What a word said once weighs. */
  static final int ONCE = 16;

  /** 16 n^0.7 for n from 1 to 16, rounded. */
  private static final int[] UP_TO_16 = {
    16, 26, 35, 42, 49, 56, 62, 69, 74, 80, 86, 91, 96, 101, 107, 111
  };

  /** 2^0.7 in 1024ths: what twice as often multiplies by. */
  private static final int DOUBLED = 1664;

  private Saying() {}

  /**
   * For a count from 1 up, in sixteenths; whole numbers alone, so above 16 by the nearest below.
   */
  static int times(int count) {
    int halvings = Math.max(0, 28 - Integer.numberOfLeadingZeros(count));
    int times = UP_TO_16[(count >> halvings) - 1];
    for (int i = 0; i < halvings; i++) {
      times = times * DOUBLED / 1024;
    }
    return times;
  }
}
