package dev.salto.dashboard.pages;

import dev.salto.kit.vocabulary.Vocabularies;
import java.util.Collection;
import java.util.List;

/**
 * A field of the vocabulary to choose, with those below it.
 *
 * @param chosen whether it is chosen already
 */
public record FieldChoice(String code, String name, boolean chosen, List<FieldChoice> below) {

  private static final Collection<String> CODES = Vocabularies.shipped().fields().keySet();

  /** All fields, by those that stand above the others. */
  static List<FieldChoice> all(Collection<String> chosen, Words words) {
    return CODES.stream()
        .filter(code -> !code.contains("."))
        .map(code -> of(code, chosen, words))
        .toList();
  }

  /** How many of it and those below are chosen. */
  public long count() {
    return (chosen ? 1 : 0) + below.stream().filter(FieldChoice::chosen).count();
  }

  private static FieldChoice of(String code, Collection<String> chosen, Words words) {
    return new FieldChoice(
        code,
        words.field(code),
        chosen.contains(code),
        CODES.stream()
            .filter(it -> it.startsWith(code + "."))
            .map(it -> new FieldChoice(it, words.field(it), chosen.contains(it), List.of()))
            .toList());
  }
}
