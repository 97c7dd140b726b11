package dev.salto.matching.life;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the agency decided of a gate of a pair.
 *
 * @param code the gate's code
 * @param validUntil last day on which it holds; null is no limit
 * @param by organisation that decided; null where that was not kept
 */
public record GateDecision(
    String code,
    GateState state,
    @Nullable String reference,
    @Nullable LocalDate validUntil,
    @Nullable String by) {

  /** Whether it still holds on a day. */
  public boolean holdsOn(LocalDate day) {
    return validUntil == null || !validUntil.isBefore(day);
  }
}
