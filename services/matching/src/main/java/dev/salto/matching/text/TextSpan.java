package dev.salto.matching.text;

/**
 * The most that each term weighs in any of some texts: no cosine with one of them is more than that
 * with their span. Open addressing; terms are well mixed already.
 */
public final class TextSpan {

  private int[] terms = new int[64];
  private short[] weights = new short[64];
  private int size;

  /** Widens it by a text. */
  public void include(UnitText text) {
    for (int i = 0; i < text.terms.length; i++) {
      include(text.terms[i], text.weights[i]);
    }
  }

  /** Widens it by all that another spans. */
  public void include(TextSpan other) {
    for (int i = 0; i < other.terms.length; i++) {
      if (other.weights[i] != 0) {
        include(other.terms[i], other.weights[i]);
      }
    }
  }

  /** The most that the cosine of a text with one of these can be, 0 to 10000. */
  public int atMost(UnitText text) {
    int[] these = terms;
    short[] those = weights;
    int mask = these.length - 1;
    long dot = 0;
    for (int i = 0; i < text.terms.length; i++) {
      int term = text.terms[i];
      int slot = term & mask;
      while (those[slot] != 0 && these[slot] != term) {
        slot = slot + 1 & mask;
      }
      // 0 where the term is in none.
      dot += text.weights[i] * those[slot];
    }
    return (int) Math.min(10_000, 10_000 * dot / ((long) UnitText.WHOLE * UnitText.WHOLE));
  }

  private void include(int term, short weight) {
    int slot = slot(term);
    if (weights[slot] == 0) {
      // Most terms that are asked for aren't there, which is told soon while half is empty.
      if (2 * ++size > terms.length) {
        grow();
        slot = slot(term);
      }
      terms[slot] = term;
      weights[slot] = weight;
    } else if (weights[slot] < weight) {
      weights[slot] = weight;
    }
  }

  private int slot(int term) {
    int slot = term & terms.length - 1;
    while (weights[slot] != 0 && terms[slot] != term) {
      slot = slot + 1 & terms.length - 1;
    }
    return slot;
  }

  private void grow() {
    int[] oldTerms = terms;
    short[] oldWeights = weights;
    terms = new int[2 * oldTerms.length];
    weights = new short[terms.length];
    for (int i = 0; i < oldTerms.length; i++) {
      if (oldWeights[i] != 0) {
        int slot = slot(oldTerms[i]);
        terms[slot] = oldTerms[i];
        weights[slot] = oldWeights[i];
      }
    }
  }
}
