package dev.salto.kit.vocabulary;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The vocabularies that the product ships: fields, attributes, permits, and words for codes. */
public final class Vocabularies {

  /**
   * A technology field.
   *
   * @param keyIndustry the key industry it belongs to, null for none
   */
  public record Field(String code, String zh, String en, @Nullable String keyIndustry) {}

  /**
   * What can be measured of a project.
   *
   * @param unit the one unit it is given in
   * @param better {@code higher} or {@code lower}
   */
  public record Attribute(String code, String unit, String better, String zh, String en) {}

  /**
   * An official permit.
   *
   * @param authority who grants it
   */
  public record Permit(String code, String authority, String zh, String en) {}

  /**
   * The words for a code.
   *
   * @param kind what it is a code of, such as {@code stage}
   */
  public record Label(String kind, String code, String zh, String en) {}

  private static final Vocabularies SHIPPED = new Vocabularies();

  private final Map<String, Field> fields;
  private final Map<String, Attribute> attributes;
  private final Map<String, Permit> permits;
  private final List<Label> labels;
  private final Map<String, Map<String, String>> codesByName = new HashMap<>();

  private Vocabularies() {
    fields =
        index(
            rows("fields")
                .map(row ->
                    new Field(
                        row.getField("code"),
                        row.getField("zh"),
                        row.getField("en"),
                        blankToNull(row.getField("key_industry"))))
                .toList(),
            Field::code);
    attributes =
        index(
            rows("attributes")
                .map(row ->
                    new Attribute(
                        row.getField("code"),
                        row.getField("unit"),
                        row.getField("better"),
                        row.getField("zh"),
                        row.getField("en")))
                .toList(),
            Attribute::code);
    permits =
        index(
            rows("permits")
                .map(row ->
                    new Permit(
                        row.getField("code"),
                        row.getField("authority"),
                        row.getField("zh"),
                        row.getField("en")))
                .toList(),
            Permit::code);
    labels =
        rows("labels")
            .map(row ->
                new Label(
                    row.getField("kind"),
                    row.getField("code"),
                    row.getField("zh"),
                    row.getField("en")))
            .toList();
    fields.values().forEach(it -> name("field", it.code(), it.zh(), it.en()));
    attributes.values().forEach(it -> name("attribute", it.code(), it.zh(), it.en()));
    permits.values().forEach(it -> name("permit", it.code(), it.zh(), it.en()));
    labels.forEach(it -> name(it.kind(), it.code(), it.zh(), it.en()));
  }

  /** The vocabularies of this build. */
  public static Vocabularies shipped() {
    return SHIPPED;
  }

  /** Fields by code, in their order. */
  public Map<String, Field> fields() {
    return fields;
  }

  /** Codes of the key industries that fields belong to, in the order of the fields. */
  public List<String> keyIndustries() {
    return fields.values().stream()
        .map(Field::keyIndustry)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** Attributes by code, in their order. */
  public Map<String, Attribute> attributes() {
    return attributes;
  }

  /** Permits by code, in their order. */
  public Map<String, Permit> permits() {
    return permits;
  }

  /** The words for codes. */
  public List<Label> labels() {
    return labels;
  }

  /** The codes of one kind that have words, in their order. */
  public List<String> codes(String kind) {
    return labels.stream().filter(it -> it.kind().equals(kind)).map(Label::code).toList();
  }

  /** The words for one code. */
  public Optional<Label> label(String kind, String code) {
    return labels.stream()
        .filter(label -> label.kind().equals(kind) && label.code().equals(code))
        .findFirst();
  }

  /** The code that this Chinese or English name stands for; the name itself where none does. */
  public String code(String kind, String name) {
    return codesByName.getOrDefault(kind, Map.of()).getOrDefault(folded(name), name.strip());
  }

  private void name(String kind, String code, String... names) {
    Map<String, String> codes = codesByName.computeIfAbsent(kind, missing -> new HashMap<>());
    codes.put(folded(code), code);
    for (String name : names) {
      codes.putIfAbsent(folded(name), code);
    }
  }

  /** Full-width and half-width, capital and small letters are one. */
  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  private static <E> Map<String, E> index(List<E> entries, Function<E, String> code) {
    return entries.stream()
        .collect(Collectors.toMap(code, it -> it, (first, second) -> first, LinkedHashMap::new));
  }

  private static Stream<NamedCsvRecord> rows(String name) {
    try (InputStream in = Vocabularies.class.getResourceAsStream("/salto/" + name + ".csv");
        CsvReader<NamedCsvRecord> csv =
            CsvReader.builder()
                .ofNamedCsvRecord(
                    new InputStreamReader(
                        Objects.requireNonNull(in, name), StandardCharsets.UTF_8))) {
      return csv.stream().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable String blankToNull(String cell) {
    return cell.isBlank() ? null : cell;
  }
}
