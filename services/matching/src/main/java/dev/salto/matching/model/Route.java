package dev.salto.matching.model;

/** How a buyer purchases. For an open tender the award is a gate. */
public enum Route {
  TENDER,
  NEGOTIATION,
  SINGLE_SOURCE,
  COOPERATIVE_INNOVATION,
  OWN_PURCHASE
}
