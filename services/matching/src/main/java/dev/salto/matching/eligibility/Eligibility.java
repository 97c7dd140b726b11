package dev.salto.matching.eligibility;

import static dev.salto.matching.eligibility.CriterionCode.ORDER_BACKED;
import static dev.salto.matching.eligibility.CriterionCode.PARK;
import static dev.salto.matching.eligibility.CriterionCode.PRICE;
import static dev.salto.matching.eligibility.CriterionCode.STATUS;

import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Who may pair with whom (design, table of criteria). A pair is eligible when every criterion
 * holds.
 */
public final class Eligibility {

  private static final List<Rule> IN_ORDER =
      List.of(
          PartyRules.PARK,
          PartyRules.STATUS,
          PartyRules.DECLINED,
          PartyRules.INDEPENDENT,
          PartyRules.RESERVED,
          FitRules.FIELD,
          FitRules.CAPABILITY,
          FitRules.READINESS,
          PlaceRules.PERMIT,
          PlaceRules.SITE,
          PlaceRules.WINDOW,
          PlaceRules.SPACE,
          PlaceRules.FACILITY,
          MoneyRules.ORDER_BACKED,
          MoneyRules.SCORE,
          MoneyRules.PRICE);

  private Eligibility() {}

  /** Whether every criterion holds. */
  public static boolean isEligible(PairCase pair) {
    return firstFailing(pair) == null;
  }

  /** The first criterion that fails, in the design's order; null where none does. */
  public static @Nullable CriterionCode firstFailing(PairCase pair) {
    for (Rule rule : IN_ORDER) {
      if (!rule.holds().test(pair)) {
        return rule.code();
      }
    }
    return null;
  }

  /**
   * The criteria that {@link #tellAll} would tell to fail, the first two at most: enough to see
   * where a pair is counted and whether it may have a gap, at a small part of the cost.
   */
  public static List<CriterionCode> firstTwoFailing(PairCase pair) {
    List<CriterionCode> failing = new ArrayList<>(2);
    for (Rule rule : IN_ORDER) {
      boolean told = rule.code() != PRICE || failing.isEmpty();
      if (told && !rule.holds().test(pair)) {
        failing.add(rule.code());
        if (failing.size() == 2) {
          break;
        }
      }
    }
    return failing;
  }

  /**
   * Whether all between offer and scenario holds, whatever money stands behind: every criterion but
   * ORDER_BACKED and PRICE. A pair of which this is all that holds is a prospect.
   */
  public static boolean holdsButForTheMoney(PairCase pair) {
    for (Rule rule : IN_ORDER) {
      if (rule.code() != ORDER_BACKED && rule.code() != PRICE && !rule.holds().test(pair)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the criteria hold that ask of offer and scenario alone: both open, FIELD, CAPABILITY,
   * SPACE. Without these no pair of theirs is eligible, whatever the order.
   */
  public static boolean fit(Offer offer, Scenario scenario) {
    return offer.open()
        && scenario.open()
        && FitRules.shareField(offer, scenario)
        && FitRules.isCapable(offer, scenario)
        && PlaceRules.hasSpace(offer, scenario);
  }

  /**
   * The last day, as epoch day, on which a pair that is eligible now stays so as far as days alone
   * decide, its order's evidence and its gates apart; empty where no day ends it.
   */
  public static OptionalLong lastDay(PairCase pair) {
    return PlaceRules.lastDayOfWindow(pair);
  }

  /**
   * Every criterion of a pair, in order. PRICE is not told while another fails: that a budget would
   * have done is for those to know whom it concerns. Nor is it told where it is not tested.
   */
  public static List<Criterion> tellAll(PairCase pair) {
    List<Criterion> told = new ArrayList<>();
    boolean failed = false;
    for (Rule rule : IN_ORDER) {
      Criterion criterion =
          rule.code() == PRICE && (failed || !pair.isPriceTested())
              ? Criterion.untold(PRICE)
              : rule.tellOf(pair);
      failed |= criterion.fails();
      told.add(criterion);
    }
    return List.copyOf(told);
  }

  /** Criteria where a posting is not known: STATUS fails, and nothing else can be told. */
  public static List<Criterion> tellUnknown(String which) {
    return tellOnly(STATUS, "offer, scenario and order known and open", which + " unknown");
  }

  /**
   * Criteria where the park has no policy or no day yet: an undeclared park is none, so PARK fails
   * and nothing else can be told.
   */
  public static List<Criterion> tellUndeclared() {
    return tellOnly(PARK, "a park with a policy and a day", "park not declared");
  }

  /** Criteria of an offer and an order in two parks: PARK fails, and nothing else can be told. */
  public static List<Criterion> tellTwoParks(String offer, String order) {
    return tellOnly(PARK, "park " + offer, "order in " + order);
  }

  private static List<Criterion> tellOnly(CriterionCode code, String expected, String actual) {
    return IN_ORDER.stream()
        .map(rule ->
            rule.code() == code
                ? new Criterion(code, false, expected, actual, 1)
                : Criterion.untold(rule.code()))
        .toList();
  }
}
