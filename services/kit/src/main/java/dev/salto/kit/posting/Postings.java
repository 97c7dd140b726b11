package dev.salto.kit.posting;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.asking.Organisations;
import dev.salto.kit.json.RecordJson;
import dev.salto.kit.log.NotWrittenException;
import dev.salto.kit.log.TopicLog;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Document;
import dev.salto.kit.view.Projection;
import dev.salto.kit.view.References;
import dev.salto.kit.view.Selection;
import dev.salto.kit.view.View;
import dev.salto.records.Organisation;
import dev.salto.schemas.FieldRules;
import dev.salto.schemas.Violation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a posting is made, changed and withdrawn: validate; reserve its next record and what it
 * claims for itself alone, where of two writers one loses; write to the log; answer once the view
 * shows it.
 *
 * @param <T> the record of the kind
 */
public final class Postings<T extends SpecificRecord> {

  private final PostingKind<T> kind;
  private final View view;
  private final TopicLog log;
  private final Clock clock;
  private final Duration reservation;
  private final Drafts<T> drafts;

  /**
   * The postings of a kind.
   *
   * @param clock for {@code postedAt} and reservations; it decides nothing else
   * @param reservation how long a reservation holds whose writer is gone
   */
  public Postings(PostingKind<T> kind, View view, TopicLog log, Clock clock, Duration reservation) {
    this.kind = kind;
    this.view = view;
    this.log = log;
    this.clock = clock;
    this.reservation = reservation;
    this.drafts = new Drafts<>(kind, view, clock);
  }

  /** The kind. */
  public PostingKind<T> kind() {
    return kind;
  }

  /** The view that shows them. */
  public View view() {
    return view;
  }

  /**
   * Posts a new one, or opens a withdrawn one again as its next version.
   *
   * @throws Problem if it is refused; then nothing was written
   */
  public Document<T> create(JsonNode body, Caller caller) {
    Findings findings = new Findings(new References(view));
    Organisation who = Organisations.require(caller, findings.references());
    Draft<T> draft = drafts.ofNew(body, who, findings);
    return write(List.of(draft)).getFirst();
  }

  /** A checked draft of a new posting; all that is wrong with it as one problem. */
  public Draft<T> draftNew(JsonNode body, @Nullable Organisation who, Findings findings) {
    return drafts.ofNew(body, who, findings);
  }

  /**
   * Changes the terms of a standing one; with the same terms nothing is written.
   *
   * @param ifMatch the entity tag of the state that the caller saw
   * @throws Problem 428 without a tag, 412 for an old one, 409 if another writer was faster
   */
  public Document<T> change(String id, @Nullable String ifMatch, JsonNode body, Caller caller) {
    Findings findings = new Findings(new References(view));
    Organisation who = Organisations.require(caller, findings.references());
    Document<T> before = require(id);
    if (!kind.standing().contains(before.status())) {
      throw Problem.conflict(
          "NOT_OPEN",
          "The %s %s is withdrawn; post it again to open it.".formatted(kind.noun(), id));
    }
    if (ifMatch == null) {
      throw Problem.of(
          HttpStatus.PRECONDITION_REQUIRED,
          "IF_MATCH_REQUIRED",
          "A change needs the header If-Match with the ETag that you read.");
    }
    match(before, ifMatch);
    T standing = before.content();
    T record = drafts.ofChange(before, body, who, findings);
    ObjectNode same = RecordJson.write(record);
    same.put("version", version(standing));
    if (same.equals(RecordJson.write(standing))) {
      return before;
    }
    return write(List.of(new Draft<>(id, before.offset(), record))).getFirst();
  }

  /** Withdraws one; one that is withdrawn already stays so. */
  public Document<T> withdraw(String id, @Nullable String ifMatch, Caller caller) {
    if (!has("status")) {
      throw Problem.of(
          HttpStatus.METHOD_NOT_ALLOWED,
          "METHOD_NOT_ALLOWED",
          "The %s %s cannot be withdrawn; only changed.".formatted(kind.noun(), id));
    }
    Organisation who = Organisations.require(caller, new References(view));
    Document<T> before = require(id);
    T standing = before.record();
    if (standing == null || !kind.standing().contains(before.status())) {
      return before;
    }
    if (who != null) {
      kind.authorise(standing, standing, who);
    }
    if (ifMatch != null) {
      match(before, ifMatch);
    }
    return amend(before, record -> with(record, "status", "WITHDRAWN"));
  }

  /** Writes the next record of a posting without counting a version. */
  public Document<T> amend(Document<T> before, Function<T, T> change) {
    T after = change.apply(before.content());
    return write(List.of(new Draft<>(before.id(), before.offset(), after))).getFirst();
  }

  /**
   * The document with this id.
   *
   * @throws Problem 404 {@code NOT_FOUND}
   */
  public Document<T> require(String id) {
    Optional<Document<T>> found = view.documents().byId(kind.topic(), id);
    if (found.isEmpty()) {
      view.awaitEnd(kind.topic());
      found = view.documents().byId(kind.topic(), id);
    }
    return found.orElseThrow(() -> Problem.notFound(kind.noun(), id));
  }

  /** 412 {@code STALE} unless one of the tags is that of this state. */
  public void match(Document<T> document, String ifMatch) {
    boolean matches =
        Stream.of(ifMatch.split(","))
            .map(String::strip)
            .anyMatch(tag -> tag.equals("*") || tag.equals(document.etag()));
    if (!matches) {
      throw Problem.of(
          HttpStatus.PRECONDITION_FAILED,
          "STALE",
          "The %s %s has changed since you read it; read it again."
              .formatted(kind.noun(), document.id()));
    }
  }

  /**
   * Writes all these drafts or none, and waits until the view shows them.
   *
   * @throws Problem 422 for a record that its readers would not admit: it would take its posting
   *     out
   */
  public List<Document<T>> write(List<Draft<T>> drafts) {
    for (Draft<T> draft : drafts) {
      List<Violation> violations = FieldRules.check(draft.record());
      if (!violations.isEmpty()) {
        throw Problem.invalid(kind.noun(), violations);
      }
    }
    String holder = UUID.randomUUID().toString();
    List<String> held = new ArrayList<>();
    List<TopicLog.Written> written;
    try {
      for (Draft<T> draft : drafts) {
        reserve(draft, holder, held);
      }
      long since = System.nanoTime();
      if (view.reservations().renew(kind.topic(), holder, clock.instant()) != held.size()) {
        throw faster(drafts.getFirst().id());
      }
      List<String> all = List.copyOf(held);
      held.clear();
      try {
        written =
            drafts.size() == 1
                ? List.of(log.write(kind.topic(), drafts.getFirst().record()))
                : log.writeAll(kind.topic(), drafts.stream().map(Draft::record).toList(), since);
      } catch (NotWrittenException e) {
        held.addAll(all);
        throw e.problem();
      }
    } catch (RuntimeException e) {
      // Once the writing has begun it may yet succeed: then nothing is held any more to give back.
      held.forEach(id -> view.reservations().giveBack(kind.topic(), id, holder));
      throw e;
    }
    view.await(written);
    return drafts.stream().map(draft -> require(draft.id())).toList();
  }

  /**
   * Looks whether others have what a draft claims.
   *
   * @throws Problem 409 with the kind's code if so
   */
  public void checkClaims(Draft<T> draft) {
    if (!kind.projection().claims().apply(draft.record()).isEmpty()) {
      Document<T> before = view.documents().byId(kind.topic(), draft.id()).orElse(null);
      checkClaims(draft, newClaims(draft.record(), before));
    }
  }

  private void checkClaims(Draft<T> draft, List<String> claims) {
    for (String claim : claims) {
      view.documents().all(kind.topic(), Selection.all().tag(Projection.CLAIM, claim)).stream()
          .filter(other -> !other.id().equals(draft.id()))
          .findFirst()
          .ifPresent(other -> {
            throw claimed(draft.record(), claim, other.id());
          });
    }
  }

  /** Reserves a draft's key and what it claims anew; then looks whether it still may have them. */
  private void reserve(Draft<T> draft, String holder, List<String> held) {
    if (!reserve(draft.id(), draft.after(), holder)) {
      throw faster(draft.id());
    }
    held.add(draft.id());
    Document<T> before = view.documents().byId(kind.topic(), draft.id()).orElse(null);
    if ((before == null ? -1 : before.offset()) != draft.after()) {
      throw faster(draft.id());
    }
    List<String> claims = newClaims(draft.record(), before);
    for (String claim : claims) {
      if (!reserve(claim, draft.after(), holder)) {
        throw claimed(draft.record(), claim, "another that is being written");
      }
      held.add(claim);
    }
    checkClaims(draft, claims);
  }

  private boolean reserve(String id, long after, String holder) {
    if (view.reservations().take(kind.topic(), id, after, holder, clock.instant())) {
      return true;
    }
    Instant before = clock.instant().minus(reservation);
    if (!view.reservations().hasLapsed(kind.topic(), id, before)) {
      return false;
    }
    // Its record is in the log by now or will never be; the view takes the row if it is.
    view.awaitEnd(kind.topic());
    view.reservations().lapse(kind.topic(), id, before);
    return view.reservations().take(kind.topic(), id, after, holder, clock.instant());
  }

  private List<String> newClaims(T record, @Nullable Document<T> before) {
    List<String> claims = new ArrayList<>(kind.projection().claims().apply(record));
    T standing = before == null ? null : before.record();
    if (standing != null) {
      claims.removeAll(kind.projection().claims().apply(standing));
    }
    return claims;
  }

  private Problem claimed(T record, String claim, String other) {
    Violation violation = kind.claimed(record, claim, other);
    return Problem.of(
        HttpStatus.CONFLICT,
        violation.code(),
        "The %s was not taken: %s.".formatted(kind.noun(), Violation.sentence(List.of(violation))),
        List.of(violation),
        Map.of());
  }

  private Problem faster(String id) {
    return Problem.conflict(
        "CONFLICT",
        "Another writer is changing the %s %s; read it again.".formatted(kind.noun(), id));
  }

  private boolean has(String field) {
    return SpecificData.get().getSchema(kind.topic().type()).getField(field) != null;
  }

  private int version(T record) {
    return (Integer) record.get(record.getSchema().getField("version").pos());
  }

  private T with(T record, String field, Object value) {
    T copy = SpecificData.get().deepCopy(record.getSchema(), record);
    copy.put(copy.getSchema().getField(field).pos(), value);
    return copy;
  }
}
