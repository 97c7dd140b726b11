package dev.salto.pilots;

import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Document;
import dev.salto.kit.view.SharedProjections;
import dev.salto.kit.view.View;
import dev.salto.pilots.pilot.Event;
import dev.salto.pilots.pilot.Pilot;
import dev.salto.records.Agreement;
import dev.salto.records.Match;
import dev.salto.records.PilotEvent;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.http.HttpStatus;

/** Where pilots are looked up: each is made anew of what the view holds. */
final class PilotArchive {

  private final View view;

  PilotArchive(View view) {
    this.view = view;
  }

  View view() {
    return view;
  }

  /**
   * The pilot of a match.
   *
   * @throws Problem 404 {@code NOT_FOUND} where the match is unknown or was never agreed
   */
  PilotFile require(String match) {
    Optional<PilotFile> found = find(match);
    if (found.isEmpty()) {
      catchUp();
      found = find(match);
    }
    return found.orElseThrow(() ->
        Problem.of(
            HttpStatus.NOT_FOUND,
            "NOT_FOUND",
            "There is no pilot of a match " + match + ": a pilot begins with an agreed match."));
  }

  /** Waits until the view has read what is in the log of all that decides. */
  void catchUp() {
    view.awaitEnd(Topics.MATCHES, Topics.AGREEMENTS, Topics.PILOT_EVENTS, Topics.PARK_DAYS);
  }

  /**
   * The pilot of a match. Its events are read before its match: a match that is still agreed then
   * had no other events, so that a start which follows them comes before any other or conflicts.
   */
  Optional<PilotFile> find(String match) {
    return content(Topics.AGREEMENTS, match)
        .flatMap(agreement -> {
          List<Event> events = events(agreement);
          return content(Topics.MATCHES, match).map(standing -> of(standing, agreement, events));
        });
  }

  /** The pilot of this match; empty where it was never agreed. */
  Optional<PilotFile> of(Match match) {
    return content(Topics.AGREEMENTS, match.getId())
        .map(agreement -> of(match, agreement, events(agreement)));
  }

  private static PilotFile of(Match match, Agreement agreement, List<Event> events) {
    Pilot pilot = Pilot.of(PilotWords.terms(agreement), PilotWords.standing(match), events);
    return new PilotFile(match, agreement, pilot);
  }

  private List<Event> events(Agreement agreement) {
    return records(agreement.getPark(), agreement.getMatch(), 0, Integer.MAX_VALUE).stream()
        .map(PilotWords::event)
        .toList();
  }

  /** Events of a match in their order, behind that of a number. */
  List<PilotEvent> records(String park, String match, int after, int most) {
    return view
        .documents()
        .range(
            Topics.PILOT_EVENTS,
            SharedProjections.pilotEvents(match),
            SharedProjections.pilotEventKey(park, match, after),
            SharedProjections.pilotEventKey(park, match, Integer.MAX_VALUE),
            most)
        .stream()
        .map(Document::record)
        .filter(Objects::nonNull)
        .toList();
  }

  private <T extends SpecificRecord> Optional<T> content(Topic<T> topic, String id) {
    return view.documents().byId(topic, id).flatMap(it -> Optional.ofNullable(it.record()));
  }
}
