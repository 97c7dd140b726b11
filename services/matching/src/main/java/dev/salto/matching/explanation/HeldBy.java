package dev.salto.matching.explanation;

/**
 * A match that holds the place that another pair wants.
 *
 * @param match its id
 * @param offer offer id
 * @param order order id
 * @param score 0 to 10000
 */
public record HeldBy(String match, String offer, String order, int score) {}
