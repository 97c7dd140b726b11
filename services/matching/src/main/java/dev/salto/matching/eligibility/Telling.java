package dev.salto.matching.eligibility;

import org.jspecify.annotations.Nullable;

/** What a criterion expects and finds; one shortfall, unless it counts several. */
record Telling(@Nullable String expected, @Nullable String actual, int shortfalls) {

  /** Where there is nothing that everyone may see. */
  static final Telling NO_FIGURES = new Telling(null, null, 1);

  static Telling of(String expected, String actual) {
    return new Telling(expected, actual, 1);
  }
}
