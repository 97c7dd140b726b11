package dev.salto.matching.model;

import java.math.BigDecimal;

/**
 * What a scenario asks of a project.
 *
 * @param attribute code of the attribute vocabulary
 * @param value exact decimal number
 * @param unit a capability counts only in the same unit
 * @param hard a hard requirement refuses a pair, a soft one only adds to the score
 */
public record Requirement(
    String attribute, Operator operator, BigDecimal value, String unit, boolean hard) {

  /** Whether a stated value meets it; units are compared elsewhere. */
  public boolean metBy(BigDecimal stated) {
    int order = stated.compareTo(value);
    return switch (operator) {
      case AT_LEAST -> order >= 0;
      case AT_MOST -> order <= 0;
      case EQUAL -> order == 0;
    };
  }
}
