package dev.salto.matcher.streams;

import dev.salto.matching.life.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What became of a decision, or of an event of a pilot.
 *
 * @param refusal why it took no effect; null where it did
 * @param sequence of the event that shows its effect on the match; of no meaning where it has none
 */
public record Judgement(@Nullable Refusal refusal, long sequence) {}
