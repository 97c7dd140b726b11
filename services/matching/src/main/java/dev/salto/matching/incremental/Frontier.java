package dev.salto.matching.incremental;

import dev.salto.matching.incremental.Wanting.OnePair;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a chain has still before it, what promises most first: a heap that compares numbers, which
 * lie side by side.
 */
final class Frontier {

  private long[] promises = new long[64];
  private @Nullable Wanting[] wanting = new Wanting[64];
  private int size;

  /** Adds one, which must not promise anything else while it is here. */
  void add(Wanting one) {
    if (size == promises.length) {
      promises = Arrays.copyOf(promises, 2 * size);
      wanting = Arrays.copyOf(wanting, 2 * size);
    }
    long promise = one.promise();
    int at = size++;
    while (at > 0) {
      int above = at - 1 >>> 1;
      if (!isBefore(promise, one, above)) {
        break;
      }
      promises[at] = promises[above];
      wanting[at] = wanting[above];
      at = above;
    }
    promises[at] = promise;
    wanting[at] = one;
  }

  /** The most that any promises; {@link Promise#NOTHING} where none is left. */
  long most() {
    return size == 0 ? Promise.NOTHING : promises[0];
  }

  /** Takes the one that promises most; null where none is left. */
  @Nullable Wanting poll() {
    if (size == 0) {
      return null;
    }
    Wanting first = wanting[0];
    size--;
    long promise = promises[size];
    Wanting sinking = wanting[size];
    wanting[size] = null;
    if (size > 0 && sinking != null) {
      sink(promise, sinking);
    }
    return first;
  }

  private void sink(long promise, Wanting sinking) {
    int at = 0;
    while (2 * at + 1 < size) {
      int next = 2 * at + 1;
      Wanting other = next + 1 < size ? wanting[next + 1] : null;
      if (other != null && isBefore(promises[next + 1], other, next)) {
        next++;
      }
      if (isBefore(promise, sinking, next)) {
        break;
      }
      promises[at] = promises[next];
      wanting[at] = wanting[next];
      at = next;
    }
    promises[at] = promise;
    wanting[at] = sinking;
  }

  private boolean isBefore(long promise, Wanting one, int at) {
    if (promise != promises[at]) {
      return promise > promises[at];
    }
    return one instanceof OnePair it
        && wanting[at] instanceof OnePair other
        && it.rank.compareTo(other.rank) < 0;
  }
}
