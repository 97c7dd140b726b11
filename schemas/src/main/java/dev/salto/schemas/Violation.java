package dev.salto.schemas;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One field that breaks a rule.
 *
 * @param field path of the field, such as {@code capabilities[0].unit}
 * @param code REQUIRED, FORMAT, RANGE, UNKNOWN_CODE, ORDER or DUPLICATE
 * @param message what was expected; never repeats a price or a budget
 */
public record Violation(String field, String code, String message) {

  /** All violations as one line. */
  public static String sentence(List<Violation> violations) {
    return violations.stream()
        .map(violation -> violation.field() + ": " + violation.message())
        .collect(Collectors.joining("; "));
  }
}
