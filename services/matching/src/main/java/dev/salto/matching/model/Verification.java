package dev.salto.matching.model;

/** What a verifier said of a document. */
public enum Verification {
  /** Nobody has looked at it yet. */
  AWAITED,
  VERIFIED,
  REFUSED
}
