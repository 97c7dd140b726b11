package dev.salto.matching.incremental;

import java.util.function.ToLongFunction;

/** Where a cluster is parted: by more or less of a trait, or by whether a text has a term. */
sealed interface Cut<L extends Leg, S extends Span<S>> {

  boolean isUpper(Member<L, S> member);

  /** Whether it narrows what the texts span. */
  boolean isOfText();

  /** More of it is upper. */
  record ByTrait<L extends Leg, S extends Span<S>>(ToLongFunction<S> of, long border)
      implements Cut<L, S> {

    @Override
    public boolean isUpper(Member<L, S> member) {
      return of.applyAsLong(member.span) > border;
    }

    @Override
    public boolean isOfText() {
      return false;
    }
  }

  /** With the term is upper. */
  record ByTerm<L extends Leg, S extends Span<S>>(int term) implements Cut<L, S> {

    @Override
    public boolean isUpper(Member<L, S> member) {
      return member.text.has(term);
    }

    @Override
    public boolean isOfText() {
      return true;
    }
  }
}
