package dev.salto.matching.eligibility;

import dev.salto.matching.life.Bar;
import dev.salto.matching.life.Gate;
import dev.salto.matching.life.GateDecision;
import dev.salto.matching.life.GateState;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.model.EvidenceKind;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Route;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.model.SiteClearance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which gates a pair has and how they stand (design, after the table of criteria).
 *
 * <ul>
 *   <li>{@code PERMIT:<code>} for each permit the scenario needs: met if the offer holds it.
 *   <li>{@code SITE} always, as the scenario's clearance says; a refused clearance can't be decided
 *       away for one pair.
 *   <li>{@code FUNDS} where buyer and institute are of different jurisdictions, {@code GOODS} and
 *       {@code DATA} where institute and scenario are; each only if the policy names it.
 *   <li>{@code AWARD} for an order by open tender: met once a counting award notice names the
 *       institute.
 * </ul>
 *
 * A decision of the agency settles what the postings leave pending, through its last day; after it
 * the gate is as if never decided. A refusal holds like the bar it brings: at the versions it was
 * made.
 */
public final class Gates {

  private Gates() {}

  static List<Gate> of(PairCase pair) {
    Offer offer = pair.offer();
    Scenario scenario = pair.scenario();
    Order order = pair.order();
    LocalDate day = pair.ground().day();
    List<Gate> gates = new ArrayList<>();
    for (String permit : scenario.permits()) {
      gates.add(settled(pair, Gate.ofPermit(permit), offer.permits().contains(permit), null));
    }
    gates.add(site(pair));
    String institute = offer.institute().jurisdiction();
    if (named(pair, Gate.FUNDS) && !order.buyer().jurisdiction().equals(institute)) {
      gates.add(settled(pair, Gate.FUNDS, false, null));
    }
    if (!scenario.jurisdiction().equals(institute)) {
      for (String code : List.of(Gate.GOODS, Gate.DATA)) {
        if (named(pair, code)) {
          gates.add(settled(pair, code, false, null));
        }
      }
    }
    if (order.route() == Route.TENDER) {
      boolean awarded = isAwarded(order, offer.institute().id(), day);
      gates.add(settled(pair, Gate.AWARD, awarded, order.buyer().id()));
    }
    return List.copyOf(gates);
  }

  /**
   * The gates of a locked match as they stand now. It keeps the terms it was agreed on: no gate
   * comes or goes, and what was met by the terms stays met. Facts still count: a permit since
   * granted, a site since cleared, an award notice since verified or lapsed, a decision made or run
   * out.
   *
   * @param offer the posting as it stands; null where it can't be read
   * @param scenario likewise
   * @param order likewise
   */
  public static List<Gate> kept(
      Match match,
      PairMemory memory,
      @Nullable Offer offer,
      @Nullable Scenario scenario,
      @Nullable Order order,
      LocalDate day) {
    return match.gates().stream()
        .map(gate -> {
          boolean fact = isFact(gate, match, offer, scenario, order, day);
          GateDecision decision = memory.decisionOf(gate.code());
          if (fact) {
            return gate(gate.code(), GateState.MET, gate.authority(), null, null);
          }
          // A refusal ends a match, so one that is remembered is of an earlier round.
          if (decision != null && decision.state() != GateState.REFUSED) {
            return decision.holdsOn(day)
                ? decided(gate.code(), gate.authority(), decision)
                : gate(gate.code(), GateState.PENDING, gate.authority(), null, null);
          }
          boolean recounted = gate.code().equals(Gate.AWARD) && order != null;
          return recounted
              ? gate(gate.code(), GateState.PENDING, gate.authority(), null, null)
              : gate;
        })
        .toList();
  }

  private static boolean isFact(
      Gate gate,
      Match match,
      @Nullable Offer offer,
      @Nullable Scenario scenario,
      @Nullable Order order,
      LocalDate day) {
    String permit = gate.permit();
    if (permit != null) {
      return offer != null && offer.permits().contains(permit);
    }
    return switch (gate.code()) {
      case Gate.SITE -> scenario != null && scenario.siteClearance() == SiteClearance.MET;
      case Gate.AWARD -> order != null && isAwarded(order, match.institute(), day);
      default -> false;
    };
  }

  private static Gate site(PairCase pair) {
    SiteClearance clearance = pair.scenario().siteClearance();
    String agency = pair.scenario().agency().id();
    return clearance == SiteClearance.REFUSED
        ? gate(Gate.SITE, GateState.REFUSED, agency, null, null)
        : settled(pair, Gate.SITE, clearance == SiteClearance.MET, agency);
  }

  private static Gate settled(
      PairCase pair, String code, boolean metByPostings, @Nullable String authority) {
    GateDecision decision = pair.memory() == null ? null : pair.memory().decisionOf(code);
    Bar bar = pair.bar();
    if (decision != null
        && decision.state() == GateState.REFUSED
        && bar != null
        && bar.code().equals(code)) {
      return decided(code, authority, decision);
    }
    if (metByPostings) {
      return gate(code, GateState.MET, authority, null, null);
    }
    return decision != null
            && decision.state() != GateState.REFUSED
            && decision.holdsOn(pair.ground().day())
        ? decided(code, authority, decision)
        : gate(code, GateState.PENDING, authority, null, null);
  }

  private static boolean isAwarded(Order order, String institute, LocalDate day) {
    return order.evidence().stream()
        .anyMatch(document ->
            document.kind() == EvidenceKind.AWARD_NOTICE
                && document.countsOn(day)
                && institute.equals(document.supplier()));
  }

  private static boolean named(PairCase pair, String code) {
    return pair.ground().policy().crossBorderGates().contains(code);
  }

  private static Gate decided(String code, @Nullable String authority, GateDecision decision) {
    return gate(code, decision.state(), authority, decision.reference(), decision.validUntil());
  }

  private static Gate gate(
      String code,
      GateState state,
      @Nullable String authority,
      @Nullable String reference,
      @Nullable LocalDate validUntil) {
    return new Gate(code, state, authority, reference, validUntil);
  }
}
