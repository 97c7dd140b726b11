package dev.salto.matching.life;

/** What a party says to a proposed match. */
public enum Verdict {
  ACCEPT,
  DECLINE
}
