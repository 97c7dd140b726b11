package dev.salto.matching.eligibility;

/**
 * The criteria, in the order in which they are checked and reported (design, "Who may pair with
 * whom"). The codes never change.
 */
public enum CriterionCode {
  PARK,
  STATUS,
  DECLINED,
  INDEPENDENT,
  RESERVED,
  FIELD,
  CAPABILITY,
  READINESS,
  PERMIT,
  SITE,
  WINDOW,
  SPACE,
  FACILITY,
  ORDER_BACKED,
  SCORE,
  PRICE
}
