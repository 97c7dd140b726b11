package dev.salto.matching.model;

/**
 * A stage that a scenario can host.
 *
 * @param minTrl least technology readiness level, 1 to 9
 */
public record StageOffer(Stage stage, int minTrl) {}
