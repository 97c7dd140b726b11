package dev.salto.matching.explanation;

import org.jspecify.annotations.Nullable;

/**
 * Offer and scenario between which all holds but no order-backed lot is there (design, words
 * "prospect"). Never a match. Its score takes the order's stage, or without an order the scenario's
 * stage of the least readiness.
 *
 * @param offer offer id
 * @param scenario scenario id
 * @param order the open order that falls short; null where the scenario has no open order
 * @param score 0 to 10000
 */
public record Prospect(String offer, String scenario, @Nullable String order, int score) {}
