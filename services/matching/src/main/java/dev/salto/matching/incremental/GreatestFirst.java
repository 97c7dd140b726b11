package dev.salto.matching.incremental;

/** Numbers, taken greatest first. */
final class GreatestFirst {

  private final long[] heap;
  private int size;

  /**
   * All of these.
   *
   * @param numbers as many as are given; this owns them from now on
   */
  GreatestFirst(long[] numbers, int size) {
    heap = numbers;
    this.size = size;
    for (int at = size / 2 - 1; at >= 0; at--) {
      sink(at, heap[at]);
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The greatest that is left; there must be one. */
  long first() {
    return heap[0];
  }

  /** Takes the greatest; there must be one. */
  long take() {
    long first = heap[0];
    size--;
    sink(0, heap[size]);
    return first;
  }

  /** Takes the greatest, and puts another in its place. */
  void replace(long other) {
    sink(0, other);
  }

  private void sink(int from, long sinking) {
    int at = from;
    while (2 * at + 1 < size) {
      int next = 2 * at + 1;
      if (next + 1 < size && heap[next + 1] > heap[next]) {
        next++;
      }
      if (heap[next] <= sinking) {
        break;
      }
      heap[at] = heap[next];
      at = next;
    }
    heap[at] = sinking;
  }
}
