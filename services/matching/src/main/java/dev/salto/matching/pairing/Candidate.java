package dev.salto.matching.pairing;

/**
 * An eligible pair that wants a place.
 *
 * @param scenario id of the scenario whose place it would take
 */
public record Candidate(Rank rank, String scenario) implements Comparable<Candidate> {

  /** Offer id. */
  public String offer() {
    return rank.offer();
  }

  /** Order id. */
  public String order() {
    return rank.order();
  }

  /** By rank, best first. */
  @Override
  public int compareTo(Candidate other) {
    return rank.compareTo(other.rank);
  }
}
