package dev.salto.matching.model;

/** Whether the place of a scenario may be used. */
public enum SiteClearance {
  MET,
  UNKNOWN,
  REFUSED
}
