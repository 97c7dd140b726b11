package dev.salto.dashboard.measures;

import dev.salto.dashboard.funnel.FunnelFilter;
import dev.salto.kit.problem.Problem;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Which scenarios are measured: those that meet all.
 *
 * @param kind by field and key industry
 * @param month in which the scenario was posted, by the park's time zone; null for all
 */
record MeasuresFilter(FunnelFilter kind, @Nullable YearMonth month) {

  /**
   * A filter as a request gives it; a blank is no filter.
   *
   * @throws Problem 400 {@code INVALID_PARAMETER} for an unknown code or what is no month
   */
  static MeasuresFilter of(
      @Nullable String field, @Nullable String keyIndustry, @Nullable String month) {
    return new MeasuresFilter(FunnelFilter.of(field, keyIndustry), month(month));
  }

  boolean passes(MeasuredScenario scenario) {
    return kind.passes(scenario.standing().fields())
        && (month == null || month.equals(scenario.month()));
  }

  private static @Nullable YearMonth month(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return YearMonth.parse(text.strip());
    } catch (DateTimeException e) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "INVALID_PARAMETER",
          "month is %s; a month such as 2026-01 is expected.".formatted(text));
    }
  }
}
