package dev.salto.kit.view;

import java.util.List;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param items what is on it
 * @param total how many there are on all pages
 * @param page its number, from 0
 * @param size how many a page takes, 1 to 200
 */
public record Page<E>(List<E> items, long total, int page, int size) {

  /** The largest page. */
  public static final int MOST = 200;

  /** The same page of something else. */
  public <F> Page<F> map(Function<E, F> function) {
    return new Page<>(items.stream().map(function).toList(), total, page, size);
  }

  /** The page with this number of a list that is at hand as a whole. */
  public static <E> Page<E> of(List<E> all, int page, int size) {
    int from = (int) Math.min((long) page * size, all.size());
    return new Page<>(
        List.copyOf(all.subList(from, Math.min(from + size, all.size()))), all.size(), page, size);
  }
}
