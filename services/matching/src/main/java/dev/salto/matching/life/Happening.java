package dev.salto.matching.life;

import org.jspecify.annotations.Nullable;

/**
 * What can happen to a match: what someone decides or does, which is refused where the match is in
 * no state for it, and what comes of facts, which leaves it alone there.
 */
public enum Happening {
  /** A party accepts, and everyone has who has to. */
  ACCEPT(Refusal.NOT_PROPOSED),
  DECLINE(Refusal.NOT_PROPOSED),
  /** A gate is decided, and not refused. */
  GATE(Refusal.NOT_STANDING),
  REFUSE_GATE(Refusal.NOT_STANDING),
  START(Refusal.NO_SUCH_MOVE),
  DELIVER(Refusal.NO_SUCH_MOVE),
  PAY(Refusal.NO_SUCH_MOVE),
  CLOSE(Refusal.NO_SUCH_MOVE),
  FAIL(Refusal.NO_SUCH_MOVE),

  /** A posting was withdrawn. */
  WITHDRAWN_LEG(null),
  /** A posting can't be read any more, or is of another version. */
  CHANGED_LEG(null),
  /** A criterion fails, or the park is none any more. */
  UNFIT(null),
  /** No lot of the order is backed. */
  UNBACKED(null),
  /** An award notice names another institute. */
  AWARDED(null),
  /** The last day to answer is over. */
  UNANSWERED(null),
  /** A better pair takes the place. */
  OUTRANKED(null);

  private final @Nullable String refusal;

  Happening(@Nullable String refusal) {
    this.refusal = refusal;
  }

  /** Whether someone decides or does it, so that it can be refused. */
  public boolean isDeed() {
    return refusal != null;
  }

  /**
   * The code under which it is refused in a state that it does not fit.
   *
   * @throws IllegalStateException if it is no deed
   */
  public String refusal() {
    if (refusal == null) {
      throw new IllegalStateException(this + " is a fact; facts are not refused.");
    }
    return refusal;
  }

  /** What brings a match into a state in which only its pilot can bring it. */
  public static Happening into(MatchState state) {
    return switch (state) {
      case PILOTING -> START;
      case DELIVERED -> DELIVER;
      case PAID -> PAY;
      case CLOSED -> CLOSE;
      case FAILED -> FAIL;
      default -> throw new IllegalArgumentException("No pilot brings a match into " + state + ".");
    };
  }
}
