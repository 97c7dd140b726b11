package dev.salto.matching.life;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What must still be allowed before a pilot starts.
 *
 * @param code PERMIT:code, SITE, FUNDS, GOODS, DATA, AWARD, FACILITY or BACKING
 * @param authority id of the organisation that settles it, where a posting names it: the scenario's
 *     agency for SITE, the buyer for AWARD and BACKING. The authority behind a permit is in the
 *     permit vocabulary unless a document names it
 * @param reference of the decision or the document; for FACILITY the facility that is reserved
 * @param validUntil last day of the decision or the document; null is no limit
 * @param by organisation that decided it; null where facts settle it
 */
public record Gate(
    String code,
    GateState state,
    @Nullable String authority,
    @Nullable String reference,
    @Nullable LocalDate validUntil,
    @Nullable String by) {

  public static final String SITE = "SITE";
  public static final String FUNDS = "FUNDS";
  public static final String GOODS = "GOODS";
  public static final String DATA = "DATA";
  public static final String AWARD = "AWARD";

  /** Comes with the agreement: whether a facility is reserved. */
  public static final String FACILITY = "FACILITY";

  /** Comes to an agreed match once its order no longer backs it. */
  public static final String BACKING = "BACKING";

  private static final String PERMIT = "PERMIT:";

  /** The gate code of a permit. */
  public static String ofPermit(String permit) {
    return PERMIT + permit;
  }

  /** The permit this gate stands for; null where it is no permit's. */
  public @Nullable String permit() {
    return code.startsWith(PERMIT) ? code.substring(PERMIT.length()) : null;
  }

  /**
   * Whether it is met, pending or not by what is counted in the park, so that nobody decides it.
   */
  public boolean isCounted() {
    return code.equals(FACILITY) || code.equals(BACKING);
  }

  /** Whether it takes points from a score: it waits, and was there when the pair was scored. */
  public boolean costsPoints() {
    return state == GateState.PENDING && !isCounted();
  }

  /** Whether the agency's own acceptance is needed while this gate waits. */
  boolean waitsForAgency() {
    return state == GateState.PENDING && code.equals(SITE);
  }
}
