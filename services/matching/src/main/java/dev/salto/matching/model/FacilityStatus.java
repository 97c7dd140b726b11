package dev.salto.matching.model;

/** Whether a facility stands yet. */
public enum FacilityStatus {
  BUILT,
  PLANNED
}
