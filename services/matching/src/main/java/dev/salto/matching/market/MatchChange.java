package dev.salto.matching.market;

import dev.salto.matching.life.Match;
import dev.salto.matching.life.MatchEventType;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a match.
 *
 * @param match as it is afterwards
 * @param by organisation whose decision or deed it was; null where nobody decided
 */
public record MatchChange(MatchEventType type, Match match, @Nullable String by) {

  /** What nobody decided, but followed. */
  MatchChange(MatchEventType type, Match match) {
    this(type, match, null);
  }
}
