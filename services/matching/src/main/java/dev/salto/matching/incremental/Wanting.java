package dev.salto.matching.incremental;

import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.pairing.Rank;
import dev.salto.matching.score.Score;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a chain has still before it: a pair that blocks, or where pairs may be found that do. The
 * one that promises most comes first.
 */
abstract sealed class Wanting {

  private static final BitSet NO_GROUPS = new BitSet();

  /** No pair of it scores more. */
  int atMost;

  Wanting(int atMost) {
    this.atMost = atMost;
  }

  /** See {@link Promise}. */
  long promise() {
    return Promise.of(atMost);
  }

  static final class OnePair extends Wanting {

    final Rank rank;
    final PairCase pair;

    OnePair(Rank rank, PairCase pair) {
      super(rank.score());
      this.rank = rank;
      this.pair = pair;
    }

    @Override
    long promise() {
      return Promise.of(rank);
    }
  }

  /** A cluster in which a search may find pairs. */
  static final class Among<L extends Leg, S extends Span<S>> extends Wanting {

    final Search<S> search;
    final Cluster<L, S> cluster;

    /** No text of it gives more points. */
    final int ofText;

    /**
     * But for these leaves of a branch, by group; null of a cluster of no branch, or of a whole.
     */
    final @Nullable BitSet but;

    Among(Search<S> search, Cluster<L, S> cluster, int ofText, int atMost, @Nullable BitSet but) {
      super(atMost);
      this.search = search;
      this.cluster = cluster;
      this.ofText = ofText;
      this.but = but;
    }

    /** Whether the texts of its leaves are to be told first. */
    boolean isUntold() {
      return but == null && cluster.isWholeBranch();
    }
  }

  /** The leaves of a branch, those first whose texts may be most alike. */
  static final class Leaves<L extends Leg, S extends Span<S>> extends Wanting {

    final Search<S> search;
    private final Branch<L, S> branch;
    private final int beyondText;

    /** By the most that a cosine can be, in the upper half, and group; null until they are told. */
    private @Nullable GreatestFirst like;

    private final BitSet all = new BitSet();

    /** All of a whole branch. */
    Leaves(Among<L, S> whole) {
      super(whole.atMost);
      search = whole.search;
      branch = Objects.requireNonNull(whole.cluster.branch());
      beyondText = whole.atMost - whole.ofText;
      atMost = beyondText + Score.text(branch.atMost(search.unit()));
    }

    boolean isUntold() {
      return like == null;
    }

    /**
     * Tells what the texts of each leaf may give.
     *
     * @param enough the least score with which a pair may get a place
     */
    void tell(int enough) {
      long[] groups =
          branch.like(
              search.unit(),
              group -> Score.cosine(Math.max(enough, branch.rows().enough(group)) - beyondText));
      for (long group : groups) {
        all.set((int) group);
      }
      like = new GreatestFirst(groups, groups.length);
      atMost = beyondText + mostOfText();
    }

    /** Whether none is left of which texts have anything in common. */
    boolean isEmpty() {
      return like != null && like.isEmpty();
    }

    /** The most points of text of the next leaf; none where no leaf is left. */
    int mostOfText() {
      return like == null || like.isEmpty() ? 0 : Score.text((int) (like.first() >>> 32));
    }

    /**
     * The next leaf, if a pair with one of it may block; there must be one. It may have been parted
     * by now.
     *
     * @param enough the least score with which a pair may get a place
     */
    @Nullable Among<L, S> next(int enough) {
      int ofText = mostOfText();
      int group = (int) Objects.requireNonNull(like).take();
      atMost = beyondText + mostOfText();
      Rows rows = branch.rows();
      int least = Math.max(enough, rows.enough(group));
      if (least > beyondText + ofText) {
        return null;
      }
      int beyond = search.beyondText(rows.numbers(), rows.at(group), least - ofText);
      return beyond == Search.NONE || beyond + ofText < least
          ? null
          : new Among<>(search, branch.leaf(group), ofText, beyond + ofText, NO_GROUPS);
    }

    /** Where to find pairs with whom texts have nothing in common: everywhere else. */
    Among<L, S> others() {
      return new Among<>(search, branch.root(), 0, beyondText, all);
    }
  }

  /**
   * The postings of a leaf with which a search may find pairs, those first that promise most. How
   * alike two texts are is told once nothing promises more than one of them.
   */
  static final class Each<L extends Leg, S extends Span<S>> extends Wanting {

    /** Where in an entry the points, and how far from the last index a posting is, begin. */
    private static final int MOST = 48;

    private static final int FROM_LAST = 16;
    private static final long LAST = (1L << MOST - FROM_LAST) - 1;

    /** In its last bits is the cosine plus one, 0 while that is not told. */
    private static final long COSINE = (1 << FROM_LAST) - 1;

    final Search<S> search;
    private final List<Member<L, S>> members;

    /** No text of them gives more points. */
    private final int ofText;

    private final GreatestFirst entries;

    /**
     * Some of a leaf.
     *
     * @param members of the leaf, those first that were posted first
     * @param entries see {@link #entry}, as many as are given
     */
    Each(Search<S> search, List<Member<L, S>> members, int ofText, long[] entries, int count) {
      super(Search.NONE);
      this.search = search;
      this.members = members;
      this.ofText = ofText;
      this.entries = new GreatestFirst(entries, count);
      told();
    }

    /** A posting of which nothing is compared yet: no pair with it scores more than that. */
    static long entry(int atMost, int index) {
      return (long) atMost << MOST | LAST - index << FROM_LAST;
    }

    @Override
    long promise() {
      return entries.isEmpty() ? Promise.NOTHING : Promise.of(atMost, search.posted(first()));
    }

    /** The posting that promises most; there must be one. */
    Member<L, S> first() {
      return members.get((int) (LAST - (entries.first() >>> FROM_LAST & LAST)));
    }

    /** Of its text and that of the search; negative while that is not told. */
    int cosineOfFirst() {
      return (int) (entries.first() & COSINE) - 1;
    }

    /** Compares the texts of the first. */
    void tell() {
      int cosine = search.cosine(first().text);
      long beyondText = atMost - ofText;
      long index = entries.first() & LAST << FROM_LAST;
      entries.replace(beyondText + Score.text(cosine) << MOST | index | cosine + 1);
      told();
    }

    /** Leaves out the first. */
    void pass() {
      entries.take();
      told();
    }

    private void told() {
      atMost = entries.isEmpty() ? Search.NONE : (int) (entries.first() >>> MOST);
    }
  }
}
