package dev.salto.matching.incremental;

import java.util.Arrays;

/**
 * Whom a leg fits, by number, best fit first; in one number each, so that many take little room.
 */
final class FitList {

  private static final int MOST = 10_000;

  // (10000 - points) << 32 | number, ascending.
  private long[] entries = new long[8];
  private int size;

  /** Adds without regard to order; {@link #sort} must follow. */
  void append(int points, int number) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, size + size / 2);
    }
    entries[size++] = (long) (MOST - points) << 32 | number;
  }

  void sort() {
    Arrays.sort(entries, 0, size);
  }

  void add(int points, int number) {
    append(points, number);
    long entry = entries[size - 1];
    int at = -Arrays.binarySearch(entries, 0, size - 1, entry) - 1;
    System.arraycopy(entries, at, entries, at + 1, size - 1 - at);
    entries[at] = entry;
  }

  /** Takes a number out, if it is there. */
  void remove(int number) {
    for (int at = 0; at < size; at++) {
      if ((int) entries[at] == number) {
        size--;
        System.arraycopy(entries, at + 1, entries, at, size - at);
        return;
      }
    }
  }

  int size() {
    return size;
  }

  int points(int at) {
    return MOST - (int) (entries[at] >>> 32);
  }

  int number(int at) {
    return (int) entries[at];
  }
}
