package dev.salto.pilots.pilot;

import dev.salto.matching.life.MatchState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the match of a pilot stands.
 *
 * @param waitsFor codes of its gates that are not met
 */
public record MatchStanding(MatchState state, List<String> waitsFor) {

  /** Whether the pilot has begun: what was recorded of one that has not took no effect. */
  boolean begun() {
    return switch (state) {
      case PILOTING, DELIVERED, PAID, CLOSED, FAILED -> true;
      default -> false;
    };
  }

  /** Whether an event that moves the match so has yet to be followed by it. */
  boolean isYetToFollow(@Nullable MatchState moves) {
    return moves != null && progress(state) < progress(moves);
  }

  private static int progress(MatchState state) {
    return switch (state) {
      case PROPOSED -> -1;
      case AGREED -> 0;
      case PILOTING -> 1;
      case DELIVERED -> 2;
      case PAID -> 3;
      case CLOSED -> 4;
      case FAILED, DISPLACED, WITHDRAWN, REVOKED, DECLINED, EXPIRED -> 5;
    };
  }
}
