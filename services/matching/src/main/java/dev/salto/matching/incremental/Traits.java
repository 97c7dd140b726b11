package dev.salto.matching.incremental;

import java.util.List;
import java.util.function.ToLongFunction;

/** Traits that are a code each: there or not. */
final class Traits {

  private Traits() {}

  static <S> void ofBits(List<Span.Trait<S>> traits, long bits, ToLongFunction<S> of) {
    for (long left = bits; left != 0; left &= left - 1) {
      long bit = Long.lowestOneBit(left);
      traits.add(new Span.Trait<>(it -> (of.applyAsLong(it) & bit) == 0 ? 0 : 1));
    }
  }
}
