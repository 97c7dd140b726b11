package dev.salto.matching.text;

import java.util.Map;

/** A text as weighted terms. Cheap to compare, so keep it as long as its text stands. */
public final class TermVector {

  private final Map<String, Integer> weights;
  private final long norm2;

  TermVector(Map<String, Integer> weights) {
    this.weights = weights;
    long sum = 0;
    for (int weight : weights.values()) {
      sum += (long) weight * weight;
    }
    this.norm2 = sum;
  }

  Map<String, Integer> weights() {
    return weights;
  }

  /** The cosine of the angle between two texts, 0 to 10000, rounded down; 0 where one is empty. */
  public int cosine(TermVector other) {
    if (norm2 == 0 || other.norm2 == 0) {
      return 0;
    }
    boolean smaller = weights.size() <= other.weights.size();
    Map<String, Integer> few = smaller ? weights : other.weights;
    Map<String, Integer> many = smaller ? other.weights : weights;
    long dot = 0;
    // A sum of integers is the same in whatever order the terms come.
    for (Map.Entry<String, Integer> term : few.entrySet()) {
      dot += (long) term.getValue() * many.getOrDefault(term.getKey(), 0);
    }
    // By Cauchy-Schwarz the whole number dot is at most the rounded-down root, so never over 10000.
    return (int) (10_000 * dot / SquareRoot.down(Math.multiplyExact(norm2, other.norm2)));
  }
}
