package dev.salto.matching.model;

/**
 * An amount of money.
 *
 * @param minor amount in the currency's minor unit (fen, cent)
 * @param currency ISO 4217 code
 */
public record Money(long minor, String currency) {}
