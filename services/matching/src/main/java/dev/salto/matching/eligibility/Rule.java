package dev.salto.matching.eligibility;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A criterion: the question that decides, and the figures behind it. They are apart because a
 * market asks far more often than it explains.
 */
record Rule(CriterionCode code, Predicate<PairCase> holds, Function<PairCase, Telling> telling) {

  Criterion tellOf(PairCase pair) {
    boolean ok = holds.test(pair);
    Telling told = telling.apply(pair);
    return new Criterion(code, ok, told.expected(), told.actual(), ok ? 0 : told.shortfalls());
  }
}
