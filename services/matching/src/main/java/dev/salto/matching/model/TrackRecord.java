package dev.salto.matching.model;

import org.jspecify.annotations.Nullable;

/**
 * What pilots have shown of an offer; never what its institute says of it.
 *
 * @param finishedPilots pilots that ran and were delivered or failed
 * @param acceptedMilestones milestones that buyers accepted
 * @param refusedMilestones refusals of milestones, each counted
 * @param provenTrl technology readiness level that pilots have proven, 1 to 9; null where none has
 */
public record TrackRecord(
    int finishedPilots,
    int acceptedMilestones,
    int refusedMilestones,
    @Nullable Integer provenTrl) {

  /** Of an offer that no pilot has shown anything of. */
  public static final TrackRecord NONE = new TrackRecord(0, 0, 0, null);

  /** Points without a finished pilot. */
  public static final int POINTS_WITHOUT_PILOT = 500;

  /**
   * The points of the score, 0 to 1000, in steps of 250 (design, "track record"): 500 without a
   * finished pilot, then by the share of judged milestones that were accepted. Who finished without
   * any judged has none.
   */
  public int points() {
    if (finishedPilots == 0) {
      return POINTS_WITHOUT_PILOT;
    }
    long judged = (long) acceptedMilestones + refusedMilestones;
    return judged == 0 ? 0 : 250 * (int) (4L * acceptedMilestones / judged);
  }

  /** Whether pilots have proven at least this technology readiness level. */
  public boolean proves(int trl) {
    return provenTrl != null && provenTrl >= trl;
  }

  /** The same with one more finished pilot. */
  public TrackRecord finished() {
    return new TrackRecord(finishedPilots + 1, acceptedMilestones, refusedMilestones, provenTrl);
  }

  /** The same with one more milestone accepted. */
  public TrackRecord accepted() {
    return new TrackRecord(finishedPilots, acceptedMilestones + 1, refusedMilestones, provenTrl);
  }

  /** The same with one more milestone refused. */
  public TrackRecord refused() {
    return new TrackRecord(finishedPilots, acceptedMilestones, refusedMilestones + 1, provenTrl);
  }

  /**
   * The same with a stage proven: one level above what was stated or proven before, never above
   * what the stage can prove ({@link Stage#provesUpTo}), never below what was proven.
   *
   * @param stated technology readiness level that the institute states, 1 to 9
   */
  public TrackRecord proven(Stage stage, int stated) {
    int before = provenTrl == null ? 0 : provenTrl;
    int now = Math.max(before, Math.min(stage.provesUpTo(), Math.max(stated, before) + 1));
    return new TrackRecord(finishedPilots, acceptedMilestones, refusedMilestones, now);
  }
}
