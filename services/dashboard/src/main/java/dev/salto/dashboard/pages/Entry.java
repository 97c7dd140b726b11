package dev.salto.dashboard.pages;

import dev.salto.kit.problem.Problem;
import dev.salto.schemas.Violation;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody entered in a form, so that it stands there again where it was refused, with what
 * was wrong at its field.
 *
 * @param form name of the form; empty where nothing was entered
 * @param values by the name of the input
 * @param errors by the path in what was sent, such as {@code readings[0].value}
 */
public record Entry(String form, Map<String, String> values, List<Violation> errors) {

  static final Entry NONE = new Entry("", Map.of(), List.of());

  static Entry of(String form, Map<String, String> values) {
    return new Entry(form, values, List.of());
  }

  Entry refused(Problem problem) {
    return new Entry(form, values, problem.errors());
  }

  /** Whether this form was refused. */
  public boolean is(String other) {
    return form.equals(other);
  }

  /** What stands in an input of a form. */
  public @Nullable String value(String other, String name, @Nullable Object otherwise) {
    return is(other) ? values.get(name) : otherwise == null ? null : otherwise.toString();
  }

  /** What is wrong with an input of a form; null where nothing is. */
  public @Nullable String wrong(String other, String name, Words words) {
    if (!is(other)) {
      return null;
    }
    String all =
        errors.stream()
            .filter(it ->
                it.field().equals(name)
                    || it.field().startsWith(name + ".")
                    || it.field().startsWith(name + "["))
            .map(it -> words.error(it.code(), it.message()))
            .distinct()
            .collect(Collectors.joining(words.chinese() ? "；" : "; "));
    return all.isEmpty() ? null : all;
  }

  /** What was entered in an input; empty where nothing was. */
  String get(String name) {
    return values.getOrDefault(name, "").strip();
  }

  /** These inputs as they are; blank ones are left out. */
  ObjectNode texts(String... names) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    for (String name : names) {
      if (!get(name).isEmpty()) {
        body.put(name, get(name));
      }
    }
    return body;
  }

  /** Sets a number; what is none goes as text, and the service says at which field. */
  static void number(ObjectNode body, String member, String text) {
    if (!text.isBlank()) {
      body.set(member, FormJson.numeric(text.strip()));
    }
  }

  /** An amount in major units as money; what is none goes as text likewise. */
  static ObjectNode money(String amount, String currency) {
    ObjectNode money = JsonNodeFactory.instance.objectNode().put("currency", currency);
    try {
      int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
      money.put("minor", new BigDecimal(amount).movePointRight(digits).longValueExact());
    } catch (IllegalArgumentException | ArithmeticException notOne) {
      money.put("minor", amount);
    }
    return money;
  }
}
