package dev.salto.dashboard.pages;

import static dev.salto.dashboard.pages.MatchRow.text;

import dev.salto.kit.vocabulary.Vocabularies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The form of an offer. What an order's scenario asks for, or what the offer states already, is
 * asked at once; the rest of the vocabularies is there to be opened.
 *
 * @param attributes that are asked at once
 * @param further all other attributes
 * @param permits codes of the permits that are asked at once
 * @param furtherPermits all other permits
 * @param currencies in which a price compares with a budget
 * @param stage that the order pays for; empty where the form is for no one order
 * @param minTrl least readiness for that stage, null where none is known
 * @param deliverBy last day of the order, null for none
 */
public record OfferForm(
    List<Wanted> attributes,
    List<Wanted> further,
    Set<String> permits,
    List<String> furtherPermits,
    List<String> currencies,
    String stage,
    @Nullable Integer minTrl,
    @Nullable String deliverBy) {

  private static final Vocabularies SHIPPED = Vocabularies.shipped();

  /**
   * An attribute of which a figure is asked.
   *
   * @param unit in which it is given; empty for a plain number
   * @param figure what an order requires, as a figure with its unit; empty where none is known to
   */
  public record Wanted(String attribute, String unit, String figure) {}

  /** Of an offer that is made for an order. */
  static OfferForm forOrder(JsonNode order, JsonNode scenario, JsonNode policy, Words words) {
    Map<String, String> asked = new LinkedHashMap<>();
    for (JsonNode it : scenario.path("requirements")) {
      String attribute = it.get("attribute").asString();
      asked.put(
          attribute,
          String.join(
              " ",
              attribute,
              it.get("operator").asString(),
              it.get("value").asString(),
              it.get("unit").asString()));
    }
    Set<String> permits = new LinkedHashSet<>();
    scenario.path("permits").forEach(it -> permits.add(it.asString()));
    String stage = order.path("stage").asString("");
    Integer minTrl = null;
    for (JsonNode it : scenario.path("stages")) {
      if (it.path("stage").asString("").equals(stage)) {
        minTrl = it.path("minTrl").asInt();
      }
    }
    return of(asked, permits, policy, words, stage, minTrl, text(order, "deliverBy"));
  }

  /**
   * Of an offer that stands, with what keeps it from orders that it almost fits.
   *
   * @param gaps the nearest first
   */
  static OfferForm ofStanding(JsonNode offer, JsonNode gaps, JsonNode policy, Words words) {
    Map<String, String> asked = new LinkedHashMap<>();
    offer.path("capabilities").forEach(it -> asked.put(it.get("attribute").asString(), ""));
    for (JsonNode gap : gaps) {
      String expected = text(gap, "expected");
      if (expected != null && gap.path("code").asString("").equals("CAPABILITY")) {
        asked.merge(
            expected.split(" ")[0],
            expected,
            (nearest, other) -> nearest.isEmpty() ? other : nearest);
      }
    }
    Set<String> permits = new LinkedHashSet<>();
    offer.path("permits").forEach(it -> permits.add(it.asString()));
    return of(asked, permits, policy, words, "", null, null);
  }

  private static OfferForm of(
      Map<String, String> asked,
      Set<String> permits,
      JsonNode policy,
      Words words,
      String stage,
      @Nullable Integer minTrl,
      @Nullable String deliverBy) {
    List<String> currencies = new ArrayList<>(List.of("CNY"));
    currencies.addAll(policy.path("rates").propertyNames());
    return new OfferForm(
        asked.entrySet().stream().map(it -> wanted(it.getKey(), it.getValue(), words)).toList(),
        SHIPPED.attributes().keySet().stream()
            .filter(it -> !asked.containsKey(it))
            .map(it -> wanted(it, "", words))
            .toList(),
        permits,
        SHIPPED.permits().keySet().stream().filter(it -> !permits.contains(it)).toList(),
        currencies,
        stage,
        minTrl,
        deliverBy);
  }

  private static Wanted wanted(String attribute, String figure, Words words) {
    return new Wanted(attribute, words.unit(OfferTerms.unit(attribute)), figure);
  }
}
