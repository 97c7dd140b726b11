package dev.salto.pilots.pilot;

/** Where a milestone stands. */
public enum MilestoneState {
  PLANNED,
  SUBMITTED,
  ACCEPTED,
  /** It may be submitted again. */
  REFUSED;

  public static final Transitions<MilestoneState> TABLE =
      Transitions.of(
          MilestoneState.class,
          """
          PLANNED   | SUBMITTED | SUBMITTED
          SUBMITTED | ACCEPTED  | ACCEPTED
          SUBMITTED | REFUSED   | REFUSED
          REFUSED   | SUBMITTED | SUBMITTED
          """);
}
