package dev.salto.matching.life;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the agency decided of a gate of a pair.
 *
 * @param code the gate's code
 * @param validUntil last day on which it holds; null is no limit
 */
public record GateDecision(
    String code, GateState state, @Nullable String reference, @Nullable LocalDate validUntil) {

  /** Whether it still holds on a day. */
  public boolean holdsOn(LocalDate day) {
    return validUntil == null || !validUntil.isBefore(day);
  }
}
