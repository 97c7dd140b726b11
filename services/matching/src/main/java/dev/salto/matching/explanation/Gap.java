package dev.salto.matching.explanation;

import dev.salto.matching.eligibility.Criterion;
import dev.salto.matching.eligibility.CriterionCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The single thing that keeps a pair apart (design, words "gap"). Where another criterion fails
 * PRICE is not told, so it is not counted either: else a gap, or its absence, would tell a sealed
 * budget.
 *
 * @param offer offer id
 * @param order order id
 * @param scenario id of the order's scenario
 * @param code the only criterion that fails; within STATUS, CAPABILITY and PERMIT one posting,
 *     requirement or permit
 * @param expected in plain figures; null for PRICE until {@link #seenBy}
 * @param actual likewise
 * @param score 0 to 10000
 * @param prices shown through {@link #seenBy} alone
 */
public record Gap(
    String offer,
    String order,
    String scenario,
    CriterionCode code,
    @Nullable String expected,
    @Nullable String actual,
    int score,
    PriceFigures prices) {

  /** The gap of a pair; null where none, or more than one thing, keeps it apart. */
  public static @Nullable Gap of(Explanation pair) {
    List<Criterion> failing = pair.criteria().stream().filter(Criterion::fails).toList();
    if (failing.size() != 1 || pair.scenario() == null) {
      return null;
    }
    Criterion only = failing.getFirst();
    boolean others =
        pair.criteria().stream()
            .anyMatch(told -> told.ok() == null && told.code() != CriterionCode.PRICE);
    return others || only.shortfalls() != 1
        ? null
        : new Gap(
            pair.offer(),
            pair.order(),
            pair.scenario(),
            only.code(),
            only.expected(),
            only.actual(),
            pair.score(),
            pair.prices());
  }

  /** As one may see it: a PRICE gap with one's own figure only. */
  public Gap seenBy(Viewer viewer) {
    boolean price = code == CriterionCode.PRICE;
    return new Gap(
        offer,
        order,
        scenario,
        code,
        price ? prices.expected(expected, viewer) : expected,
        price ? prices.actual(actual, viewer) : actual,
        score,
        PriceFigures.NONE);
  }
}
