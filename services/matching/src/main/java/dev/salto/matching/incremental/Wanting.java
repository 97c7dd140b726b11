package dev.salto.matching.incremental;

import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.pairing.Rank;
import dev.salto.matching.score.Score;
import java.util.ArrayList;
import java.util.List;

/**
 * What a chain has still before it: a pair that blocks, or where pairs may be found that do. The
 * one that promises most comes first.
 */
abstract sealed class Wanting implements Comparable<Wanting> {

  /** No pair of it scores more. */
  int atMost;

  Wanting(int atMost) {
    this.atMost = atMost;
  }

  @Override
  public int compareTo(Wanting other) {
    if (atMost != other.atMost) {
      return atMost > other.atMost ? -1 : 1;
    }
    if (this instanceof OnePair one && other instanceof OnePair another) {
      return one.rank.compareTo(another.rank);
    }
    // Among equals pairs come last: one to be found may rank better by what is not its score.
    return Boolean.compare(this instanceof OnePair, other instanceof OnePair);
  }

  static final class OnePair extends Wanting {

    final Rank rank;
    final PairCase pair;

    OnePair(Rank rank, PairCase pair) {
      super(rank.score());
      this.rank = rank;
      this.pair = pair;
    }
  }

  /** A cluster in which a search may find pairs. */
  static final class Among<L extends Leg, S extends Span<S>> extends Wanting {

    final Search<S> search;
    final Cluster<L, S> cluster;
    final int ofText;

    Among(Search<S> search, Cluster<L, S> cluster, int ofText, int atMost) {
      super(atMost);
      this.search = search;
      this.cluster = cluster;
      this.ofText = ofText;
    }
  }

  /**
   * The postings of a leaf with which a search may find pairs. How alike two texts are is told once
   * nothing promises more than one of them.
   */
  static final class Each<L extends Leg, S extends Span<S>> extends Wanting {

    private static final int UNTOLD = -1;

    final Search<S> search;
    private final int mostOfText;
    private final List<Member<L, S>> members = new ArrayList<>();
    private final int[] promises;
    private final int[] cosines;
    private int best;

    /**
     * None yet.
     *
     * @param most of them
     * @param mostOfText points
     */
    Each(Search<S> search, int most, int mostOfText) {
      super(Search.NONE);
      this.search = search;
      this.mostOfText = mostOfText;
      promises = new int[most];
      cosines = new int[most];
    }

    /**
     * One more.
     *
     * @param promise no pair with it scores more
     */
    void add(Member<L, S> member, int promise) {
      int at = members.size();
      members.add(member);
      cosines[at] = UNTOLD;
      promise(at, promise);
    }

    /** The one that promises most; there must be one. */
    Member<L, S> best() {
      return members.get(best);
    }

    /** Of its text and that of the search. */
    int cosine() {
      return cosines[best];
    }

    boolean isTold() {
      return cosines[best] != UNTOLD;
    }

    /** How alike the best is, so that another may be the best now. */
    void tell() {
      int cosine = search.cosine(best().text);
      cosines[best] = cosine;
      promise(best, atMost - mostOfText + Score.text(cosine));
    }

    /** Leaves the best out. */
    void drop() {
      promise(best, Search.NONE);
    }

    private void promise(int at, int promise) {
      promises[at] = promise;
      if (promise > atMost) {
        best = at;
      } else if (at == best) {
        for (int i = 0; i < members.size(); i++) {
          best = promises[i] > promises[best] ? i : best;
        }
      }
      atMost = promises[best];
    }
  }
}
