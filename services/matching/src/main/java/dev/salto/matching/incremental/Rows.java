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
    if (index >= enough.length) {
      enough = Arrays.copyOf(enough, 2 * index);
    }
    enough[index] = least;
  }

  /** Has one span this; rows between are of no meaning until they are put too. */
  void put(int index, Span<?> span) {
    int length = span.length();
    if (length > width) {
      widen(length);
    }
    if ((index + 1) * width > numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(FIRST, 3 * index / 2 + 1) * width);
    }
    span.write(numbers, at(index));
  }

  /** Has one what another has. */
  void copy(int from, int to) {
    enough[to] = enough[from];
    System.arraycopy(numbers, at(from), numbers, at(to), width);
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
