package dev.salto.kit.posting;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.asking.Organisations;
import dev.salto.kit.json.RecordJson;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Document;
import dev.salto.kit.view.References;
import dev.salto.kit.view.View;
import dev.salto.records.Organisation;
import dev.salto.records.OrganisationCard;
import dev.salto.schemas.FieldRules;
import dev.salto.schemas.Topics;
import dev.salto.schemas.Violation;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * From what a client says to a record that may be written: reads, completes and checks it. Writes
 * nothing.
 *
 * @param <T> the record of the kind
 */
public final class Drafts<T extends SpecificRecord> {

  private static final String ID_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

  private final PostingKind<T> kind;
  private final View view;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * Drafts of a kind.
   *
   * @param clock for {@code postedAt}; it decides nothing else
   */
  public Drafts(PostingKind<T> kind, View view, Clock clock) {
    this.kind = kind;
    this.view = view;
    this.clock = clock;
  }

  /**
   * What a posting would put on the log: a new one, or the change of one that stands.
   *
   * @throws Problem if it would be refused
   */
  public T preview(JsonNode body, Caller caller) {
    Findings findings = new Findings(new References(view));
    Organisation who = Organisations.require(caller, findings.references());
    Document<T> before = view.documents().byId(kind.topic(), id(object(body))).orElse(null);
    return before != null && before.record() != null && kind.standing().contains(before.status())
        ? ofChange(before, body, who, findings)
        : ofNew(body, who, findings).record();
  }

  /** A checked draft of a new posting; all that is wrong with it as one problem. */
  public Draft<T> ofNew(JsonNode body, @Nullable Organisation who, Findings findings) {
    ObjectNode node = object(body);
    String idField = kind.idField();
    String id = id(node);
    if (id.isEmpty()) {
      if (!kind.makesIds()) {
        throw Problem.invalid(
            kind.noun(), List.of(new Violation(idField, "REQUIRED", "a value is expected")));
      }
      id = newId();
      node.put(idField, id);
    }
    Document<T> before = view.documents().byId(kind.topic(), id).orElse(null);
    T standing = before == null ? null : before.record();
    if (before != null && kind.standing().contains(before.status())) {
      throw Problem.conflict(
          "ALREADY_EXISTS",
          "The %s %s is there already; change it with PUT.".formatted(kind.noun(), id));
    }
    int version = standing == null ? 1 : version(standing) + 1;
    T record = draft(node, standing, null, version, who, findings);
    String park = kind.projection().park().apply(record);
    if (before != null && before.park() != null && !before.park().equals(park)) {
      throw Problem.conflict("ID_TAKEN", "The id %s is taken in another park.".formatted(id));
    }
    return new Draft<>(id, before == null ? -1 : before.offset(), record);
  }

  /**
   * A checked record of the next version of a standing one.
   *
   * @throws Problem 422 for all that is wrong with it, 403 if it is another's
   */
  public T ofChange(
      Document<T> before, JsonNode body, @Nullable Organisation who, Findings findings) {
    ObjectNode node = object(body);
    String id = before.id();
    if (node.hasNonNull(kind.idField()) && !node.get(kind.idField()).asString("").equals(id)) {
      throw Problem.invalid(
          kind.noun(),
          List.of(new Violation(kind.idField(), "FIXED", "the id of the path is expected")));
    }
    node.put(kind.idField(), id);
    T standing = before.content();
    T record = draft(node, standing, standing, version(standing) + 1, who, findings);
    String park = kind.projection().park().apply(record);
    if (before.park() != null && !before.park().equals(park)) {
      throw Problem.invalid(
          kind.noun(), List.of(new Violation("park", "FIXED", "the park cannot be changed")));
    }
    return record;
  }

  /**
   * Builds and checks a record.
   *
   * @param before the record that was there, withdrawn or not
   * @param kept the record whose posting goes on: its time and what is no term stay
   */
  private T draft(
      ObjectNode node,
      @Nullable T before,
      @Nullable T kept,
      int version,
      @Nullable Organisation who,
      Findings findings) {
    kind.readOnly().forEach(node::remove);
    if (who != null && !node.has(kind.ownerField()) && has(kind.ownerField())) {
      node.put(kind.ownerField(), who.getId());
    }
    if (has("organisation")) {
      node.set("organisation", card(node, who, findings));
    }
    kind.prepare(node, kept);
    if (kind.readOnly().contains("status")) {
      node.put("status", "OPEN");
    }
    node.put("version", version);
    node.put(
        "postedAt",
        kept == null
            ? RecordJson.instant(clock.instant().truncatedTo(ChronoUnit.MILLIS))
            : RecordJson.write(kept).get("postedAt").stringValue());
    List<Violation> violations = new ArrayList<>();
    Optional<T> read = RecordJson.read(node, kind.topic().type(), violations);
    if (read.isEmpty()) {
      throw Problem.invalid(kind.noun(), violations);
    }
    T record = read.get();
    violations.addAll(FieldRules.check(record));
    kind.check(record, kept, findings);
    if (!findings.violations().isEmpty() && findings.references().catchUp()) {
      findings.violations().clear();
      kind.check(record, kept, findings);
    }
    violations.addAll(findings.violations());
    findings.violations().clear();
    if (!violations.isEmpty()) {
      throw Problem.invalid(kind.noun(), violations);
    }
    if (who != null) {
      kind.authorise(record, before, who);
    }
    return record;
  }

  private ObjectNode card(ObjectNode node, @Nullable Organisation who, Findings findings) {
    JsonNode owner = node.get(kind.ownerField());
    String id = owner == null ? "" : owner.asString("");
    Optional<Organisation> organisation =
        who != null && who.getId().equals(id)
            ? Optional.of(who)
            : findings.references().find(Topics.ORGANISATIONS, id);
    Organisation known =
        organisation.orElseThrow(() ->
            Problem.invalid(
                kind.noun(),
                List.of(
                    new Violation(
                        kind.ownerField(),
                        id.isEmpty() ? "REQUIRED" : "UNKNOWN_REFERENCE",
                        "the id of a known organisation is expected"))));
    return RecordJson.write(
        new OrganisationCard(known.getName(), known.getJurisdiction(), known.getGroup()));
  }

  private String id(ObjectNode node) {
    JsonNode given = node.get(kind.idField());
    return given == null || given.isNull() ? "" : given.asString("").strip();
  }

  private boolean has(String field) {
    return SpecificData.get().getSchema(kind.topic().type()).getField(field) != null;
  }

  private ObjectNode object(JsonNode body) {
    if (!body.isObject()) {
      throw Problem.invalid(
          kind.noun(), List.of(new Violation("body", "TYPE", "an object is expected")));
    }
    return (ObjectNode) body.deepCopy();
  }

  private int version(T record) {
    return (Integer) record.get(record.getSchema().getField("version").pos());
  }

  private String newId() {
    StringBuilder id = new StringBuilder(kind.noun().replace(' ', '-')).append('-');
    for (int i = 0; i < 10; i++) {
      id.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
    }
    return id.toString();
  }
}
