package dev.salto.matching.model;

/** How far a pilot goes, from simulation to daily operation. */
public enum Stage {
  SIMULATED,
  SUPERVISED,
  OPERATIONAL
}
