package dev.salto.matching.incremental;

import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A sorted set of few as a rule: one array, none while it is empty. */
final class Few<E extends Comparable<? super E>> extends AbstractCollection<E> {

  private static final @Nullable Object[] NOTHING = {};

  private @Nullable Object[] elements = NOTHING;
  private int size;

  @Override
  public boolean add(E element) {
    int at = Arrays.binarySearch(elements, 0, size, element);
    if (at >= 0) {
      return false;
    }
    if (size == elements.length) {
      elements = Arrays.copyOf(elements, size == 0 ? 1 : 2 * size);
    }
    int to = -at - 1;
    System.arraycopy(elements, to, elements, to + 1, size - to);
    elements[to] = element;
    size++;
    return true;
  }

  /** Takes an element out, if it is there. */
  void take(E element) {
    int at = Arrays.binarySearch(elements, 0, size, element);
    if (at >= 0) {
      size--;
      System.arraycopy(elements, at + 1, elements, at, size - at);
      elements[size] = null;
      if (size == 0) {
        elements = NOTHING;
      }
    }
  }

  boolean has(E element) {
    return Arrays.binarySearch(elements, 0, size, element) >= 0;
  }

  /** The greatest; there must be one. */
  E last() {
    return at(size - 1);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Iterator<E> iterator() {
    return new Iterator<>() {

      private int next;

      @Override
      public boolean hasNext() {
        return next < size;
      }

      @Override
      public E next() {
        if (next == size) {
          throw new NoSuchElementException();
        }
        return at(next++);
      }
    };
  }

  @SuppressWarnings("unchecked")
  private E at(int index) {
    return (E) Objects.requireNonNull(elements[index]);
  }
}
