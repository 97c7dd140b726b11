package dev.salto.matching.text;

/** A text that is compared with many: its terms where they are found at once. */
public final class TextQuery {

  private final TermVector text;
  private final UnitText unit;

  /** Open addressing, a quarter full at most; of weight 0 where there is no term. */
  private final int[] terms;

  private final short[] weights;

  /** Asks for texts like this one. */
  public TextQuery(TermVector text) {
    this.text = text;
    unit = text.unit();
    terms = new int[Integer.highestOneBit(Math.max(4, text.size())) * 8];
    weights = new short[terms.length];
    text.forEach((term, weight) -> {
      int slot = slot(term);
      terms[slot] = term;
      weights[slot] = weight;
    });
  }

  /** The same text of length one. */
  public UnitText unit() {
    return unit;
  }

  /** What {@link TermVector#cosine} gives. */
  public int cosine(TermVector other) {
    return text.cosine(other, other.dot(this));
  }

  /** What a term weighs in it; 0 where it is not there. */
  int weight(int term) {
    return weights[slot(term)];
  }

  private int slot(int term) {
    // Terms are well mixed already.
    int slot = term & terms.length - 1;
    while (weights[slot] != 0 && terms[slot] != term) {
      slot = slot + 1 & terms.length - 1;
    }
    return slot;
  }
}
