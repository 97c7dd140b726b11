package dev.salto.kit.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which documents of a topic to take.
 *
 * @param park only this park's; null for all
 * @param statuses only these; empty for all
 * @param tags each must be met: a document has one of the values under the name
 * @param words each must occur in the text, whatever its case
 */
public record Selection(
    @Nullable String park, List<String> statuses, List<Tag> tags, List<String> words) {

  /**
   * A filter.
   *
   * @param name of the tag
   * @param values one of which a document must have
   */
  public record Tag(String name, List<String> values) {}

  /** All documents. */
  public static Selection all() {
    return new Selection(null, List.of(), List.of(), List.of());
  }

  /** Those of a park; all where it is null. */
  public Selection park(@Nullable String park) {
    return new Selection(park, statuses, tags, words);
  }

  /** Those with one of these statuses. */
  public Selection status(String... statuses) {
    return new Selection(park, List.of(statuses), tags, words);
  }

  /** Those that have one of these values under the name; no filter where none is given. */
  public Selection tag(String name, @Nullable String... values) {
    List<String> given = new ArrayList<>();
    for (String value : values) {
      if (value != null && !value.isBlank()) {
        given.add(value);
      }
    }
    if (given.isEmpty()) {
      return this;
    }
    List<Tag> more = new ArrayList<>(tags);
    more.add(new Tag(name, given));
    return new Selection(park, statuses, more, words);
  }

  /** Those whose text has every word of {@code q}. */
  public Selection search(@Nullable String q) {
    return q == null || q.isBlank()
        ? this
        : new Selection(
            park, statuses, tags, List.of(q.strip().toLowerCase(Locale.ROOT).split("\\s+")));
  }
}
