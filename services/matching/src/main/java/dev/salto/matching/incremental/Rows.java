package dev.salto.matching.incremental;

import java.util.Arrays;

/**
 * Spans as numbers, one after the other, and of each the least score with which a pair may get a
 * place: a search that reads them all finds them side by side.
 */
final class Rows {

  private static final int FIRST = 4;

  private long[] numbers = new long[0];
  private int[] enough = new int[FIRST];

  /** How many numbers are kept for each. */
  private int width;

  /** The numbers of all. */
  long[] numbers() {
    return numbers;
  }

  /** Where those of one begin. */
  int at(int index) {
    return index * width;
  }

  /** The least score with which a pair may get a place of one. */
  int enough(int index) {
    return enough[index];
  }

  /** See {@link #enough(int)}. */
  void setEnough(int index, int least) {
    reserve(index + 1);
    enough[index] = least;
  }

  /** Has one span this; rows between are of no meaning until they are put too. */
  void put(int index, Span<?> span) {
    int length = span.length();
    if (length > width) {
      widen(length);
    }
    reserve(index + 1);
    span.write(numbers, at(index));
  }

  /**
   * Has those from one on be others, as far apart as before.
   *
   * @param end of those before this
   */
  void move(int from, int to, int end) {
    if (end > from) {
      reserve(to + end - from);
      System.arraycopy(enough, from, enough, to, end - from);
      System.arraycopy(numbers, at(from), numbers, at(to), (end - from) * width);
    }
  }

  private void reserve(int count) {
    if (count > enough.length) {
      enough = Arrays.copyOf(enough, Math.max(FIRST, 3 * count / 2));
    }
    if (count * width > numbers.length) {
      numbers = Arrays.copyOf(numbers, enough.length * width);
    }
  }

  private void widen(int wider) {
    int rows = width == 0 ? 0 : numbers.length / width;
    long[] wide = new long[rows * wider];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(numbers, at(i), wide, i * wider, width);
    }
    numbers = wide;
    width = wider;
  }
}
