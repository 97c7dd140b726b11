package dev.salto.matching.life;

/**
 * Why a decision took no effect.
 *
 * @param code never changes; one of the constants here
 * @param sentence for people
 */
public record Refusal(String code, String sentence) {

  /** No match of this id was ever proposed. */
  public static final String UNKNOWN_MATCH = "UNKNOWN_MATCH";

  /** The match is not, or no longer, waiting to be accepted or declined. */
  public static final String NOT_PROPOSED = "NOT_PROPOSED";

  /** The match is not one whose gates can be decided: proposed, agreed or piloting. */
  public static final String NOT_STANDING = "NOT_STANDING";

  /** Who decides is neither institute, buyer nor agency of the match. */
  public static final String NOT_A_PARTY = "NOT_A_PARTY";

  /** The agency accepts only where a gate waits for it; else its consent is its scenario. */
  public static final String AGENCY_NOT_NEEDED = "AGENCY_NOT_NEEDED";

  /** Who decides accepted this match before. */
  public static final String ALREADY_ACCEPTED = "ALREADY_ACCEPTED";

  /** Only the agency decides gates. */
  public static final String NOT_THE_AGENCY = "NOT_THE_AGENCY";

  /** The match has no such gate. */
  public static final String UNKNOWN_GATE = "UNKNOWN_GATE";

  /** What is counted in the park settles this gate; nobody decides it. */
  public static final String GATE_IS_COUNTED = "GATE_IS_COUNTED";

  /** A pilot starts only when all gates are met. */
  public static final String GATES_NOT_MET = "GATES_NOT_MET";

  /** From the state that the match is in no pilot brings it into this one. */
  public static final String NO_SUCH_MOVE = "NO_SUCH_MOVE";

  /** Milestones are judged, and stages proven, while the pilot runs. */
  public static final String NOT_PILOTING = "NOT_PILOTING";
}
