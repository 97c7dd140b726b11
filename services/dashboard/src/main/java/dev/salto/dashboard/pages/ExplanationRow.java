package dev.salto.dashboard.pages;

import static dev.salto.dashboard.pages.MatchRow.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Why a pair is matched or not.
 *
 * @param offer the offer, by its title
 * @param firstFailing code of the first criterion that fails; null where all hold
 * @param score 0 to 10000
 * @param match id of the pair's standing match
 * @param usedUp whether the pair itself used up a lot for good: its pilot is closed
 * @param heldBy the other pairs that hold the place
 */
public record ExplanationRow(
    MatchRow.Named offer,
    MatchRow.Named order,
    boolean eligible,
    @Nullable String firstFailing,
    List<CriterionRow> criteria,
    int score,
    @Nullable String match,
    boolean usedUp,
    List<MatchRow.Named> heldBy) {

  /**
   * A criterion.
   *
   * @param ok null where it is not told
   */
  public record CriterionRow(
      String code, @Nullable Boolean ok, @Nullable String expected, @Nullable String actual) {}

  static ExplanationRow of(JsonNode explanation, Titles titles, Words words) {
    List<CriterionRow> criteria = new ArrayList<>();
    explanation
        .path("criteria")
        .forEach(it ->
            criteria.add(
                new CriterionRow(
                    it.get("code").asString(),
                    it.has("ok") ? it.get("ok").asBoolean() : null,
                    text(it, "expected"),
                    text(it, "actual"))));
    String offer = explanation.get("offer").asString();
    String order = explanation.get("order").asString();
    boolean usedUp = false;
    List<MatchRow.Named> heldBy = new ArrayList<>();
    for (JsonNode it : explanation.path("heldBy")) {
      String byOffer = it.get("offer").asString();
      String byOrder = it.get("order").asString();
      if (byOffer.equals(offer) && byOrder.equals(order)) {
        usedUp = true;
      } else {
        heldBy.add(
            new MatchRow.Named(
                it.get("match").asString(),
                titles.offer(byOffer, words) + " → " + titles.order(byOrder, words)));
      }
    }
    return new ExplanationRow(
        new MatchRow.Named(offer, titles.offer(offer, words)),
        new MatchRow.Named(order, titles.order(order, words)),
        explanation.get("eligible").asBoolean(),
        text(explanation, "firstFailing"),
        criteria,
        explanation.get("score").asInt(),
        text(explanation, "match"),
        usedUp,
        heldBy);
  }

  /** The criterion that fails first; null where all hold. */
  public @Nullable CriterionRow failing() {
    return criteria.stream().filter(it -> it.code().equals(firstFailing)).findFirst().orElse(null);
  }
}
