package dev.salto.matching.life;

/** The states of a match (design, "Life of a match"). */
public enum MatchState {
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
  FAILED;

  /** Whether a match in this state takes up capacity. */
  public boolean isStanding() {
    return this == PROPOSED || isLocked();
  }

  /** Whether its capacity is kept whatever better pair comes. */
  public boolean isLocked() {
    return switch (this) {
      case AGREED, PILOTING, DELIVERED, PAID -> true;
      default -> false;
    };
  }
}
