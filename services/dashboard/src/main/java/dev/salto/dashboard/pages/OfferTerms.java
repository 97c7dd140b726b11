package dev.salto.dashboard.pages;

import dev.salto.kit.problem.Problem;
import dev.salto.kit.vocabulary.Vocabularies;
import dev.salto.schemas.Violation;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The terms of an offer between its form and the API: there, back, and with what was wrong. */
final class OfferTerms {

  /** The name of the form. */
  static final String FORM = "OFFER";

  private static final Map<String, Vocabularies.Attribute> ATTRIBUTES =
      Vocabularies.shipped().attributes();
  private static final Pattern CAPABILITY = Pattern.compile("capabilities\\[(\\d+)].*");
  private static final Pattern PERMIT = Pattern.compile("heldPermits\\[(\\d+)]\\.(\\w+)");
  private static final List<String> LINES =
      List.of("availableFrom", "availableUntil", "trl", "pilots", "spaceM2", "platformField");
  private static final List<String> TEXTS = List.of("title", "summary");

  /** What is ticked, with the names of its boxes. */
  private static final Map<String, String> BOXES = Map.of("fields", "field", "permits", "permit");

  private OfferTerms() {}

  /** A new offer that somebody filled in, as the API takes it. */
  static ObjectNode of(MultiValueMap<String, String> form) {
    return of(form, JsonNodeFactory.instance.objectNode());
  }

  /** What somebody filled in, written over the offer that stands. */
  static ObjectNode of(MultiValueMap<String, String> form, ObjectNode before) {
    ObjectNode offer =
        new FormJson(form, before)
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

  /** What stands, as it is filled into the form. */
  static MultiValueMap<String, String> standing(JsonNode offer) {
    MultiValueMap<String, String> standing = new LinkedMultiValueMap<>();
    for (String name : TEXTS) {
      standing.add(name + "Zh", offer.path(name).path("zh").asString(""));
      standing.add(name + "En", offer.path(name).path("en").asString(""));
    }
    LINES.forEach(name -> standing.add(name, offer.path(name).asString("")));
    offer.path("fields").forEach(it -> standing.add("field", it.asString()));
    offer.path("permits").forEach(it -> standing.add("permit", it.asString()));
    for (JsonNode it : offer.path("capabilities")) {
      standing.add("value." + it.get("attribute").asString(), it.get("value").asString());
    }
    for (JsonNode it : offer.path("heldPermits")) {
      String permit = it.get("permit").asString();
      standing.add("number." + permit, it.get("number").asString());
      standing.add("authority." + permit, it.path("authority").asString(""));
      standing.add("until." + permit, it.path("validUntil").asString(""));
    }
    JsonNode price = offer.path("price");
    if (price.hasNonNull("minor")) {
      String currency = price.get("currency").asString();
      int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
      BigDecimal amount = new BigDecimal(price.get("minor").bigIntegerValue(), digits);
      standing.add("price", amount.stripTrailingZeros().toPlainString());
      standing.add("currency", currency);
    }
    return standing;
  }

  /** What was filled in and refused, with what is wrong by the names of the inputs. */
  static Entry refused(MultiValueMap<String, String> form, JsonNode sent, Problem problem) {
    List<Violation> errors =
        problem.errors().stream()
            .map(it -> new Violation(input(it.field(), sent), it.code(), it.message()))
            .toList();
    Map<String, String> values = new HashMap<>(form.toSingleValueMap());
    // Boxes are inputs though none is ticked.
    BOXES.values().forEach(input -> values.putIfAbsent(input, ""));
    return new Entry(FORM, values, errors);
  }

  /** The unit in which an attribute is given; empty for one that is unknown. */
  static String unit(String attribute) {
    return Optional.ofNullable(ATTRIBUTES.get(attribute))
        .map(Vocabularies.Attribute::unit)
        .orElse("");
  }

  private static String input(String field, JsonNode sent) {
    Matcher capability = CAPABILITY.matcher(field);
    if (capability.matches()) {
      JsonNode it = sent.path("capabilities").path(Integer.parseInt(capability.group(1)));
      return "value." + it.path("attribute").asString("");
    }
    Matcher permit = PERMIT.matcher(field);
    if (permit.matches()) {
      JsonNode it = sent.path("heldPermits").path(Integer.parseInt(permit.group(1)));
      String member = permit.group(2).equals("validUntil") ? "until" : permit.group(2);
      return member + "." + it.path("permit").asString("");
    }
    String member = field.split("[.\\[]", 2)[0];
    return TEXTS.contains(member) ? member + "Zh" : BOXES.getOrDefault(member, field);
  }

  private static void capabilities(MultiValueMap<String, String> form, ArrayNode capabilities) {
    for (String attribute : new LinkedHashSet<>(form.getOrDefault("attribute", List.of()))) {
      if (FormJson.given(form, "value." + attribute) != null) {
        ObjectNode capability =
            capabilities.addObject().put("attribute", attribute).put("unit", unit(attribute));
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
