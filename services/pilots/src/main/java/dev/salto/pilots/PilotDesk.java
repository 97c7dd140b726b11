package dev.salto.pilots;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.asking.Organisations;
import dev.salto.kit.posting.Draft;
import dev.salto.kit.posting.Findings;
import dev.salto.kit.posting.Postings;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.References;
import dev.salto.kit.view.SharedProjections;
import dev.salto.pilots.pilot.Deed;
import dev.salto.pilots.pilot.Event;
import dev.salto.pilots.pilot.Pilot;
import dev.salto.pilots.pilot.Refusal;
import dev.salto.records.Match;
import dev.salto.records.Organisation;
import dev.salto.records.ParkPolicy;
import dev.salto.records.PilotEvent;
import dev.salto.schemas.Topics;
import dev.salto.schemas.Violation;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Where things are done in pilots. A command is decided by the pilot, written as one event, and
 * answered once the view shows it and, where it moves the match, the matcher has followed.
 */
final class PilotDesk {

  private final PilotArchive archive;
  private final Postings<PilotEvent> events;
  private final Clock clock;

  PilotDesk(PilotArchive archive, Postings<PilotEvent> events, Clock clock) {
    this.archive = archive;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Does what the request says.
   *
   * @throws Problem if it is refused, or if the match did not follow
   */
  PilotFile command(String match, Caller caller, Function<Commands, Deed> command) {
    References references = new References(archive.view());
    Organisation who = Organisations.require(caller, references);
    PilotFile file = archive.require(match);
    Deed deed = command.apply(new Commands(references));
    if (who != null) {
      Parties.authorise(who, file.agreement(), deed.type(), references);
    }
    Draft<PilotEvent> draft;
    try {
      draft = draft(file, deed, who, references);
    } catch (Problem problem) {
      // What refuses it may have changed a moment ago elsewhere.
      archive.catchUp();
      file = archive.require(match);
      draft = draft(file, deed, who, references);
    }
    events.write(List.of(draft));
    PilotEvent written = draft.record();
    if (written.getMoves() != null) {
      await(written, file.match());
    }
    return archive.require(match);
  }

  /**
   * The event that a deed becomes; nothing is written.
   *
   * @param who whose deed it is, null for the house, which does it in the institute's name
   * @throws Problem 404, 409 or 422 if the pilot refuses it
   */
  Draft<PilotEvent> draft(
      PilotFile file, Deed deed, @Nullable Organisation who, References references) {
    return switch (file.pilot().decide(deed, now(file.match().getPark(), references))) {
      case Refusal refusal -> throw problem(deed, refusal);
      case Event event ->
          new Draft<>(
              SharedProjections.pilotEventId(file.id(), event.n()),
              -1,
              PilotWords.record(event)
                  .setId(UUID.randomUUID().toString())
                  .setPark(file.match().getPark())
                  .setMatch(file.id())
                  .setBy(who == null ? file.agreement().getInstitute() : who.getId())
                  .build());
    };
  }

  /** Writes all these events or none, and waits until the view shows them. */
  void write(List<Draft<PilotEvent>> drafts) {
    events.write(drafts);
  }

  private Pilot.Now now(String park, References references) {
    ParkPolicy policy =
        references
            .find(Topics.PARK_POLICIES, park)
            .orElseThrow(() -> Problem.notFound("park", park));
    return new Pilot.Now(
        new Findings(references).day(policy),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        policy.getProvingDays());
  }

  private static Problem problem(Deed deed, Refusal refusal) {
    String field = refusal.field();
    if (field != null) {
      return Problem.invalid(
          deed.type().name().toLowerCase(Locale.ROOT),
          List.of(new Violation(field, refusal.code(), refusal.sentence())));
    }
    if (refusal.code().equals(Refusal.NOT_FOUND)) {
      return Problem.of(HttpStatus.NOT_FOUND, refusal.code(), refusal.sentence());
    }
    return Problem.of(
        HttpStatus.CONFLICT,
        refusal.code(),
        refusal.sentence(),
        Map.of(
            "state",
            Objects.requireNonNullElse(refusal.state(), ""),
            "allowed",
            refusal.allowed().stream().map(Enum::name).toList()));
  }

  /** Until the matcher has followed this event, or the match has gone another way. */
  private void await(PilotEvent event, Match before) {
    Match after;
    try {
      after =
          archive
              .view()
              .awaitDocument(
                  Topics.MATCHES,
                  event.getMatch(),
                  match ->
                      event.getId().equals(match.getDecision())
                          || !match.getState().equals(before.getState()))
              .content();
    } catch (Problem late) {
      throw late.status() == HttpStatus.CONFLICT ? notFollowed(event, before) : late;
    }
    if (!event.getId().equals(after.getDecision())
        && !Objects.equals(event.getMoves(), after.getState())) {
      throw notFollowed(event, after);
    }
  }

  private static Problem notFollowed(PilotEvent event, Match match) {
    return Problem.of(
        HttpStatus.CONFLICT,
        "NOT_FOLLOWED",
        "Event %d is recorded, but the match did not become %s by it: it is %s."
            .formatted(event.getN(), event.getMoves(), match.getState()),
        Map.of("state", match.getState(), "allowed", List.of()));
  }
}
