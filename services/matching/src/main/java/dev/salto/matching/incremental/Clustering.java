package dev.salto.matching.incremental;

import dev.salto.matching.text.TermVector;
import dev.salto.matching.text.TextGroups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The postings of one side in clusters, parted by what their last searches asked. */
final class Clustering<L extends Leg, S extends Span<S>> implements Iterable<Search<S>> {

  /** So many. */
  static final int SEARCHES = 64;

  private final int mostInALeaf;
  private final TextGroups texts = new TextGroups();
  private final List<@Nullable Cluster<L, S>> byGroup = new ArrayList<>();

  /** By group, what its leaf knows too: searches ask it of all. */
  private int[] enough = new int[16];

  /** What was a leaf with a group: searches that began before may still come to it. */
  private final List<Cluster<L, S>> former = new ArrayList<>();

  /** Leaves of which the texts are not told. */
  private final Set<Cluster<L, S>> ungrouped = new LinkedHashSet<>();

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

  /** The texts of leaves. */
  TextGroups texts() {
    return texts;
  }

  Set<Cluster<L, S>> ungrouped() {
    return ungrouped;
  }

  /** The leaf whose texts are a group, or what was that when the last searches began. */
  Cluster<L, S> leaf(int group) {
    return Objects.requireNonNull(byGroup.get(group));
  }

  /** Opens a group for a leaf. */
  int open(Cluster<L, S> leaf) {
    int group = texts.open();
    if (group == byGroup.size()) {
      byGroup.add(leaf);
      enough = group == enough.length ? Arrays.copyOf(enough, 2 * group) : enough;
    } else {
      byGroup.set(group, leaf);
    }
    return group;
  }

  /** The least score with which a pair may get a place of any posting of a leaf. */
  int enough(int group) {
    return enough[group];
  }

  void enough(int group, int least) {
    enough[group] = least;
  }

  /**
   * Closes the group of a leaf.
   *
   * @param all texts that are in it
   */
  void close(Cluster<L, S> leaf, List<TermVector> all) {
    texts.clear(leaf.group(), all);
    former.add(leaf);
  }

  /** No search is on. */
  void rest() {
    for (Cluster<L, S> leaf : former) {
      byGroup.set(leaf.group(), null);
      texts.free(leaf.group());
      leaf.forgetGroup();
    }
    former.clear();
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
