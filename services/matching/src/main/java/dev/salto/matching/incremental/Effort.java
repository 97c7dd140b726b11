package dev.salto.matching.incremental;

/** How much was looked at: what a change costs, counted. */
public final class Effort {

  private long retrieved;
  private long scored;
  private long counted;

  Effort() {}

  /** A pair was found by an index. */
  void retrieved() {
    retrieved++;
  }

  /** A pair was held against the criteria. */
  void scored() {
    scored++;
  }

  /** It was counted anew who has which facility. */
  void countedFacilities() {
    counted++;
  }

  /** Pairs found by an index so far. */
  public long pairsRetrieved() {
    return retrieved;
  }

  /** Pairs held against the criteria so far. */
  public long pairsScored() {
    return scored;
  }

  /** How often it was counted anew so far who has which facility. */
  public long facilitiesCounted() {
    return counted;
  }
}
