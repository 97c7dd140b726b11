package dev.salto.dashboard.measures;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many days something took.
 *
 * @param count how often it happened
 * @param median the middle one, between two middle ones half way; null where it never happened
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Days(int count, @Nullable BigDecimal median) {

  /** The median of these whole days. */
  static Days of(Collection<Long> days) {
    List<Long> sorted = days.stream().sorted().toList();
    int count = sorted.size();
    if (count == 0) {
      return new Days(0, null);
    }
    long twice = sorted.get((count - 1) / 2) + sorted.get(count / 2);
    return new Days(count, BigDecimal.valueOf(twice).divide(BigDecimal.TWO));
  }
}
