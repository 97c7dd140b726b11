package dev.salto.dashboard.demand;

import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.SharedProjections;
import dev.salto.kit.vocabulary.Vocabularies;
import dev.salto.matching.model.FieldCode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Which unmet orders to take.
 *
 * @param park only this park's, null for all
 * @param fields only those whose scenario has a field that fits one of these: the same, one above
 *     it or one below, as an offer of the field would; empty for all
 * @param words only those whose id and title have all of these, in small letters
 */
public record DemandFilter(@Nullable String park, Set<String> fields, List<String> words) {

  /**
   * A filter as a request gives it; a blank is no filter.
   *
   * @throws Problem 400 {@code INVALID_PARAMETER} for a field that there is not
   */
  public static DemandFilter of(
      @Nullable String park, Collection<String> fields, @Nullable String q) {
    Set<String> wanted = new TreeSet<>(fields);
    wanted.removeIf(String::isBlank);
    for (String field : wanted) {
      if (!Vocabularies.shipped().fields().containsKey(field)) {
        throw Problem.of(
            HttpStatus.BAD_REQUEST,
            "INVALID_PARAMETER",
            "There is no field %s; GET /api/v1/vocabularies has them.".formatted(field));
      }
    }
    return new DemandFilter(
        park == null || park.isBlank() ? null : park.strip(),
        wanted,
        q == null || q.isBlank()
            ? List.of()
            : List.of(q.strip().toLowerCase(Locale.ROOT).split("\\s+")));
  }

  /** Whether it is one of them. */
  public boolean passes(Demand.Unmet unmet) {
    return (park == null || park.equals(unmet.order().getPark()))
        && (fields.isEmpty()
            || unmet.fields().stream()
                .anyMatch(has -> fields.stream().anyMatch(it -> FieldCode.related(it, has))))
        && (words.isEmpty() || words.stream().allMatch(text(unmet)::contains));
  }

  private static String text(Demand.Unmet unmet) {
    return SharedProjections.UNMET_ORDERS.text().apply(unmet.order()).toLowerCase(Locale.ROOT);
  }
}
