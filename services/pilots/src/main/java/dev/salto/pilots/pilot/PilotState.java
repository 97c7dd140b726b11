package dev.salto.pilots.pilot;

/**
 * Where a pilot stands. It is derived: the match says how far it has come, its gates and the safety
 * incidents whether it may go on.
 */
public enum PilotState {
  /** The match is agreed, and a gate is not met. */
  WAITING,
  /** The match is agreed, and all gates are met. */
  READY,
  RUNNING,
  /** A gate is no longer met, or a safety incident is not cleared. */
  PAUSED,
  /** The milestones of all stages are accepted. */
  DELIVERED,
  /** Delivered and paid in full. */
  PAID,
  CLOSED,
  FAILED,
  /** The match was left otherwise before the pilot began. */
  ENDED;

  /** What may happen in which state, and the states that may follow. */
  public static final Transitions<PilotState> TABLE =
      Transitions.of(
          PilotState.class,
          """
          WAITING   | FAILED                                                      | FAILED
          READY     | STARTED                                                     | RUNNING
          READY     | FAILED                                                      | FAILED
          RUNNING   | RUN VERSION MILESTONE SUBMITTED REFUSED PAYMENT REVERSED    | RUNNING
          RUNNING   | INCIDENT                                                    | RUNNING PAUSED
          RUNNING   | ACCEPTED                                                    | RUNNING DELIVERED
          RUNNING   | FAILED                                                      | FAILED
          PAUSED    | INCIDENT VERSION PAYMENT REVERSED                           | PAUSED
          PAUSED    | CLEARED                                                     | PAUSED RUNNING
          PAUSED    | FAILED                                                      | FAILED
          DELIVERED | RUN INCIDENT CLEARED VERSION REVERSED                       | DELIVERED
          DELIVERED | PAYMENT                                                     | DELIVERED PAID
          DELIVERED | FAILED                                                      | FAILED
          PAID      | RUN INCIDENT CLEARED VERSION                                | PAID
          PAID      | CLOSED                                                      | CLOSED
          FAILED    | REVERSED                                                    | FAILED
          """);

  /**
   * The state of the pilot of a match.
   *
   * @param unsafe whether a safety incident is not cleared
   */
  public static PilotState of(MatchStanding match, boolean unsafe) {
    boolean allMet = match.waitsFor().isEmpty();
    return switch (match.state()) {
      case AGREED -> allMet ? READY : WAITING;
      case PILOTING -> allMet && !unsafe ? RUNNING : PAUSED;
      case DELIVERED -> DELIVERED;
      case PAID -> PAID;
      case CLOSED -> CLOSED;
      case FAILED -> FAILED;
      case PROPOSED, DISPLACED, WITHDRAWN, REVOKED, DECLINED, EXPIRED -> ENDED;
    };
  }
}
