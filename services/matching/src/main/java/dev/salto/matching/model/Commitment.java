package dev.salto.matching.model;

import java.time.LocalDate;
import java.util.List;

/**
 * How firmly a buyer stands behind an order, weakest first. Derived from evidence, never stated.
 */
public enum Commitment {
  NEED,
  INTENT,
  BUDGETED,
  ORDERED,
  CONTRACTED;

  /** The highest commitment that any document counting on the day gives; NEED where none counts. */
  public static Commitment of(List<Evidence> evidence, LocalDate day) {
    Commitment highest = NEED;
    for (Evidence document : evidence) {
      if (document.countsOn(day) && document.kind().gives().compareTo(highest) > 0) {
        highest = document.kind().gives();
      }
    }
    return highest;
  }
}
