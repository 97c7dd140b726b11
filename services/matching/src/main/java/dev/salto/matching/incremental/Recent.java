package dev.salto.matching.incremental;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last searches among the postings of one side. */
final class Recent<S extends Span<S>> implements Iterable<Search<S>> {

  /** So many. */
  static final int MOST = 64;

  private final List<Search<S>> searches = new ArrayList<>();
  private int next;

  /** Adds a search; whether it was the first. */
  boolean add(Search<S> search) {
    if (searches.size() < MOST) {
      searches.add(search);
      return searches.size() == 1;
    }
    searches.set(next, search);
    next = (next + 1) % MOST;
    return false;
  }

  void addIfThere(@Nullable Search<S> search) {
    if (search != null) {
      add(search);
    }
  }

  @Override
  public Iterator<Search<S>> iterator() {
    return searches.iterator();
  }
}
