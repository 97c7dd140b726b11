package dev.salto.matching.text;

import java.util.Arrays;

/** A text of length one: what each term weighs in it, rounded up. Serves to bound cosines. */
public final class UnitText {

  /** What a term weighs that is the whole text. */
  static final int WHOLE = 1 << 12;

  final int[] terms;
  final short[] weights;

  /** Terms that are shared with a vector, with its weights for a length rounded down. */
  UnitText(int[] terms, short[] of, long length) {
    this.terms = terms;
    weights = new short[of.length];
    for (int i = 0; i < of.length; i++) {
      weights[i] = (short) Math.min(Short.MAX_VALUE, (of[i] * WHOLE + length - 1) / length);
    }
  }

  /** What a term weighs; 0 where it is not there. */
  short weight(int term) {
    int at = Arrays.binarySearch(terms, term);
    return at < 0 ? 0 : weights[at];
  }
}
