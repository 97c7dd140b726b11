package dev.salto.pilots;

import static dev.salto.kit.view.Projection.tag;

import dev.salto.kit.posting.Findings;
import dev.salto.kit.posting.PostingKind;
import dev.salto.kit.view.Projection;
import dev.salto.records.PilotEvent;
import dev.salto.schemas.Topics;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events of pilots: each is a document of its own, written once. Who reserves number {@code n} of a
 * match writes it; who comes second is refused.
 */
final class PilotEventKind extends PostingKind<PilotEvent> {

  static final String MATCH = "match";
  static final String SEVERITY = "severity";

  private static final Projection<PilotEvent> EVENTS =
      Projection.of(Topics.PILOT_EVENTS, it -> id(it.getMatch(), it.getN()), PilotEvent::getPark)
          .key(it -> key(it.getPark(), it.getMatch(), it.getN()))
          .status(PilotEvent::getType)
          .at(PilotEvent::getAt)
          .tags(it ->
              Map.of(
                  MATCH,
                  tag(it.getMatch()),
                  SEVERITY,
                  tag(it.getIncident() == null ? null : it.getIncident().getSeverity())));

  PilotEventKind() {
    super(EVENTS, "event", "by", "");
  }

  /** The id of an event's document. */
  static String id(String match, int n) {
    return match + "#" + n;
  }

  /** The key of an event's document: keys of one match are in the order of its events. */
  static String key(String park, String match, int n) {
    return "%s|%s#%010d".formatted(park, match, n);
  }

  @Override
  public void check(PilotEvent draft, @Nullable PilotEvent standing, Findings findings) {
    throw new IllegalStateException("An event is made by a command and never posted as it is.");
  }
}
