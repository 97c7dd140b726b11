package dev.salto.matching.life;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What must still be allowed before a pilot starts.
 *
 * @param code PERMIT:code, SITE, FUNDS, GOODS, DATA, FACILITY or AWARD
 * @param authority id of the organisation that settles it, where a posting names it: the scenario's
 *     agency for SITE, the buyer for AWARD. The authority behind a permit is in the permit
 *     vocabulary
 * @param reference of the decision, if it was decided
 * @param validUntil last day of the decision; null is no limit
 */
public record Gate(
    String code,
    GateState state,
    @Nullable String authority,
    @Nullable String reference,
    @Nullable LocalDate validUntil) {

  public static final String SITE = "SITE";
  public static final String FUNDS = "FUNDS";
  public static final String GOODS = "GOODS";
  public static final String DATA = "DATA";
  public static final String FACILITY = "FACILITY";
  public static final String AWARD = "AWARD";

  private static final String PERMIT = "PERMIT:";

  /** The gate code of a permit. */
  public static String ofPermit(String permit) {
    return PERMIT + permit;
  }

  /** The permit this gate stands for; null where it is no permit's. */
  public @Nullable String permit() {
    return code.startsWith(PERMIT) ? code.substring(PERMIT.length()) : null;
  }

  /** Whether the agency's own acceptance is needed while this gate waits. */
  boolean waitsForAgency() {
    return state == GateState.PENDING && (code.equals(SITE) || code.equals(FACILITY));
  }
}
