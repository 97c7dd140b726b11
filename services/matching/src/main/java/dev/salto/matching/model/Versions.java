package dev.salto.matching.model;

/** The versions of a pair's three postings; each counts from 1. */
public record Versions(int offer, int scenario, int order) {

  /** The versions as the postings stand. */
  public static Versions of(Offer offer, Scenario scenario, Order order) {
    return new Versions(offer.version(), scenario.version(), order.version());
  }
}
