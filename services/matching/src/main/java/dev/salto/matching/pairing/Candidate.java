package dev.salto.matching.pairing;

/**
 * An eligible pair that wants a place.
 *
 * @param scenario id of the scenario whose place it would take
 */
public record Candidate(Rank rank, String scenario) {

  /** Offer id. */
  public String offer() {
    return rank.offer();
  }

  /** Order id. */
  public String order() {
    return rank.order();
  }
}
