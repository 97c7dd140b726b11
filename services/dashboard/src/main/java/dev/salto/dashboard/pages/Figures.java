package dev.salto.dashboard.pages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The plain figures of explanations in words: {@code TRL >= 8 for OPERATIONAL} becomes 技术成熟度 ≥ 8
 * （常态化运行）. What no phrase fits stays as it is.
 */
final class Figures {

  /**
   * A form that figures take.
   *
   * @param pattern of the figure
   * @param key of the phrase, with the pattern's groups as arguments
   * @param kinds of each group: a kind of label, or blank for what stays
   */
  private record Form(Pattern pattern, String key, List<String> kinds) {
    static Form of(String pattern, String key, String... kinds) {
      return new Form(Pattern.compile(pattern), "figure." + key, List.of(kinds));
    }
  }

  private static final String NUMBER = "(-?[\\d.]+)";

  /** Forms of a whole figure first, then of what stands between semicolons. */
  private static final List<Form> FORMS =
      List.of(
          Form.of("park (\\S+)", "park", "park"),
          Form.of("scenario in (\\S+); order in (\\S+)", "parks", "park", "park"),
          Form.of("(?:<= )?([\\d.]+ [A-Z]{3})", "money", "money"),
          Form.of("TRL >= (\\d+) for (\\w+)", "readiness", "", "stage"),
          Form.of("TRL (\\d+)", "trl", ""),
          Form.of("TRL (\\d+) proven, (\\d+) stated", "trl-proven", "", ""),
          Form.of("([A-Z_]+) not offered by the scenario", "stage-not-offered", "stage"),
          Form.of(">= 1 lot backed at (\\w+)", "backed-at", "commitment"),
          Form.of("(\\d+) lots backed; (\\w+)", "lots-backed", "", "commitment"),
          Form.of(">= (\\d+) days", "days-least", ""),
          Form.of("(-?\\d+) days", "days", ""),
          Form.of("<= (\\d+) m2", "space-most", ""),
          Form.of("(\\d+) m2", "space", ""),
          Form.of("built platform of field (.+)", "platform-of", "field"),
          Form.of("built: (.+)", "platforms", "field"),
          Form.of("both of group (.+)", "group", ""),
          Form.of("barred: (\\w+)", "barred", "match-state"),
          Form.of("not REFUSED", "not-refused"),
          Form.of("a rate for (\\w+)", "rate", ""),
          Form.of("no rate for (\\w+) in the policy", "no-rate", ""),
          Form.of(
              "([a-z0-9-]+) (>=|<=|=) " + NUMBER + " (\\S+)",
              "requirement",
              "attribute",
              "sign",
              "",
              "unit"),
          Form.of(NUMBER + " (\\S+)", "value", "", "unit"),
          Form.of(">= (\\d{1,5})", "score-least", "score"),
          Form.of("(\\d{1,5})", "score", "score"));

  private final Words words;

  Figures(Words words) {
    this.words = words;
  }

  String inWords(@Nullable String figure) {
    if (figure == null) {
      return "";
    }
    String whole = phrase(figure);
    if (whole != null) {
      return whole;
    }
    List<String> parts = new ArrayList<>();
    for (String part : figure.split("; ")) {
      String said = phrase(part);
      parts.add(said == null ? coded(part) : said);
    }
    return String.join(words.chinese() ? "；" : "; ", parts);
  }

  private @Nullable String phrase(String figure) {
    for (Form form : FORMS) {
      Matcher matcher = form.pattern().matcher(figure);
      if (matcher.matches()) {
        Object[] arguments = new Object[matcher.groupCount()];
        for (int i = 0; i < arguments.length; i++) {
          arguments[i] = argument(form.kinds().get(i), matcher.group(i + 1));
        }
        // A count has no unit to say.
        return words.say(form.key(), arguments).strip();
      }
    }
    return words.sayIfAny("figure." + figure.replace(' ', '-').replace(",", ""));
  }

  private String argument(String kind, String value) {
    return switch (kind) {
      case "" -> value;
      case "sign" -> value.replace(">=", "≥").replace("<=", "≤");
      case "unit" -> unit(value);
      case "score" -> words.percent(Integer.parseInt(value));
      case "park" -> words.park(value);
      case "money" -> money(value);
      case "field" -> coded(value);
      default -> words.label(kind, value);
    };
  }

  String unit(String unit) {
    String said = words.sayIfAny("unit." + unit);
    return said == null ? unit.replace("m2", "m²").replace("m3", "m³") : said;
  }

  private String money(String plain) {
    String[] amount = plain.split(" ");
    int digits = Math.max(0, Currency.getInstance(amount[1]).getDefaultFractionDigits());
    return words.money(
        new BigDecimal(amount[0]).movePointRight(digits).toBigIntegerExact(), amount[1]);
  }

  /** Codes between semicolons: fields, permits, states of a gate, organisations. */
  private String coded(String codes) {
    List<String> named = new ArrayList<>();
    for (String code : codes.split("; ")) {
      String name = code;
      for (String kind : List.of("field", "permit", "gate-state", "stage", "commitment")) {
        if (name.equals(code)) {
          name = words.label(kind, code);
        }
      }
      named.add(name.equals(code) ? words.name(code) : name);
    }
    return String.join(words.chinese() ? "；" : "; ", named);
  }
}
