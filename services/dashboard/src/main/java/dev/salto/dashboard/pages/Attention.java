package dev.salto.dashboard.pages;

import dev.salto.kit.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A pilot that goes on only once somebody does something.
 *
 * @param why PAUSED, SUBMITTED (a milestone waits for the buyer), DELIVERED (payment is due) or
 *     READY
 */
public record Attention(PilotRow pilot, String why) {

  /** What stands still until somebody acts, the most urgent first. */
  private static final List<String> STILL = List.of("PAUSED", "DELIVERED", "READY");

  /** Those of a park, what stands still first; none where the pilots' service does not answer. */
  static List<Attention> of(String park, Look look) {
    try {
      Stream<PilotRow> still =
          pilots(park, String.join(",", STILL), look)
              .sorted(Comparator.comparing(it -> STILL.indexOf(it.state())));
      Stream<PilotRow> submitted =
          pilots(park, "RUNNING", look).filter(it -> !it.submitted().isEmpty());
      return Stream.concat(
              still.map(it -> new Attention(it, it.state())),
              submitted.map(it -> new Attention(it, "SUBMITTED")))
          .toList();
    } catch (Problem notNow) {
      return List.of();
    }
  }

  private static Stream<PilotRow> pilots(String park, String states, Look look) {
    Query query = Query.of("pilots").with("park", park).with("state", states).with("size", 200);
    return Listing.of(look.get(query), it -> PilotRow.of(it, look.words())).items().stream();
  }
}
