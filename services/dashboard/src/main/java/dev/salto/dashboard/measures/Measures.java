package dev.salto.dashboard.measures;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.salto.dashboard.funnel.OrderLots;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a park measures itself by.
 *
 * @param field the filter it was asked with, null for none
 * @param keyIndustry the filter it was asked with, null for none
 * @param month the filter it was asked with, such as {@code 2026-01}; null for none
 * @param figures by the orders of buyers that are independent of the agency
 * @param related the same by the orders of buyers that are the scenario's agency or of its group
 * @param groups the same broken down; null where that was not asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Measures(
    String park,
    @Nullable String field,
    @Nullable String keyIndustry,
    @Nullable String month,
    Figures figures,
    Figures related,
    @Nullable List<Group> groups) {

  private static final Predicate<OrderLots> RELATED = OrderLots::related;

  /**
   * The figures of a group.
   *
   * @param code of a field or key industry, or a month
   */
  record Group(String code, Figures figures, Figures related) {}

  /** The measures of a park's scenarios. */
  static Measures of(
      String park,
      MeasuresFilter filter,
      @Nullable Grouping grouping,
      Collection<MeasuredScenario> all,
      Reasons reasons) {
    List<MeasuredScenario> counted = all.stream().filter(filter::passes).toList();
    return new Measures(
        park,
        filter.kind().field(),
        filter.kind().keyIndustry(),
        filter.month() == null ? null : filter.month().toString(),
        Figures.of(counted, RELATED.negate(), reasons),
        Figures.of(counted, RELATED, reasons),
        grouping == null ? null : groups(grouping, counted, reasons));
  }

  private static List<Group> groups(
      Grouping grouping, Collection<MeasuredScenario> counted, Reasons reasons) {
    return grouping.split(counted).entrySet().stream()
        .map(it ->
            new Group(
                it.getKey(),
                Figures.of(it.getValue(), RELATED.negate(), reasons),
                Figures.of(it.getValue(), RELATED, reasons)))
        .toList();
  }
}
