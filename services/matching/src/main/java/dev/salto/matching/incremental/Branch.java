package dev.salto.matching.incremental;

import dev.salto.matching.text.TermVector;
import dev.salto.matching.text.TextGroups;
import dev.salto.matching.text.UnitText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A cluster with all below it whose leaves' texts are told together, each leaf a group of them. */
final class Branch<L extends Leg, S extends Span<S>> {

  private final Cluster<L, S> root;
  private final TextGroups texts = new TextGroups();
  private final List<@Nullable Cluster<L, S>> leaves = new ArrayList<>();

  /** By group, what its leaf knows too: searches ask it of all. */
  private final Rows rows = new Rows();

  /** What was a leaf with a group: searches that began before may still come to it. */
  private final List<Cluster<L, S>> former = new ArrayList<>();

  private Branch(Cluster<L, S> root) {
    this.root = root;
  }

  /** Makes one of a cluster and all below it, whatever these were of. */
  static <L extends Leg, S extends Span<S>> Branch<L, S> of(Cluster<L, S> root) {
    Branch<L, S> branch = new Branch<>(root);
    root.join(branch);
    return branch;
  }

  Cluster<L, S> root() {
    return root;
  }

  /** Whether two are to be made of it. */
  boolean isTooLarge() {
    return root.size() > 2 * root.clustering().mostInABranch();
  }

  /** Whether it is to be made one with what is beside it. */
  boolean isTooSmall() {
    Cluster<L, S> above = root.parent();
    return above != null && above.size() <= root.clustering().mostInABranch();
  }

  /** Parts it or makes it one with others where that is due, while no search is on. */
  void arrange() {
    if (root.branch() != this) {
      // Others were made of it meanwhile.
      return;
    }
    Cluster<L, S> lower = root.lower();
    Cluster<L, S> upper = root.upper();
    if (isTooLarge() && lower != null && upper != null) {
      root.leave();
      root.clustering().touch(of(lower));
      root.clustering().touch(of(upper));
    } else if (isTooSmall()) {
      Cluster<L, S> top = root;
      for (Cluster<L, S> at = root.parent();
          at != null && at.size() <= root.clustering().mostInABranch() && isBranches(at);
          at = at.parent()) {
        top = at;
      }
      if (top != root) {
        of(top);
      }
    }
  }

  /** Whether all that a cluster holds is of branches. */
  private static boolean isBranches(Cluster<?, ?> cluster) {
    return cluster.branch() != null
        || cluster.lower() != null
            && cluster.upper() != null
            && isBranches(cluster.lower())
            && isBranches(cluster.upper());
  }

  /** Makes branches of all beside a leaf, which is of none from now on, while no search is on. */
  void lose(Cluster<L, S> leaf) {
    root.leave();
    for (Cluster<L, S> at = leaf; at != root; at = Objects.requireNonNull(at.parent())) {
      Cluster<L, S> above = Objects.requireNonNull(at.parent());
      of(Objects.requireNonNull(at == above.lower() ? above.upper() : above.lower()));
    }
  }

  /** Opens a group for the texts of a leaf. */
  int open(Cluster<L, S> leaf) {
    int group = texts.open();
    if (group == leaves.size()) {
      leaves.add(leaf);
    } else {
      leaves.set(group, leaf);
    }
    rows.setEnough(group, leaf.enough());
    if (leaf.span() != null) {
      rows.put(group, leaf.span());
    }
    leaf.members().forEach(member -> texts.add(group, member.text));
    return group;
  }

  /** Closes the group of a leaf. */
  void close(Cluster<L, S> leaf) {
    texts.clear(leaf.group(), leaf.texts());
    former.add(leaf);
  }

  /** No search is on. */
  void rest() {
    for (Cluster<L, S> leaf : former) {
      leaves.set(leaf.group(), null);
      texts.free(leaf.group());
      leaf.forgetGroup();
    }
    former.clear();
  }

  /** A text has come to a leaf. */
  void add(int group, TermVector text) {
    texts.add(group, text);
  }

  /** A text has gone from a leaf. */
  void remove(int group, TermVector text, List<TermVector> left) {
    texts.remove(group, text, left);
  }

  /** What each leaf spans, by group (nothing of one that is empty), and what is enough there. */
  Rows rows() {
    return rows;
  }

  /** The leaf of a group, or what was that when the last searches began. */
  Cluster<L, S> leaf(int group) {
    return Objects.requireNonNull(leaves.get(group));
  }

  /** The most that the cosine of a text with one of these can be, 0 to 10000. */
  int atMost(UnitText text) {
    return texts.atMost(text);
  }

  /** The same, of a leaf. */
  int atMost(int group, UnitText text) {
    return texts.atMost(group, text);
  }

  /** See {@link TextGroups#like}. */
  long[] like(UnitText text, IntUnaryOperator least) {
    return texts.like(text, least);
  }
}
