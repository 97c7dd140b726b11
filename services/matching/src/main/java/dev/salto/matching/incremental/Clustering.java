package dev.salto.matching.incremental;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the postings of one side are clustered: by what their last searches asked. */
final class Clustering<S extends Span<S>> implements Iterable<Search<S>> {

  /** So many. */
  static final int SEARCHES = 64;

  private final int mostInALeaf;

  private final List<Search<S>> searches = new ArrayList<>();
  private int next;

  /**
   * No searches yet.
   *
   * @param mostInALeaf a cluster of more is parted
   */
  Clustering(int mostInALeaf) {
    this.mostInALeaf = mostInALeaf;
  }

  int mostInALeaf() {
    return mostInALeaf;
  }

  /** Adds a search; whether it was the first. */
  boolean add(Search<S> search) {
    if (searches.size() < SEARCHES) {
      searches.add(search);
      return searches.size() == 1;
    }
    searches.set(next, search);
    next = (next + 1) % SEARCHES;
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
