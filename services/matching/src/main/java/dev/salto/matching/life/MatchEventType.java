package dev.salto.matching.life;

/** What happened to a match: it came into a state, a party accepted, or a gate changed. */
public enum MatchEventType {
  PROPOSED,
  AGREED,
  PILOTING,
  DELIVERED,
  PAID,
  CLOSED,
  DISPLACED,
  WITHDRAWN,
  REVOKED,
  DECLINED,
  EXPIRED,
  FAILED,
  /** One party accepted and others still have to. */
  ACCEPTED,
  /** A gate was decided, came or changed, or the score did. */
  GATE;

  /** The event of coming into a state. */
  public static MatchEventType of(MatchState state) {
    return valueOf(state.name());
  }
}
