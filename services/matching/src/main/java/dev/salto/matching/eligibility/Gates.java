package dev.salto.matching.eligibility;

import dev.salto.matching.life.Bar;
import dev.salto.matching.life.Gate;
import dev.salto.matching.life.GateDecision;
import dev.salto.matching.life.GateState;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.model.Evidence;
import dev.salto.matching.model.EvidenceKind;
import dev.salto.matching.model.HeldPermit;
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
 *   <li>{@code PERMIT:<code>} for each permit the scenario needs: met if the offer holds it, with a
 *       document only through the last day of that.
 *   <li>{@code SITE} always, as the scenario's clearance says; a refused clearance can't be decided
 *       away for one pair.
 *   <li>{@code FUNDS} where buyer and institute are of different jurisdictions, {@code GOODS} and
 *       {@code DATA} where institute and scenario are; each only if the policy names it.
 *   <li>{@code AWARD} for an order by open tender: met once a counting award notice names the
 *       institute.
 * </ul>
 *
 * {@code FACILITY} and {@code BACKING} are gates of agreed matches alone, and not of a pair: they
 * depend on what else was agreed in the park.
 *
 * <p>A decision of the agency settles what the postings leave pending, through its last day; after
 * it the gate is as if never decided. A refusal holds like the bar it brings: at the versions it
 * was made.
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
      gates.add(settled(pair, pending(Gate.ofPermit(permit), null), permit(offer, permit, day)));
    }
    gates.add(site(pair));
    String institute = offer.institute().jurisdiction();
    if (named(pair, Gate.FUNDS) && !order.buyer().jurisdiction().equals(institute)) {
      gates.add(settled(pair, pending(Gate.FUNDS, null), false));
    }
    if (!scenario.jurisdiction().equals(institute)) {
      for (String code : List.of(Gate.GOODS, Gate.DATA)) {
        if (named(pair, code)) {
          gates.add(settled(pair, pending(code, null), false));
        }
      }
    }
    if (order.route() == Route.TENDER) {
      boolean awarded = isAwarded(order, offer.institute().id(), day);
      gates.add(settled(pair, pending(Gate.AWARD, order.buyer().id()), awarded));
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
        .map(gate ->
            gate.isCounted() ? gate : kept(gate, match, memory, offer, scenario, order, day))
        .toList();
  }

  private static Gate kept(
      Gate gate,
      Match match,
      PairMemory memory,
      @Nullable Offer offer,
      @Nullable Scenario scenario,
      @Nullable Order order,
      LocalDate day) {
    Gate met = fact(gate, match, offer, scenario, order, day);
    if (met != null) {
      return met;
    }
    GateDecision decision = memory.decisionOf(gate.code());
    // A refusal ends a match, so one that is remembered is of an earlier round.
    if (decision != null && decision.state() != GateState.REFUSED) {
      return decision.holdsOn(day)
          ? decided(gate, decision)
          : pending(gate.code(), gate.authority());
    }
    boolean recounted = gate.code().equals(Gate.AWARD) && order != null;
    boolean over = gate.validUntil() != null && gate.validUntil().isBefore(day);
    return recounted || over ? pending(gate.code(), gate.authority()) : gate;
  }

  /** The gate as met by what is posted now; null where that doesn't meet it. */
  private static @Nullable Gate fact(
      Gate gate,
      Match match,
      @Nullable Offer offer,
      @Nullable Scenario scenario,
      @Nullable Order order,
      LocalDate day) {
    String permit = gate.permit();
    if (permit != null) {
      return offer == null ? null : permit(offer, permit, day);
    }
    boolean met =
        switch (gate.code()) {
          case Gate.SITE -> scenario != null && scenario.siteClearance() == SiteClearance.MET;
          case Gate.AWARD -> order != null && isAwarded(order, match.institute(), day);
          default -> false;
        };
    return met ? met(pending(gate.code(), gate.authority())) : null;
  }

  /** The gate of a permit as the offer meets it; null where it does not hold the permit. */
  private static @Nullable Gate permit(Offer offer, String permit, LocalDate day) {
    if (!offer.holds(permit, day)) {
      return null;
    }
    String code = Gate.ofPermit(permit);
    HeldPermit document = offer.documentOf(permit, day);
    return document == null
        ? met(pending(code, null))
        : new Gate(
            code,
            GateState.MET,
            document.authority(),
            document.number(),
            document.validUntil(),
            null);
  }

  /**
   * The notice that gives a tender's order to others than an institute: the first counting award
   * notice that names another, while no counting document names this one; null where there is none.
   */
  public static @Nullable Evidence awardToAnother(Order order, String institute, LocalDate day) {
    if (order.route() != Route.TENDER || order.isLeftTo(institute, day)) {
      return null;
    }
    for (Evidence document : order.evidence()) {
      if (document.kind() == EvidenceKind.AWARD_NOTICE
          && document.countsOn(day)
          && document.supplier() != null) {
        return document;
      }
    }
    return null;
  }

  private static Gate site(PairCase pair) {
    SiteClearance clearance = pair.scenario().siteClearance();
    Gate pending = pending(Gate.SITE, pair.scenario().agency().id());
    return clearance == SiteClearance.REFUSED
        ? in(GateState.REFUSED, pending)
        : settled(pair, pending, clearance == SiteClearance.MET);
  }

  private static Gate settled(PairCase pair, Gate pending, boolean metByPostings) {
    return settled(pair, pending, metByPostings ? met(pending) : null);
  }

  private static Gate settled(PairCase pair, Gate pending, @Nullable Gate byPostings) {
    GateDecision decision = pair.memory() == null ? null : pair.memory().decisionOf(pending.code());
    Bar bar = pair.bar();
    if (decision != null
        && decision.state() == GateState.REFUSED
        && bar != null
        && bar.code().equals(pending.code())) {
      return decided(pending, decision);
    }
    if (byPostings != null) {
      return byPostings;
    }
    return decision != null
            && decision.state() != GateState.REFUSED
            && decision.holdsOn(pair.ground().day())
        ? decided(pending, decision)
        : pending;
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

  private static Gate decided(Gate gate, GateDecision decision) {
    return new Gate(
        gate.code(),
        decision.state(),
        gate.authority(),
        decision.reference(),
        decision.validUntil(),
        decision.by());
  }

  private static Gate met(Gate gate) {
    return in(GateState.MET, gate);
  }

  private static Gate in(GateState state, Gate gate) {
    return new Gate(gate.code(), state, gate.authority(), null, null, null);
  }

  private static Gate pending(String code, @Nullable String authority) {
    return new Gate(code, GateState.PENDING, authority, null, null, null);
  }
}
