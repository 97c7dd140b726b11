package dev.salto.dashboard.pages;

import static dev.salto.dashboard.pages.MatchRow.text;

import dev.salto.kit.vocabulary.Vocabularies;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of an offer that is made for an order: what its scenario asks for is asked here.
 *
 * @param attributes what the scenario requires
 * @param currencies in which a price compares with the order's budget
 * @param permits codes of the permits that it needs
 * @param stage that the order pays for
 * @param minTrl least readiness for that stage, null where the scenario does not offer it
 * @param deliverBy last day of the order, null for none
 */
public record OfferForm(
    List<Wanted> attributes,
    List<String> permits,
    List<String> currencies,
    String stage,
    @Nullable Integer minTrl,
    @Nullable String deliverBy) {

  private static final Map<String, Vocabularies.Attribute> ATTRIBUTES =
      Vocabularies.shipped().attributes();

  /**
   * An attribute that is required.
   *
   * @param figure what is required, as a figure with its unit
   */
  public record Wanted(String attribute, String figure) {}

  static OfferForm of(JsonNode order, JsonNode scenario, JsonNode policy) {
    List<Wanted> attributes = new ArrayList<>();
    for (JsonNode it : scenario.path("requirements")) {
      String attribute = it.get("attribute").asString();
      String unit = it.get("unit").asString();
      attributes.add(
          new Wanted(
              attribute,
              String.join(
                  " ",
                  attribute,
                  it.get("operator").asString(),
                  it.get("value").asString(),
                  unit)));
    }
    List<String> permits = new ArrayList<>();
    scenario.path("permits").forEach(it -> permits.add(it.asString()));
    List<String> currencies = new ArrayList<>(List.of("CNY"));
    currencies.addAll(policy.path("rates").propertyNames());
    String stage = order.path("stage").asString("");
    Integer minTrl = null;
    for (JsonNode it : scenario.path("stages")) {
      if (it.path("stage").asString("").equals(stage)) {
        minTrl = it.path("minTrl").asInt();
      }
    }
    return new OfferForm(attributes, permits, currencies, stage, minTrl, text(order, "deliverBy"));
  }

  /** The offer that somebody filled in, as the API takes it. */
  static ObjectNode offer(MultiValueMap<String, String> form) {
    ObjectNode offer =
        new FormJson(form)
            .texts("title")
            .texts("summary")
            .codes("fields", "field")
            .numbers("trl")
            .money("price", "currency")
            .numbers("pilots", "spaceM2")
            .lines("availableFrom", "availableUntil", "platformField")
            .codes("permits", "permit")
            .node();
    capabilities(form, offer.putArray("capabilities"));
    heldPermits(form, offer.putArray("heldPermits"));
    return offer;
  }

  private static void capabilities(MultiValueMap<String, String> form, ArrayNode capabilities) {
    for (String attribute : new LinkedHashSet<>(form.getOrDefault("attribute", List.of()))) {
      if (FormJson.given(form, "value." + attribute) != null) {
        Vocabularies.Attribute known = ATTRIBUTES.get(attribute);
        ObjectNode capability =
            capabilities
                .addObject()
                .put("attribute", attribute)
                .put("unit", known == null ? "" : known.unit());
        new FormJson(form, capability).number("value", "value." + attribute);
      }
    }
  }

  /** A permit without a document counts without limit; one with it until that expires. */
  private static void heldPermits(MultiValueMap<String, String> form, ArrayNode held) {
    for (String permit : form.getOrDefault("permit", List.of())) {
      if (FormJson.given(form, "number." + permit) != null) {
        new FormJson(form, held.addObject().put("permit", permit))
            .line("number", "number." + permit)
            .line("authority", "authority." + permit)
            .line("validUntil", "until." + permit);
      }
    }
  }
}
