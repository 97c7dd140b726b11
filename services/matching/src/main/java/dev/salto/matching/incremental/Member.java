package dev.salto.matching.incremental;

import dev.salto.matching.text.TermVector;
import org.jspecify.annotations.Nullable;

/** A posting that a search may find. */
final class Member<L extends Leg, S extends Span<S>> {

  final L leg;
  final S span;
  final TermVector text;

  /** When an offer was posted first, see {@link Promise#posted}; 0 of a scenario. */
  final long posted;

  /** The least score with which a pair may get a place of it. */
  int enough;

  @Nullable Cluster<L, S> home;

  /** Where it is among those of its home. */
  int at;

  Member(L leg, S span, TermVector text, long posted, int enough) {
    this.leg = leg;
    this.span = span;
    this.text = text;
    this.posted = posted;
    this.enough = enough;
  }

  /** A pair needs another score now to get a place. */
  void enough(int next) {
    if (enough != next) {
      enough = next;
      if (home != null) {
        home.enoughChanged(this);
      }
    }
  }
}
