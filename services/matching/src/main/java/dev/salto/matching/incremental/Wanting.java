package dev.salto.matching.incremental;

import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.pairing.Rank;
import dev.salto.matching.score.Score;
import dev.salto.matching.text.LikeGroups;
import java.util.BitSet;
import java.util.PriorityQueue;

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

    /** No text of it gives more points. */
    final int ofText;

    /** But for these leaves, by group. */
    final BitSet but;

    Among(Search<S> search, Cluster<L, S> cluster, int ofText, int atMost, BitSet but) {
      super(atMost);
      this.search = search;
      this.cluster = cluster;
      this.ofText = ofText;
      this.but = but;
    }
  }

  /** The leaves of one side, those first whose texts may be most alike. */
  static final class Leaves<L extends Leg, S extends Span<S>> extends Wanting {

    final Search<S> search;
    private final Clustering<L, S> side;
    private final int beyondText;
    private final LikeGroups like;

    /**
     * All of them.
     *
     * @param beyondText the most that a pair scores with any of this side apart from text
     * @param enough the least score with which a pair may get a place
     */
    Leaves(Search<S> search, Clustering<L, S> side, int beyondText, int enough) {
      super(beyondText);
      this.search = search;
      this.side = side;
      this.beyondText = beyondText;
      like =
          side.texts()
              .like(
                  search.unit(),
                  group -> Score.cosine(Math.max(enough, side.enough(group)) - beyondText));
      atMost = beyondText + mostOfText();
    }

    boolean isEmpty() {
      return like.isEmpty();
    }

    /** The most points of text of the next leaf; none where no leaf is left. */
    int mostOfText() {
      return Score.text(like.cosine());
    }

    /** The next leaf; it may have been parted by now. */
    Cluster<L, S> next() {
      int group = like.next();
      atMost = beyondText + mostOfText();
      return side.leaf(group);
    }

    /** Where to find pairs with whom texts have nothing in common: everywhere else. */
    Among<L, S> others() {
      return new Among<>(search, side.root(), 0, beyondText, like.all());
    }
  }

  /**
   * The postings of a leaf with which a search may find pairs. How alike two texts are is told once
   * nothing promises more than one of them.
   */
  static final class Each<L extends Leg, S extends Span<S>> extends Wanting {

    final Search<S> search;
    private final PriorityQueue<Of<L, S>> postings = new PriorityQueue<>();

    Each(Search<S> search) {
      super(Search.NONE);
      this.search = search;
    }

    /** One more. */
    void add(Of<L, S> posting) {
      postings.add(posting);
      atMost = Math.max(atMost, posting.atMost);
    }

    /** The one that promises most, which is left out; there must be one. */
    Of<L, S> next() {
      Of<L, S> best = postings.remove();
      Of<L, S> next = postings.peek();
      atMost = next == null ? Search.NONE : next.atMost;
      return best;
    }

    /**
     * A posting.
     *
     * @param atMost no pair with it scores more
     * @param ofText so many points of it at most for text
     * @param cosine of its text and that of the search; {@link Search#NONE} while that is not told
     */
    record Of<L extends Leg, S extends Span<S>>(
        Member<L, S> member, int atMost, int ofText, int cosine) implements Comparable<Of<?, ?>> {

      boolean isTold() {
        return cosine != Search.NONE;
      }

      Of<L, S> told(int cosine) {
        int told = Score.text(cosine);
        return new Of<>(member, atMost - ofText + told, told, cosine);
      }

      @Override
      public int compareTo(Of<?, ?> other) {
        return Integer.compare(other.atMost, atMost);
      }
    }
  }
}
