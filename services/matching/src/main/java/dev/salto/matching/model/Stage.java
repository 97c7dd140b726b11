package dev.salto.matching.model;

/** How far a pilot goes, from simulation to daily operation. */
public enum Stage {
  /** In a relevant environment: TRL 6. */
  SIMULATED(6),
  /** Complete and qualified under supervision: TRL 8. */
  SUPERVISED(8),
  /** In its operational environment: TRL 9. */
  OPERATIONAL(9);

  private final int provesUpTo;

  Stage(int provesUpTo) {
    this.provesUpTo = provesUpTo;
  }

  /** The highest technology readiness level that a pilot at this stage can prove, 1 to 9. */
  public int provesUpTo() {
    return provesUpTo;
  }
}
