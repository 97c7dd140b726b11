package dev.salto.matching.text;

/** What saying a word again adds: 1 + ln of how often it is said, in sixteenths. */
final class Saying {

  /** What a word said once weighs. */
  static final int ONCE = 16;

  /** 16 + 16 ln n for n from 1 to 16, rounded. */
  private static final int[] UP_TO_16 = {
    16, 27, 34, 38, 42, 45, 47, 49, 51, 53, 54, 56, 57, 58, 59, 60
  };

  private Saying() {}

  /**
   * For a count from 1 up, in sixteenths; whole numbers alone, so above 16 by the nearest below.
   */
  static int times(int count) {
    // Twice as often adds 16 ln 2, 11.09.
    int halvings = Math.max(0, 28 - Integer.numberOfLeadingZeros(count));
    return UP_TO_16[(count >> halvings) - 1] + 1109 * halvings / 100;
  }
}
