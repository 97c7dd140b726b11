package dev.salto.dashboard.pages;

import dev.salto.kit.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * A pilot that goes on only once somebody does something.
 *
 * @param why PAUSED, SUBMITTED (a milestone waits for the buyer), DELIVERED (payment is due) or
 *     READY
 */
public record Attention(PilotRow pilot, String why) {

  /** Running pilots that are looked into at most. */
  private static final int RUNNING = 25;

  /** Those of a park, what stands still first; none where the pilots' service does not answer. */
  static List<Attention> of(String park, Look look) {
    try {
      List<Attention> all = new ArrayList<>();
      for (String state : List.of("PAUSED", "DELIVERED", "READY")) {
        pilots(park, state, Listing.SIZE, look).forEach(it -> all.add(new Attention(it, state)));
      }
      pilots(park, "RUNNING", RUNNING, look).stream()
          .map(it -> PilotRow.of(look.get(Query.of("pilots", it.match())), look.words()))
          .filter(it -> !it.submitted().isEmpty())
          .forEach(it -> all.add(new Attention(it, "SUBMITTED")));
      return all;
    } catch (Problem notNow) {
      return List.of();
    }
  }

  private static List<PilotRow> pilots(String park, String state, int size, Look look) {
    return Listing.of(
            look.get(Query.of("pilots").with("park", park).with("state", state).with("size", size)),
            it -> PilotRow.of(it, look.words()))
        .items();
  }
}
