package dev.salto.kit.posting;

import dev.salto.kit.json.RecordJson;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Projection;
import dev.salto.kit.view.Selection;
import dev.salto.records.Organisation;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Violation;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One kind of posting: all in which it differs from the others. How it is posted is {@link
 * Postings}' part.
 *
 * @param <T> its record
 */
public abstract class PostingKind<T extends SpecificRecord> {

  private final Projection<T> projection;
  private final String noun;
  private final String ownerField;
  private final String ownerKind;

  /**
   * A kind.
   *
   * @param noun what it is called in sentences, such as {@code offer}
   * @param ownerField the member with the id of the organisation that owns it
   * @param ownerKind the kind of organisation that may own it
   */
  protected PostingKind(
      Projection<T> projection, String noun, String ownerField, String ownerKind) {
    this.projection = projection;
    this.noun = noun;
    this.ownerField = ownerField;
    this.ownerKind = ownerKind;
  }

  /** How it is viewed. */
  public final Projection<T> projection() {
    return projection;
  }

  /** Where it lies. */
  public final Topic<T> topic() {
    return projection.topic();
  }

  /** What it is called in sentences. */
  public final String noun() {
    return noun;
  }

  /** The member that holds its id. */
  public String idField() {
    return "id";
  }

  /** Whether an id is made for one that comes without. */
  public boolean makesIds() {
    return true;
  }

  /** The member that holds its owner's id. */
  public final String ownerField() {
    return ownerField;
  }

  /** Members of its JSON that only the service sets; in a request they are ignored. */
  public Set<String> readOnly() {
    return Set.of("status", "version", "postedAt", "organisation");
  }

  /** Names by which a list may be filtered, beside park, status and q. */
  public Set<String> filters() {
    return Set.of();
  }

  /** The statuses in which it stands. */
  public List<String> standing() {
    return List.of("OPEN");
  }

  /** Brings a draft's JSON into shape: keeps what is no term of the owner's, numbers what is. */
  public void prepare(ObjectNode draft, @Nullable T standing) {}

  /** The rules beyond the record's own: vocabularies, references, dates against the park's day. */
  public abstract void check(T draft, @Nullable T standing, Findings findings);

  /**
   * Whether this organisation may post or change this.
   *
   * @throws Problem 403 {@code NOT_ALLOWED} if not
   */
  public void authorise(T draft, @Nullable T standing, Organisation who) {
    if (!who.getKind().equals(ownerKind) || !who.getId().equals(owner(draft))) {
      throw Problem.notAllowed(
          "%s may not post this %s: only the %s %s may, of kind %s."
              .formatted(who.getId(), noun, ownerField, owner(draft), ownerKind));
    }
    if (standing != null && !who.getId().equals(owner(standing))) {
      throw Problem.notAllowed(
          "%s may not change this %s: it belongs to another organisation."
              .formatted(who.getId(), noun));
    }
  }

  /**
   * What to say of a draft that claims what another standing posting has (see {@link
   * Projection#claims()}).
   *
   * @param other the posting that has it, or is about to
   */
  public Violation claimed(T draft, String claim, String other) {
    throw new IllegalStateException("A " + noun + " claims nothing.");
  }

  /** Whether this organisation may see it at all; null for anybody. */
  public boolean sees(T record, @Nullable Organisation viewer) {
    return true;
  }

  /**
   * A selection without what this organisation may not see.
   *
   * @throws Problem 401 {@code WHO_ASKS} where nothing is shown to nobody
   */
  public Selection seen(Selection selection, @Nullable Organisation viewer) {
    return selection;
  }

  /** The posting as this organisation may see it; null for anybody. */
  public ObjectNode present(T record, @Nullable Organisation viewer) {
    return RecordJson.write(record);
  }

  /** The id of the organisation that owns it. */
  public final String owner(T record) {
    return text(record, ownerField);
  }

  /** A text member of the record. */
  protected static String text(IndexedRecord record, String name) {
    Schema.Field field = record.getSchema().getField(name);
    return String.valueOf(record.get(field.pos()));
  }
}
