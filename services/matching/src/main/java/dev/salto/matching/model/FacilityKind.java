package dev.salto.matching.model;

/** Kinds of facilities. */
public enum FacilityKind {
  PILOT_PLATFORM,
  SIMULATOR,
  SPACE
}
