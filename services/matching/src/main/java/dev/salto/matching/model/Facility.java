package dev.salto.matching.model;

import org.jspecify.annotations.Nullable;

/**
 * A pilot platform, simulator or space of the park.
 *
 * @param field its field; null where it serves none in particular
 * @param open false once withdrawn
 */
public record Facility(
    String id, FacilityKind kind, @Nullable String field, FacilityStatus status, boolean open) {

  /** Whether it is a pilot platform that stands and can be used. */
  public boolean isUsablePlatform() {
    return open
        && kind == FacilityKind.PILOT_PLATFORM
        && status == FacilityStatus.BUILT
        && field != null;
  }
}
