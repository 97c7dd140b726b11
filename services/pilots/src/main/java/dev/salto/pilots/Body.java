package dev.salto.pilots;

import dev.salto.kit.json.RecordJson;
import dev.salto.kit.problem.Problem;
import dev.salto.schemas.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of a command. */
final class Body {

  private final String what;
  private final ObjectNode node;

  /**
   * A body; a missing one is an empty object.
   *
   * @throws Problem 422 {@code INVALID} if it is no object
   */
  Body(String what, @Nullable JsonNode body) {
    this.what = what;
    if (body == null || body.isNull() || body.isMissingNode()) {
      this.node = tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    } else if (body instanceof ObjectNode object) {
      this.node = object.deepCopy();
    } else {
      throw Problem.invalid(what, List.of(new Violation("body", "TYPE", "an object is expected")));
    }
  }

  /** All of it as a record; every member that does not fit is told. */
  <T extends SpecificRecord> T as(Class<T> type) {
    List<Violation> violations = new ArrayList<>();
    Optional<T> read = RecordJson.read(node, type, violations);
    return read.orElseThrow(() -> Problem.invalid(what, violations));
  }

  /** The same with a member that the caller does not choose. */
  Body with(String member, int value) {
    node.put(member, value);
    return this;
  }

  /** The text of a member, null where there is none; only members of these names may be there. */
  @Nullable String text(String member, Set<String> known) {
    List<Violation> violations = new ArrayList<>();
    for (String name : node.propertyNames()) {
      if (!known.contains(name)) {
        violations.add(new Violation(name, "UNKNOWN_FIELD", "there is no such field"));
      }
    }
    JsonNode value = node.get(member);
    if (value != null && !value.isNull() && !value.isString()) {
      violations.add(new Violation(member, "TYPE", "a text is expected"));
    }
    if (!violations.isEmpty()) {
      throw Problem.invalid(what, violations);
    }
    String text = value == null || value.isNull() ? "" : value.stringValue().strip();
    return text.isEmpty() ? null : text;
  }

  /** The same where there has to be one. */
  String required(String member, Set<String> known) {
    String text = text(member, known);
    if (text == null) {
      throw Problem.invalid(
          what, List.of(new Violation(member, "REQUIRED", "a value is expected")));
    }
    return text;
  }
}
