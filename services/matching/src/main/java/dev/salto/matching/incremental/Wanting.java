package dev.salto.matching.incremental;

import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.pairing.Rank;

/**
 * What a chain has still before it: a pair that blocks, or where pairs may be found that do. The
 * one that promises most comes first.
 */
abstract sealed class Wanting implements Comparable<Wanting> {

  /** No pair of it scores more. */
  final int atMost;

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

  /** A posting with which a search may find pairs. */
  static final class With<L extends Leg, S extends Span<S>> extends Wanting {

    final Search<S> search;
    final Member<L, S> member;

    /** Of the two texts. */
    final int cosine;

    With(Search<S> search, Member<L, S> member, int cosine, int atMost) {
      super(atMost);
      this.search = search;
      this.member = member;
      this.cosine = cosine;
    }
  }
}
