package dev.salto.pilots.pilot;

/** As what an organisation takes part in a pilot. */
public enum Role {
  /** Whose project it is. */
  INSTITUTE,
  /** Who pays for it. */
  BUYER,
  /** Who opens the scenario or runs the park. */
  AGENCY,
  /** Any organisation that verifies documents. */
  VERIFIER
}
