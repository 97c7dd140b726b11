package dev.salto.dashboard.funnel;

import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.FieldTags;
import dev.salto.kit.vocabulary.Vocabularies;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Which scenarios a funnel counts: those that meet both.
 *
 * @param field code of a field, which stands for its sub-codes too; null for all
 * @param keyIndustry code of a key industry, one of whose fields the scenario has; null for all
 */
public record FunnelFilter(@Nullable String field, @Nullable String keyIndustry) {

  /** Every scenario. */
  public static final FunnelFilter ALL = new FunnelFilter(null, null);

  private static final Map<String, Vocabularies.Field> FIELDS = Vocabularies.shipped().fields();

  /**
   * A filter as a request gives it; a blank is no filter.
   *
   * @throws Problem 400 {@code INVALID_PARAMETER} for a code that the vocabulary does not have
   */
  public static FunnelFilter of(@Nullable String field, @Nullable String keyIndustry) {
    FunnelFilter filter = new FunnelFilter(given(field), given(keyIndustry));
    if (filter.field != null && !FIELDS.containsKey(filter.field)) {
      throw unknown("field", filter.field);
    }
    if (filter.keyIndustry != null && !filter.passes(FIELDS.keySet(), null)) {
      throw unknown("keyIndustry", filter.keyIndustry);
    }
    return filter;
  }

  /** Whether a scenario of these fields counts. */
  public boolean passes(Collection<String> fields) {
    return passes(fields, field);
  }

  private boolean passes(Collection<String> fields, @Nullable String wanted) {
    return (wanted == null || FieldTags.withAncestors(fields).contains(wanted))
        && (keyIndustry == null || fields.stream().anyMatch(this::isOfIndustry));
  }

  private boolean isOfIndustry(String code) {
    Vocabularies.Field known = FIELDS.get(code);
    return known != null && keyIndustry != null && keyIndustry.equals(known.keyIndustry());
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static Problem unknown(String name, String code) {
    return Problem.of(
        HttpStatus.BAD_REQUEST,
        "INVALID_PARAMETER",
        "There is no %s %s; GET /api/v1/vocabularies has them.".formatted(name, code));
  }
}
