package dev.salto.matching.text;

import java.util.BitSet;

/** Groups of texts that may be like a text, the likest first. */
public final class LikeGroups {

  /** A heap: for each group how like it may be in the upper half, its number in the lower. */
  private final long[] heap;

  private int left;

  /**
   * All of these.
   *
   * @param groups for each the most that a cosine can be in the upper half, its number in the lower
   */
  LikeGroups(long[] groups) {
    heap = groups;
    left = groups.length;
    for (int at = left / 2 - 1; at >= 0; at--) {
      sink(at);
    }
  }

  /** Whether none is left. */
  public boolean isEmpty() {
    return left == 0;
  }

  /** The most that a cosine with a text of the groups that are left can be, 0 to 10000. */
  public int cosine() {
    return left == 0 ? 0 : (int) (heap[0] >>> 32);
  }

  /** Takes the likest group of those that are left; there must be one. */
  public int next() {
    long likest = heap[0];
    heap[0] = heap[--left];
    heap[left] = likest;
    sink(0);
    return (int) likest;
  }

  /** All of them, those that were taken too. */
  public BitSet all() {
    var all = new BitSet();
    for (long group : heap) {
      all.set((int) group);
    }
    return all;
  }

  private void sink(int from) {
    int at = from;
    long sinking = heap[at];
    while (2 * at + 1 < left) {
      int next = 2 * at + 1;
      if (next + 1 < left && heap[next + 1] > heap[next]) {
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
