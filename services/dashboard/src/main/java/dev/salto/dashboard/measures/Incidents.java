package dev.salto.dashboard.measures;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong in pilots, whatever became of them.
 *
 * @param runHours hours that the pilots ran
 * @param count incidents
 * @param per100Hours incidents for each hundred hours, two decimals; null where nothing has run
 * @param bySeverity the same by severity, the worst first
 * @param toFix days from an incident to the version that fixed it, of those that are closed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Incidents(
    BigDecimal runHours,
    int count,
    @Nullable BigDecimal per100Hours,
    List<Severity> bySeverity,
    Days toFix) {

  private static final List<String> SEVERITIES = List.of("SAFETY", "MAJOR", "MINOR");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Incidents of one severity. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Severity(String severity, int count, @Nullable BigDecimal per100Hours) {}

  /** The incidents of these pilots. */
  static Incidents of(Collection<MeasuredOrder.Pilot> pilots) {
    BigDecimal hours =
        pilots.stream().map(MeasuredOrder.Pilot::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
    List<MeasuredOrder.Incident> all =
        pilots.stream().flatMap(it -> it.incidents().stream()).toList();
    return new Incidents(
        hours,
        all.size(),
        rate(all.size(), hours),
        SEVERITIES.stream().map(it -> severity(it, all, hours)).toList(),
        Days.of(all.stream().map(MeasuredOrder.Incident::toFix).filter(Objects::nonNull).toList()));
  }

  private static Severity severity(
      String severity, List<MeasuredOrder.Incident> all, BigDecimal hours) {
    int count = (int) all.stream().filter(it -> it.severity().equals(severity)).count();
    return new Severity(severity, count, rate(count, hours));
  }

  private static @Nullable BigDecimal rate(int count, BigDecimal hours) {
    return hours.signum() == 0
        ? null
        : BigDecimal.valueOf(count).multiply(HUNDRED).divide(hours, 2, RoundingMode.HALF_UP);
  }
}
