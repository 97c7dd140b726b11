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

  /** What may tell apart postings that together span this, each alone spanning one point. */
  List<Trait<S>> traits();

  /** Something that a posting, alone in its span, has more or less of. */
  record Trait<S>(ToLongFunction<S> of) {}
}
