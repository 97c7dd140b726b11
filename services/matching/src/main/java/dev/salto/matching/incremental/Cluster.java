package dev.salto.matching.incremental;

import dev.salto.matching.text.TermVector;
import dev.salto.matching.text.UnitText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Postings that are alike, in a tree: all of a park at its root, some few at its leaves. Each
 * cluster knows what its postings span and the least score with which a pair may get a place of any
 * of them, so that a search passes over it whole where the one does not reach the other.
 *
 * <p>A span is widened as postings come. That of a leaf is told anew when one goes, that of a
 * larger cluster once half of those it was made of have gone.
 */
final class Cluster<L extends Leg, S extends Span<S>> {

  private static final int UNEVEN = 4;

  /** So many times as many as a leaf should hold are too many to tell their texts. */
  private static final int CROWD = 8;

  private static final int UNGROUPED = -1;

  private final Clustering<L, S> clustering;
  private @Nullable Cluster<L, S> parent;

  /** Both null in a leaf. */
  private @Nullable Cluster<L, S> lower;

  private @Nullable Cluster<L, S> upper;
  private @Nullable Cut<L, S> cut;

  /** Those of a leaf. */
  private Members<L, S> members = new Members<>();

  /** Null while it is empty. */
  private @Nullable S span;

  /** What it spans as searches read it; null until one does. */
  private long @Nullable [] row;

  /** Of which this is a part; null above branches, and of a leaf of too many. */
  private @Nullable Branch<L, S> branch;

  /** The number of a leaf of a branch, or of what was one. */
  private int group = UNGROUPED;

  private int enough = Leg.NONE_IS_ENOUGH;
  private int size;

  /** Postings that went since the span was told. */
  private int loose;

  /** When so many are there a leaf is parted. */
  private int mostHere;

  /**
   * An empty one.
   *
   * @param clustering the same for all clusters of one tree
   */
  Cluster(Clustering<L, S> clustering) {
    this.clustering = clustering;
    this.mostHere = clustering.mostInALeaf();
  }

  /** One that is all there is, so far. */
  static <L extends Leg, S extends Span<S>> Cluster<L, S> root(Clustering<L, S> clustering) {
    var root = new Cluster<L, S>(clustering);
    root.found();
    return root;
  }

  List<Member<L, S>> members() {
    return members.all();
  }

  Clustering<L, S> clustering() {
    return clustering;
  }

  @Nullable Cluster<L, S> parent() {
    return parent;
  }

  @Nullable Cluster<L, S> lower() {
    return lower;
  }

  @Nullable Cluster<L, S> upper() {
    return upper;
  }

  @Nullable S span() {
    return span;
  }

  /** The least score with which a pair may get a place of any. */
  int enough() {
    return enough;
  }

  int size() {
    return size;
  }

  /** What its postings span, as searches read it; there must be some. */
  long[] row() {
    if (row == null) {
      row = Objects.requireNonNull(span).row();
    }
    return row;
  }

  /** See {@link Members#rows}. */
  Rows rows() {
    return members.rows();
  }

  /** Some postings of all over it. */
  void sample(int count, List<Member<L, S>> into) {
    if (lower != null && upper != null) {
      int ofLower = (int) ((long) count * lower.size / size);
      lower.sample(ofLower, into);
      upper.sample(count - ofLower, into);
      return;
    }
    for (int i = 0; i < Math.min(count, members.size()); i++) {
      into.add(members().get((int) ((long) i * members.size() / count)));
    }
  }

  /** Takes a posting in. */
  void add(Member<L, S> member) {
    Cluster<L, S> at = this;
    int depth = 0;
    while (true) {
      at.widen(member);
      at.size++;
      at.setEnough(Math.min(at.enough, member.enough));
      Cut<L, S> parting = at.cut;
      if (parting == null || at.lower == null || at.upper == null) {
        break;
      }
      at = parting.isUpper(member) ? at.upper : at.lower;
      depth++;
    }
    at.house(member);
    if (depth > 4 * (32 - Integer.numberOfLeadingZeros(size))) {
      at.even();
    }
  }

  /** Takes a posting out. */
  static <L extends Leg, S extends Span<S>> void remove(Member<L, S> member) {
    Cluster<L, S> home = member.home;
    if (home == null) {
      return;
    }
    home.dismiss(member);
    for (Cluster<L, S> at = home; at != null; at = at.parent) {
      at.size--;
      at.loosen();
    }
    home.enoughChanged();
    if (home.branch == null && 2 * home.size <= CROWD * home.mostHere) {
      home.found();
    }
    home.joinFew();
    if (home.branch != null && home.branch.isTooSmall()) {
      home.clustering.touch(home.branch);
    }
  }

  /** One of a leaf's postings has another score now with which a pair may get a place. */
  void enoughChanged(Member<L, S> member) {
    members.enoughChanged(member);
    enoughChanged();
  }

  private void enoughChanged() {
    Cluster<L, S> at = this;
    while (at != null) {
      int least = at.leastEnough();
      if (least == at.enough) {
        return;
      }
      at.setEnough(least);
      at = at.parent;
    }
  }

  private void setEnough(int next) {
    enough = next;
    if (branch != null && group != UNGROUPED) {
      branch.rows().setEnough(group, next);
    }
  }

  private int leastEnough() {
    return lower != null && upper != null
        ? Math.min(lower.enough, upper.enough)
        : members.leastEnough();
  }

  private void house(Member<L, S> member) {
    member.home = this;
    members.add(member);
    if (branch != null) {
      branch.add(group, member.text);
      if (isCrowd()) {
        branch.lose(this);
      } else if (branch.isTooLarge()) {
        clustering.touch(branch);
      }
    }
  }

  private void dismiss(Member<L, S> member) {
    members.remove(member);
    member.home = null;
    if (branch != null) {
      branch.remove(group, member.text, members.texts());
    }
  }

  List<TermVector> texts() {
    return members.texts();
  }

  private boolean isCrowd() {
    return lower == null && members.size() > CROWD * mostHere;
  }

  /** Makes a leaf, which is of no branch, one of its own, unless it holds too many. */
  private void found() {
    if (!isCrowd()) {
      clustering.touch(Branch.of(this));
    }
  }

  /** Makes this, with all below it, part of a branch. */
  void join(Branch<L, S> other) {
    branch = other;
    if (lower != null && upper != null) {
      lower.join(other);
      upper.join(other);
    } else {
      group = other.open(this);
    }
  }

  /** Makes this, with all below it, part of no branch; none has a group for it any more. */
  void leave() {
    branch = null;
    group = UNGROUPED;
    if (lower != null && upper != null) {
      lower.leave();
      upper.leave();
    }
  }

  /** Whether it is all of a branch. */
  boolean isWholeBranch() {
    return branch != null && branch.root() == this;
  }

  @Nullable Branch<L, S> branch() {
    return branch;
  }

  int group() {
    return group;
  }

  void forgetGroup() {
    group = UNGROUPED;
  }

  /** Whether it is a leaf of these groups, or was one while searches are on. */
  boolean isOf(BitSet groups) {
    return group != UNGROUPED && groups.get(group);
  }

  /** The most that the cosine of a text with one of these can be, 0 to 10000. */
  int likeAtMost(UnitText text) {
    return branch == null || lower != null ? 10_000 : branch.atMost(group, text);
  }

  private void widen(Member<L, S> member) {
    S known = span;
    if (known == null) {
      span = member.span.copy();
    } else {
      known.include(member.span);
    }
    spanChanged();
  }

  private void spanChanged() {
    row = null;
    if (branch != null && group != UNGROUPED && span != null) {
      branch.rows().put(group, span);
    }
  }

  private void loosen() {
    boolean few = lower == null && size <= CROWD * mostHere;
    if (few || 2 * ++loose > size) {
      tighten();
    }
  }

  /** Tells what its postings span as they are now. */
  private void tighten() {
    loose = 0;
    S told = null;
    if (lower == null || upper == null) {
      for (Member<L, S> member : members()) {
        told = including(told, member.span);
      }
    } else {
      told = lower.span == null ? null : lower.span.copy();
      if (upper.span != null) {
        told = including(told, upper.span);
      }
    }
    span = told;
    spanChanged();
  }

  private static <S extends Span<S>> S including(@Nullable S told, S other) {
    if (told == null) {
      return other.copy();
    }
    told.include(other);
    return told;
  }

  /** Parts a leaf that holds too many. */
  void part(Search<S> by) {
    if (cut != null || size <= mostHere || span == null) {
      return;
    }
    Cut<L, S> best = Parting.of(members(), span, by, clustering);
    if (best == null) {
      mostHere = 2 * size;
      return;
    }
    if (branch != null) {
      branch.close(this);
      clustering.touch(branch);
    }
    Cluster<L, S> low = new Cluster<>(clustering);
    Cluster<L, S> high = new Cluster<>(clustering);
    for (Member<L, S> member : members()) {
      (best.isUpper(member) ? high : low).house(member);
    }
    cut = best;
    lower = low;
    upper = high;
    members = new Members<>();
    for (Cluster<L, S> part : List.of(low, high)) {
      part.parent = this;
      part.size = part.members.size();
      part.tighten();
      part.enough = part.leastEnough();
      if (branch == null) {
        part.found();
      } else {
        part.join(branch);
      }
    }
  }

  /** Makes one leaf of two that hold few. */
  private void joinFew() {
    for (Cluster<L, S> at = parent;
        at != null && at.size <= clustering.mostInALeaf() / 2;
        at = at.parent) {
      at.makeLeaf();
    }
  }

  private void makeLeaf() {
    List<Member<L, S>> all = new ArrayList<>();
    Branch<L, S> of = branch;
    gather(all);
    members = new Members<>();
    all.forEach(this::house);
    cut = null;
    lower = null;
    upper = null;
    mostHere = clustering.mostInALeaf();
    tighten();
    if (of == null) {
      found();
    } else {
      join(of);
    }
  }

  private void gather(List<Member<L, S>> all) {
    if (lower != null && upper != null) {
      lower.gather(all);
      upper.gather(all);
    } else {
      if (branch != null) {
        branch.close(this);
        branch.rest();
      }
      all.addAll(members());
    }
    branch = null;
  }

  /** Makes one leaf of the smallest cluster above that is uneven. */
  private void even() {
    for (Cluster<L, S> at = parent; at != null; at = at.parent) {
      if (at.lower != null
          && at.upper != null
          && Math.max(at.lower.size, at.upper.size)
              > UNEVEN * Math.min(at.lower.size, at.upper.size)) {
        // Searches part it anew.
        at.makeLeaf();
        return;
      }
    }
  }
}
