package dev.salto.matching.model;

import java.math.BigDecimal;

/**
 * What a project can do, in figures.
 *
 * @param attribute code of the attribute vocabulary
 * @param value exact decimal number
 * @param unit the attribute's unit, such as m2/h
 */
public record Capability(String attribute, BigDecimal value, String unit) {}
