package dev.salto.dashboard.pages;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a form says, as the JSON that the API takes. A blank is left out; what is no number where
 * one is expected stays text, and the service that is asked says what is wrong with it.
 */
final class FormJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final MultiValueMap<String, String> form;
  private final ObjectNode node;

  /** What this form says, written over what the node says. */
  FormJson(MultiValueMap<String, String> form, ObjectNode node) {
    this.form = form;
    this.node = node;
  }

  /** What this form says. */
  FormJson(MultiValueMap<String, String> form) {
    this(form, JSON.objectNode());
  }

  ObjectNode node() {
    return node;
  }

  /** What was filled in under this name; null for a blank. */
  static @Nullable String given(MultiValueMap<String, String> form, String name) {
    String value = form.getFirst(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  FormJson lines(String... names) {
    for (String name : names) {
      line(name, name);
    }
    return this;
  }

  /** A line that has another name in the form. */
  FormJson line(String name, String parameter) {
    return set(name, text(given(form, parameter)));
  }

  FormJson numbers(String... names) {
    for (String name : names) {
      number(name, name);
    }
    return this;
  }

  /** A number that has another name in the form. */
  FormJson number(String name, String parameter) {
    return set(name, numeric(given(form, parameter)));
  }

  /** A text of {@code nameZh} and {@code nameEn}; its other forms stay. */
  FormJson texts(String name) {
    ObjectNode text = node.get(name) instanceof ObjectNode before ? before : JSON.objectNode();
    put(text, "zh", given(form, name + "Zh"));
    put(text, "en", given(form, name + "En"));
    return set(name, text.isEmpty() ? null : text);
  }

  /** A text in the one language that it was filled in in. */
  FormJson text(String name, String language) {
    String given = given(form, name);
    return set(name, given == null ? null : JSON.objectNode().put(language, given));
  }

  /** Every number that was chosen. */
  FormJson chosenNumbers(String name) {
    ArrayNode numbers = JSON.arrayNode();
    form.getOrDefault(name, List.of()).forEach(it -> numbers.add(numeric(it)));
    return set(name, numbers);
  }

  /** Every value that was chosen under another name. */
  FormJson codes(String name, String parameter) {
    ArrayNode codes = JSON.arrayNode();
    form.getOrDefault(parameter, List.of()).forEach(codes::add);
    return set(name, codes);
  }

  /**
   * Figures that the form asks for one by one, as {@code name[0]} with {@code name[0].attribute}
   * and these others of its members beside it; one that is left blank is none.
   */
  FormJson figures(String name, String... members) {
    ArrayNode figures = JSON.arrayNode();
    for (int i = 0; form.containsKey(name + "[" + i + "].attribute"); i++) {
      String input = name + "[" + i + "]";
      if (given(form, input) != null) {
        FormJson figure = new FormJson(form).line("attribute", input + ".attribute");
        for (String member : members) {
          figure.line(member, input + "." + member);
        }
        figures.add(figure.number("value", input).node());
      }
    }
    return set(name, figures);
  }

  /** An amount of major units beside its currency. */
  FormJson money(String name, String currency) {
    String amount = given(form, name);
    String code = given(form, currency);
    if (amount == null || code == null) {
      return set(name, null);
    }
    ObjectNode money = JSON.objectNode().put("currency", code);
    try {
      int digits = Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
      money.put("minor", new BigDecimal(amount).movePointRight(digits).toBigIntegerExact());
    } catch (IllegalArgumentException | ArithmeticException e) {
      money.put("minor", amount);
    }
    return set(name, money);
  }

  private static @Nullable JsonNode numeric(@Nullable String given) {
    if (given == null) {
      return null;
    }
    try {
      return JSON.numberNode(new BigDecimal(given));
    } catch (NumberFormatException e) {
      return JSON.stringNode(given);
    }
  }

  private static @Nullable JsonNode text(@Nullable String given) {
    return given == null ? null : JSON.stringNode(given);
  }

  private static void put(ObjectNode text, String language, @Nullable String given) {
    if (given == null) {
      text.remove(language);
    } else {
      text.put(language, given);
    }
  }

  private FormJson set(String name, @Nullable JsonNode value) {
    if (value == null) {
      node.remove(name);
    } else {
      node.set(name, value);
    }
    return this;
  }
}
