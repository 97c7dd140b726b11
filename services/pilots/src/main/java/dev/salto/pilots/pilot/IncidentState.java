package dev.salto.pilots.pilot;

/** Where an incident stands. */
public enum IncidentState {
  OPEN,
  /** A product version names it, and has yet to prove itself. */
  ANSWERED,
  CLOSED;

  /**
   * A version answers an incident; a run that proves the version closes it; another incident, of
   * the same or higher severity, with the answering version opens it again.
   */
  public static final Transitions<IncidentState> TABLE =
      Transitions.of(
          IncidentState.class,
          """
          OPEN     | CLEARED          | OPEN
          OPEN     | VERSION          | ANSWERED
          ANSWERED | CLEARED VERSION  | ANSWERED
          ANSWERED | INCIDENT         | OPEN
          ANSWERED | RUN              | CLOSED
          """);
}
