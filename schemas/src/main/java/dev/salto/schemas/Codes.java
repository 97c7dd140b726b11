package dev.salto.schemas;

import java.util.Set;

/** The codes that a field may hold where the field is a code. */
public final class Codes {

  public static final Set<String> STATUSES = Set.of("OPEN", "WITHDRAWN");
  public static final Set<String> FACILITY_STATUSES = Set.of("BUILT", "PLANNED", "WITHDRAWN");
  public static final Set<String> FACILITY_KINDS = Set.of("PILOT_PLATFORM", "SIMULATOR", "SPACE");
  public static final Set<String> OPERATORS = Set.of(">=", "<=", "=");
  public static final Set<String> STAGES = Set.of("SIMULATED", "SUPERVISED", "OPERATIONAL");
  public static final Set<String> CLEARANCES = Set.of("MET", "UNKNOWN", "REFUSED");
  public static final Set<String> ROUTES =
      Set.of("TENDER", "NEGOTIATION", "SINGLE_SOURCE", "COOPERATIVE_INNOVATION", "OWN_PURCHASE");
  public static final Set<String> DISCLOSURES = Set.of("PUBLIC", "SEALED");
  public static final Set<String> EVIDENCE_KINDS =
      Set.of(
          "LETTER_OF_INTENT",
          "BUDGET_APPROVAL",
          "TENDER_NOTICE",
          "PURCHASE_ORDER",
          "AWARD_NOTICE",
          "CONTRACT_SIGNATURE",
          "ESCROW_DEPOSIT");
  public static final Set<String> VERIFICATION_STATES = Set.of("VERIFIED", "REFUSED");

  /** Thresholds that a policy may set: below ORDERED no money is committed, so nothing backs. */
  public static final Set<String> THRESHOLDS = Set.of("ORDERED", "CONTRACTED");

  public static final Set<String> CROSS_BORDER_GATES = Set.of("FUNDS", "GOODS", "DATA");
  public static final Set<String> GATE_STATES = Set.of("PENDING", "MET", "REFUSED");
  public static final Set<String> DECISIONS = Set.of("ACCEPT", "DECLINE", "GATE");
  public static final Set<String> ORGANISATION_KINDS =
      Set.of("INSTITUTE", "AGENCY", "BUYER", "VERIFIER", "FINANCIER");
  public static final Set<String> JURISDICTIONS = Set.of("MAINLAND", "HONG_KONG");

  public static final Set<String> PLANNED_STATUSES = Set.of("OPEN", "OFFERED", "WITHDRAWN");
  public static final Set<String> SEVERITIES = Set.of("MINOR", "MAJOR", "SAFETY");
  public static final Set<String> PILOT_EVENTS =
      Set.of(
          "STARTED",
          "RUN",
          "INCIDENT",
          "CLEARED",
          "VERSION",
          "MILESTONE",
          "SUBMITTED",
          "ACCEPTED",
          "REFUSED",
          "PAYMENT",
          "REVERSED",
          "CLOSED",
          "FAILED");

  /** The match states into which what happens in a pilot moves its match. */
  public static final Set<String> PILOT_MOVES =
      Set.of("PILOTING", "DELIVERED", "PAID", "CLOSED", "FAILED");

  private Codes() {}
}
