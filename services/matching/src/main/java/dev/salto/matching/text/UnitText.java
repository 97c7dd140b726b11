package dev.salto.matching.text;

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
      weights[i] = weight(of[i], length);
    }
  }

  /** A weight of a text so long, for a length of one. */
  static short weight(short weight, long length) {
    return (short) Math.min(Short.MAX_VALUE, (weight * WHOLE + length - 1) / length);
  }
}
