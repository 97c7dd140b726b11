package dev.salto.pilots.pilot;

/** How bad an incident is, from the least. */
public enum Severity {
  MINOR,
  MAJOR,
  /** Pauses the pilot until the agency clears it. */
  SAFETY
}
