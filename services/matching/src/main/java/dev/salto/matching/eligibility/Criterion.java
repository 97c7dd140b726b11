package dev.salto.matching.eligibility;

import org.jspecify.annotations.Nullable;

/**
 * One criterion as it is told of a pair.
 *
 * @param ok whether it holds; null where it is not told: PRICE while anything else fails, and
 *     whatever can't be said of a posting that isn't there
 * @param expected in plain figures, such as {@code patrol-false-alarm <= 5 %}
 * @param actual in plain figures, such as {@code 6 %} or {@code not stated}
 * @param shortfalls how many single things fail in it: postings in STATUS, requirements in
 *     CAPABILITY, permits in PERMIT, else 1; 0 where it holds or is not told
 */
public record Criterion(
    CriterionCode code,
    @Nullable Boolean ok,
    @Nullable String expected,
    @Nullable String actual,
    int shortfalls) {

  /** A criterion of which nothing is told. */
  public static Criterion untold(CriterionCode code) {
    return new Criterion(code, null, null, null, 0);
  }

  /** Whether it is told to fail. */
  public boolean fails() {
    return Boolean.FALSE.equals(ok);
  }
}
