package dev.salto.matching.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The document of a permit that an institute holds.
 *
 * @param permit code of the permit vocabulary
 * @param number of the document
 * @param authority that granted it, in the document's words
 * @param validUntil last day on which it counts; null is no limit
 */
public record HeldPermit(
    String permit, String number, String authority, @Nullable LocalDate validUntil) {

  /** Whether it still counts on a day. */
  public boolean countsOn(LocalDate day) {
    return validUntil == null || !validUntil.isBefore(day);
  }
}
