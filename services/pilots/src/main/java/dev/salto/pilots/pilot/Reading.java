package dev.salto.pilots.pilot;

import java.math.BigDecimal;

/** A figure as measured in a run: attribute of the vocabulary, exact value, unit. */
public record Reading(String attribute, BigDecimal value, String unit) {}
