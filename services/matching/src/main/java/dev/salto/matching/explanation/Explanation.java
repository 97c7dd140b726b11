package dev.salto.matching.explanation;

import dev.salto.matching.eligibility.Criterion;
import dev.salto.matching.eligibility.CriterionCode;
import dev.salto.matching.score.ScoreParts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a pair is matched, or why not: a refusal by a criterion, or the better pairs that hold its
 * place.
 *
 * @param offer offer id
 * @param order order id
 * @param scenario id of the order's scenario; null where the order is not known
 * @param eligible whether every criterion holds
 * @param firstFailing the criterion under which the pair is counted; null where all hold
 * @param criteria all sixteen, in order
 * @param parts the score by part; {@link ScoreParts#NONE} where a posting is not known
 * @param match id of the pair's standing match; null where it has none
 * @param heldBy the matches that keep this pair from a place, best first: better-ranked or locked
 *     ones that fill a capacity it needs, and those that used up a lot for good; empty where it is
 *     matched or not eligible
 * @param prices shown through {@link #seenBy} alone
 */
public record Explanation(
    String offer,
    String order,
    @Nullable String scenario,
    boolean eligible,
    @Nullable CriterionCode firstFailing,
    List<Criterion> criteria,
    ScoreParts parts,
    @Nullable String match,
    List<HeldBy> heldBy,
    PriceFigures prices) {

  public Explanation {
    criteria = List.copyOf(criteria);
    heldBy = List.copyOf(heldBy);
  }

  /** 0 to 10000. */
  public int score() {
    return parts.total();
  }

  /** How many criteria are told to fail. */
  public int failing() {
    return (int) criteria.stream().filter(Criterion::fails).count();
  }

  /**
   * As one may see it: PRICE with one's own figure only, an institute's price as actual, a buyer's
   * budget as expected (design, "Who sees prices"). What comes back holds no other figure.
   */
  public Explanation seenBy(Viewer viewer) {
    return new Explanation(
        offer,
        order,
        scenario,
        eligible,
        firstFailing,
        criteria.stream().map(criterion -> prices.shownIn(criterion, viewer)).toList(),
        parts,
        match,
        heldBy,
        PriceFigures.NONE);
  }
}
