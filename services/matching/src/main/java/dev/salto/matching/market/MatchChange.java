package dev.salto.matching.market;

import dev.salto.matching.life.Match;
import dev.salto.matching.life.MatchEventType;

/**
 * One thing that happened to a match.
 *
 * @param match as it is afterwards
 */
public record MatchChange(MatchEventType type, Match match) {}
