package dev.salto.matching.incremental;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The postings of one side in clusters, parted by what their last searches asked. */
final class Clustering<L extends Leg, S extends Span<S>> implements Iterable<Search<S>> {

  /** So many. */
  static final int SEARCHES = 64;

  private final int mostInALeaf;

  /** Those that may be too large now, too small, or have leaves that were parted. */
  private final Set<Branch<L, S>> touched = new LinkedHashSet<>();

  private final Cluster<L, S> root;
  private final List<Search<S>> searches = new ArrayList<>();
  private int next;

  /**
   * No postings and no searches yet.
   *
   * @param mostInALeaf a cluster of more is parted
   */
  Clustering(int mostInALeaf) {
    this.mostInALeaf = mostInALeaf;
    root = Cluster.root(this);
  }

  int mostInALeaf() {
    return mostInALeaf;
  }

  /** All of them. */
  Cluster<L, S> root() {
    return root;
  }

  /** A cluster of more is parted among branches. */
  int mostInABranch() {
    return mostInALeaf * mostInALeaf * mostInALeaf;
  }

  /** Has a branch looked after once no search is on. */
  void touch(Branch<L, S> branch) {
    touched.add(branch);
  }

  /** No search is on. */
  void rest() {
    while (!touched.isEmpty()) {
      List<Branch<L, S>> these = List.copyOf(touched);
      touched.clear();
      these.forEach(branch -> {
        branch.rest();
        branch.arrange();
      });
    }
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
