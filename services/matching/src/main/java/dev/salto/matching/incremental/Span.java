package dev.salto.matching.incremental;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The best that any of some postings brings to a pair, apart from its text. Wider than they are is
 * never wrong: it only makes a search look where nothing is.
 */
interface Span<S extends Span<S>> {

  /** The same, to be widened apart from it. */
  S copy();

  /** Widens it by all that another spans. */
  void include(S other);

  /** How many numbers it is as searches read it. */
  int length();

  /** Writes what it spans as numbers, as many as its length, side by side. */
  void write(long[] into, int at);

  /** What it spans as numbers, alone. */
  default long[] row() {
    long[] row = new long[length()];
    write(row, 0);
    return row;
  }

  /** What may tell apart postings that together span this, each alone spanning one point. */
  List<Trait<S>> traits();

  /** Something that a posting, alone in its span, has more or less of. */
  record Trait<S>(ToLongFunction<S> of) {}
}
