package dev.salto.pilots;

import dev.salto.kit.posting.Findings;
import dev.salto.kit.posting.PostingKind;
import dev.salto.kit.view.SharedProjections;
import dev.salto.records.PilotEvent;
import org.jspecify.annotations.Nullable;

/**
 * Events of pilots: each is a document of its own, written once. Who reserves number {@code n} of a
 * match writes it; who comes second is refused.
 */
final class PilotEventKind extends PostingKind<PilotEvent> {

  PilotEventKind() {
    super(SharedProjections.PILOT_EVENTS, "event", "by", "");
  }

  @Override
  public void check(PilotEvent draft, @Nullable PilotEvent standing, Findings findings) {
    throw new IllegalStateException("An event is made by a command and never posted as it is.");
  }
}
