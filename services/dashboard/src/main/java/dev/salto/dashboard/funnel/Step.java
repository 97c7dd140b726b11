package dev.salto.dashboard.funnel;

import java.util.Map;

/** How far a scenario or a lot has come; who has come to a step has passed those before it. */
public enum Step {
  POSTED,
  BACKED,
  MATCHED,
  AGREED,
  PILOTING,
  DELIVERED,
  PAID;

  /** The step of a match by its state; those that ended without a pilot count for nothing. */
  static final Map<String, Step> BY_STATE =
      Map.of(
          "PROPOSED", MATCHED,
          "AGREED", AGREED,
          "PILOTING", PILOTING,
          "DELIVERED", DELIVERED,
          "PAID", PAID,
          "CLOSED", PAID);
}
