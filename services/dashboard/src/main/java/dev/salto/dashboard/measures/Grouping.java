package dev.salto.dashboard.measures;

import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.FieldTags;
import dev.salto.kit.vocabulary.Vocabularies;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** By what figures are broken down. A scenario of several fields is in the group of each. */
enum Grouping {
  /** By each field that a scenario names, and by the fields above those. */
  FIELD("field", it -> FieldTags.withAncestors(it.standing().fields())),

  KEY_INDUSTRY("keyIndustry", it -> industries(it.standing().fields())),

  /** By the month in which the scenario was posted. */
  MONTH("month", it -> List.of(it.month().toString()));

  private static final Map<String, Vocabularies.Field> FIELDS = Vocabularies.shipped().fields();

  private final String parameter;
  private final Function<MeasuredScenario, Collection<String>> codes;

  Grouping(String parameter, Function<MeasuredScenario, Collection<String>> codes) {
    this.parameter = parameter;
    this.codes = codes;
  }

  /**
   * The grouping that a request names; null for none.
   *
   * @throws Problem 400 {@code INVALID_PARAMETER} for another
   */
  static @Nullable Grouping of(@Nullable String parameter) {
    if (parameter == null || parameter.isBlank()) {
      return null;
    }
    for (Grouping grouping : values()) {
      if (grouping.parameter.equals(parameter.strip())) {
        return grouping;
      }
    }
    throw Problem.of(
        HttpStatus.BAD_REQUEST,
        "INVALID_PARAMETER",
        "group is %s; field, keyIndustry or month is expected.".formatted(parameter));
  }

  /** The scenarios of each group, by its code. */
  Map<String, List<MeasuredScenario>> split(Collection<MeasuredScenario> scenarios) {
    Map<String, List<MeasuredScenario>> groups = new TreeMap<>();
    for (MeasuredScenario scenario : scenarios) {
      for (String code : codes.apply(scenario)) {
        groups.computeIfAbsent(code, missing -> new ArrayList<>()).add(scenario);
      }
    }
    return groups;
  }

  private static List<String> industries(Collection<String> fields) {
    return fields.stream()
        .map(FIELDS::get)
        .filter(Objects::nonNull)
        .map(Vocabularies.Field::keyIndustry)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
