package dev.salto.kit.posting;

import dev.salto.kit.view.References;
import dev.salto.kit.vocabulary.Vocabularies;
import dev.salto.records.ParkDay;
import dev.salto.records.ParkPolicy;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import dev.salto.schemas.Violation;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What a service finds wrong with a draft beyond the record's own rules. */
public final class Findings {

  private final References references;
  private final Vocabularies vocabularies = Vocabularies.shipped();
  private final List<Violation> violations = new ArrayList<>();

  public Findings(References references) {
    this.references = references;
  }

  /** All that was found. */
  public List<Violation> violations() {
    return violations;
  }

  /** Adds a finding; the message tells what was expected and never repeats a price or a budget. */
  public void add(String field, String code, String message) {
    violations.add(new Violation(field, code, message));
  }

  /** What the draft refers to. */
  public References references() {
    return references;
  }

  /** Finds a record, and adds UNKNOWN_REFERENCE where there is none. */
  public <T extends SpecificRecord> Optional<T> reference(
      String field, String what, Topic<T> topic, String id) {
    Optional<T> found = references.find(topic, id);
    if (found.isEmpty()) {
      add(field, "UNKNOWN_REFERENCE", "there is no " + what + " " + id);
    }
    return found;
  }

  /** The policy of a declared park; adds UNKNOWN_REFERENCE for an undeclared one. */
  public Optional<ParkPolicy> park(String park) {
    return reference("park", "declared park", Topics.PARK_POLICIES, park);
  }

  /** The date in a park: the last that its day topic told, else by its time zone's clock. */
  public LocalDate day(ParkPolicy policy) {
    return references
        .find(Topics.PARK_DAYS, policy.getPark())
        .map(ParkDay::getDay)
        .orElseGet(() -> LocalDate.now(ZoneId.of(policy.getTimeZone())));
  }

  /** Each must be a code of the field vocabulary. */
  public void fields(String field, List<String> codes) {
    for (int i = 0; i < codes.size(); i++) {
      field(field + "[" + i + "]", codes.get(i));
    }
  }

  /** Must be a code of the field vocabulary, if given. */
  public void field(String field, @Nullable String code) {
    if (code != null && !vocabularies.fields().containsKey(code)) {
      add(field, "UNKNOWN_CODE", "a code of the field vocabulary is expected, such as 7.2");
    }
  }

  /** Each must be a code of the permit vocabulary. */
  public void permits(String field, List<String> codes) {
    for (int i = 0; i < codes.size(); i++) {
      if (!vocabularies.permits().containsKey(codes.get(i))) {
        add(
            field + "[" + i + "]",
            "UNKNOWN_CODE",
            "a code of the permit vocabulary is expected, such as functional-av-pilot");
      }
    }
  }

  /** Must be an attribute of the vocabulary, in its unit. */
  public void attribute(String field, String code, String unit) {
    Vocabularies.Attribute attribute = vocabularies.attributes().get(code);
    if (attribute == null) {
      add(
          field + ".attribute",
          "UNKNOWN_CODE",
          "a code of the attribute vocabulary is expected, such as noise");
    } else if (!attribute.unit().equals(unit)) {
      add(field + ".unit", "WRONG_UNIT", code + " is given in " + attribute.unit());
    }
  }
}
