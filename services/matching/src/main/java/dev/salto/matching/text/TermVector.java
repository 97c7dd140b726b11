package dev.salto.matching.text;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * A text as weighted terms: six bytes a term. Cheap to compare, so keep it as long as its text
 * stands.
 */
public final class TermVector {

  /** Ascending, each once. */
  private final int[] terms;

  private final short[] weights;
  private final long norm2;

  /**
   * Terms with their weights, 1 to {@link Short#MAX_VALUE}; those with weight 0 are left out.
   *
   * @param packed a term in the upper half, its weight in the lower; is sorted
   */
  TermVector(long[] packed) {
    Arrays.sort(packed);
    int size = 0;
    for (long entry : packed) {
      size += (int) entry == 0 ? 0 : 1;
    }
    terms = new int[size];
    weights = new short[size];
    int at = 0;
    long sum = 0;
    for (long entry : packed) {
      int weight = (int) entry;
      if (weight != 0) {
        terms[at] = (int) (entry >> 32);
        weights[at++] = (short) weight;
        sum += (long) weight * weight;
      }
    }
    norm2 = sum;
  }

  /** The cosine of the angle between two texts, 0 to 10000, rounded down; 0 where one is empty. */
  public int cosine(TermVector other) {
    return cosine(other, dot(other));
  }

  int cosine(TermVector other, long dot) {
    return dot == 0 ? 0 : (int) (10_000 * dot / rootOfProduct(norm2, other.norm2));
  }

  /** Whether a term is in it. */
  public boolean has(int term) {
    return Arrays.binarySearch(terms, term) >= 0;
  }

  int[] terms() {
    return terms;
  }

  /** The same of length one, to bound cosines with. */
  public UnitText unit() {
    // Both lengths rounded down: their product is at most the root that a cosine divides by.
    return new UnitText(terms, weights, SquareRoot.down(norm2));
  }

  /** How many terms it has. */
  int size() {
    return terms.length;
  }

  /** The sum of the products of weights. */
  long dot(TextQuery query) {
    long dot = 0;
    for (int i = 0; i < terms.length; i++) {
      dot += weights[i] * query.weight(terms[i]);
    }
    return dot;
  }

  /** Calls for every term. */
  void forEach(Entry each) {
    for (int i = 0; i < terms.length; i++) {
      each.accept(terms[i], weights[i]);
    }
  }

  /** What is done with one term and its weight. */
  interface Entry {
    void accept(int term, short weight);
  }

  private long dot(TermVector other) {
    int[] these = terms;
    int[] those = other.terms;
    long dot = 0;
    int i = 0;
    int j = 0;
    while (i < these.length && j < those.length) {
      int a = these[i];
      int b = those[j];
      if (a == b) {
        dot += weights[i] * other.weights[j];
      }
      // Without a branch that could be guessed wrong.
      i += a <= b ? 1 : 0;
      j += b <= a ? 1 : 0;
    }
    return dot;
  }

  /**
   * Rounded down. By Cauchy-Schwarz the whole number dot is at most that, so no cosine is over
   * 10000.
   */
  private static long rootOfProduct(long a, long b) {
    return Math.multiplyHigh(a, b) == 0 && a * b > 0
        ? SquareRoot.down(a * b)
        : BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).sqrt().longValueExact();
  }
}
