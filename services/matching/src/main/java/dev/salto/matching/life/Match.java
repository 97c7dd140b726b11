package dev.salto.matching.life;

import dev.salto.matching.model.Versions;
import dev.salto.matching.score.ScoreParts;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Offer, scenario and an order-backed lot, brought together.
 *
 * @param id {@code <offer>~<order>~<round>}
 * @param institute organisation id
 * @param buyer organisation id
 * @param versions of the three postings it was made on
 * @param round from 1, for each pair
 * @param acceptedBy organisation ids, sorted
 * @param parts the score by part; the total is {@link #score}
 * @param gates in the order permits, SITE, FUNDS, GOODS, DATA, AWARD, and once agreed FACILITY,
 *     BACKING
 * @param proposedOn the park's day on which it was proposed
 * @param answerBy the last day to answer
 * @param cause why it ended; null while it has not
 * @param lastDecision id of the last decision, or event of its pilot, that took effect
 * @param facility that it was agreed to need; null where it needs none, and until it is agreed
 */
public record Match(
    String id,
    String offer,
    String scenario,
    String order,
    String institute,
    String buyer,
    Versions versions,
    int round,
    MatchState state,
    List<String> acceptedBy,
    ScoreParts parts,
    List<Gate> gates,
    LocalDate proposedOn,
    LocalDate answerBy,
    @Nullable Cause cause,
    @Nullable String lastDecision,
    @Nullable FacilityNeed facility) {

  public Match {
    acceptedBy = List.copyOf(acceptedBy);
    gates = List.copyOf(gates);
  }

  /** The id of a pair's match in a round. */
  public static String id(String offer, String order, int round) {
    return offer + "~" + order + "~" + round;
  }

  /** 0 to 10000. */
  public int score() {
    return parts.total();
  }

  /** The same in another state. */
  public Match in(MatchState next) {
    return with(next, acceptedBy, parts, gates, cause, lastDecision);
  }

  /** The same, ended. */
  public Match ended(MatchState exit, Cause why) {
    return with(exit, acceptedBy, parts, gates, why, lastDecision);
  }

  /** The same with gates and score as they are now. */
  public Match with(List<Gate> gates, ScoreParts parts) {
    return with(state, acceptedBy, parts, gates, cause, lastDecision);
  }

  /** The same, decided upon. */
  public Match decided(String decision) {
    return with(state, acceptedBy, parts, gates, cause, decision);
  }

  /** The same with its gates as they are now; its score stays. */
  public Match with(List<Gate> gates) {
    return with(gates, parts);
  }

  /** The same, needing a facility. */
  public Match needing(FacilityNeed need) {
    return new Match(
        id,
        offer,
        scenario,
        order,
        institute,
        buyer,
        versions,
        round,
        state,
        acceptedBy,
        parts,
        gates,
        proposedOn,
        answerBy,
        cause,
        lastDecision,
        need);
  }

  /** The same, accepted by one more organisation. */
  public Match acceptedAlsoBy(String organisation) {
    SortedSet<String> all = new TreeSet<>(acceptedBy);
    all.add(organisation);
    return with(state, List.copyOf(all), parts, gates, cause, lastDecision);
  }

  /** All that a round may change; what it was made of stays. */
  private Match with(
      MatchState state,
      List<String> acceptedBy,
      ScoreParts parts,
      List<Gate> gates,
      @Nullable Cause cause,
      @Nullable String lastDecision) {
    return new Match(
        id,
        offer,
        scenario,
        order,
        institute,
        buyer,
        versions,
        round,
        state,
        acceptedBy,
        parts,
        gates,
        proposedOn,
        answerBy,
        cause,
        lastDecision,
        facility);
  }

  /** The gate with this code; null where it has none. */
  public @Nullable Gate gate(String code) {
    for (Gate gate : gates) {
      if (gate.code().equals(code)) {
        return gate;
      }
    }
    return null;
  }

  /** The codes of the gates that are not met. */
  public List<String> gatesNotMet() {
    return gates.stream().filter(gate -> gate.state() != GateState.MET).map(Gate::code).toList();
  }

  /** Whether the agency has to accept too: a gate on its own ground is pending. */
  public boolean waitsForAgency() {
    return gates.stream().anyMatch(Gate::waitsForAgency);
  }

  /**
   * Whether everyone has accepted who has to: institute and buyer, and one of the agencies while a
   * gate waits for it.
   *
   * @param agencies the park's agency and the scenario's
   */
  public boolean isAcceptedByAll(List<String> agencies) {
    return acceptedBy.contains(institute)
        && acceptedBy.contains(buyer)
        && (!waitsForAgency() || agencies.stream().anyMatch(acceptedBy::contains));
  }
}
