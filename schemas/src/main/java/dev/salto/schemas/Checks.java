package dev.salto.schemas;

import dev.salto.records.Money;
import dev.salto.records.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the rules that one record breaks. */
final class Checks {

  static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

  /** No {@code |} and no {@code ~}: keys and match ids are joined with them. */
  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}");

  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,6})?");

  /** PostgreSQL keeps no NUL, and nobody can read the others. */
  private static final Pattern PRINTABLE = Pattern.compile("[\\P{Cc}\\n\\r\\t]*+");

  private static final String NO_CONTROL = "a text without control characters is expected";

  /** Times that every reader can write as a date: years of four digits. */
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  /** Far above any purchase, far below where sums of minor units overflow. */
  private static final long MOST_MONEY = 1_000_000_000_000_000L;

  private final List<Violation> violations = new ArrayList<>();

  List<Violation> violations() {
    return List.copyOf(violations);
  }

  void add(String field, String code, String message) {
    violations.add(new Violation(field, code, message));
  }

  void id(String field, @Nullable String value) {
    if (required(field, value)) {
      pattern(
          field,
          value,
          ID,
          "1 to 64 letters, digits, dots, dashes or underscores are expected, a letter or digit"
              + " first");
    }
  }

  void pattern(String field, @Nullable String value, Pattern pattern, String expected) {
    if (value != null && !pattern.matcher(value).matches()) {
      add(field, "FORMAT", expected);
    }
  }

  void line(String field, @Nullable String value) {
    if (required(field, value)) {
      optionalLine(field, value);
    }
  }

  void optionalLine(String field, @Nullable String value) {
    if (value != null && value.length() > FieldRules.LINE) {
      add(field, "RANGE", "at most " + FieldRules.LINE + " characters are expected");
    }
    pattern(field, value, PRINTABLE, NO_CONTROL);
  }

  void code(String field, @Nullable String value, Set<String> codes) {
    if (required(field, value) && !codes.contains(value)) {
      add(field, "UNKNOWN_CODE", "one of " + String.join(", ", new TreeSet<>(codes)));
    }
  }

  void codes(String field, List<String> values, int least) {
    if (values.size() < least) {
      add(field, "REQUIRED", "at least " + least + " is expected");
    }
    if (values.size() > FieldRules.CODES) {
      add(field, "RANGE", "at most " + FieldRules.CODES + " entries are expected");
      return;
    }
    each(field, values, this::line);
    distinct(field, values, value -> value);
  }

  void text(String field, @Nullable Text text, int longest) {
    if (text == null || blank(text.getZh()) && blank(text.getZhHant()) && blank(text.getEn())) {
      add(field, "REQUIRED", "a text in zh, zhHant or en is expected");
      return;
    }
    optionalText(field, text, longest);
  }

  void optionalText(String field, @Nullable Text text, int longest) {
    if (text != null) {
      longest(field + ".zh", text.getZh(), longest);
      longest(field + ".zhHant", text.getZhHant(), longest);
      longest(field + ".en", text.getEn(), longest);
    }
  }

  void range(String field, int value, int least, int most) {
    if (value < least || value > most) {
      add(field, "RANGE", "a whole number from " + least + " to " + most + " is expected");
    }
  }

  void optionalRange(String field, @Nullable Integer value, int least, int most) {
    if (value != null) {
      range(field, value, least, most);
    }
  }

  void decimal(String field, @Nullable String value) {
    if (required(field, value)) {
      pattern(
          field,
          value,
          DECIMAL,
          "a plain number with at most 12 digits before and 6 behind the point is expected");
    }
  }

  void positiveDecimal(String field, @Nullable String value) {
    int before = violations.size();
    decimal(field, value);
    if (value != null && violations.size() == before && new BigDecimal(value).signum() <= 0) {
      add(field, "RANGE", "a number above 0 is expected");
    }
  }

  /** Of a number that is one. */
  void atMost(String field, String value, long most) {
    if (DECIMAL.matcher(value).matches()
        && new BigDecimal(value).compareTo(BigDecimal.valueOf(most)) > 0) {
      add(field, "RANGE", "a number of at most " + most + " is expected");
    }
  }

  void money(String field, @Nullable Money money, long least) {
    if (money == null) {
      add(field, "REQUIRED", "an amount with minor and currency is expected");
      return;
    }
    if (money.getMinor() < least || money.getMinor() > MOST_MONEY) {
      add(field + ".minor", "RANGE", "an amount of at least " + least + " minor unit is expected");
    }
    currency(field + ".currency", money.getCurrency());
  }

  void currency(String field, String code) {
    try {
      if (Currency.getInstance(code).getDefaultFractionDigits() >= 0) {
        return;
      }
      // Gold, test codes and the like have no minor unit.
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    add(field, "UNKNOWN_CODE", "an ISO 4217 code such as CNY is expected");
  }

  void time(String field, Instant value) {
    if (value.isBefore(FIRST) || value.isAfter(LAST)) {
      add(field, "RANGE", "a time from 1900 to 9999 is expected");
    }
  }

  void order(String first, @Nullable LocalDate from, String second, @Nullable LocalDate until) {
    if (from != null && until != null && until.isBefore(from)) {
      add(second, "ORDER", "a date not before " + first + " is expected");
    }
  }

  void notEmpty(String field, List<?> values) {
    if (values.isEmpty()) {
      add(field, "REQUIRED", "at least 1 is expected");
    }
  }

  <E> void each(String field, List<E> values, BiConsumer<String, E> check) {
    if (values.size() > FieldRules.MANY) {
      add(field, "RANGE", "at most " + FieldRules.MANY + " entries are expected");
      return;
    }
    for (int i = 0; i < values.size(); i++) {
      check.accept(field + "[" + i + "]", values.get(i));
    }
  }

  <E> void distinct(String field, List<E> values, Function<E, Object> by) {
    Set<Object> seen = new HashSet<>();
    for (int i = 0; i < values.size(); i++) {
      if (!seen.add(by.apply(values.get(i)))) {
        add(field + "[" + i + "]", "DUPLICATE", "each may be given once");
      }
    }
  }

  private boolean required(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      add(field, "REQUIRED", "a value is expected");
      return false;
    }
    return true;
  }

  private void longest(String field, @Nullable String value, int longest) {
    if (value != null && value.length() > longest) {
      add(field, "RANGE", "at most " + longest + " characters are expected");
    }
    pattern(field, value, PRINTABLE, NO_CONTROL);
  }

  private static boolean blank(@Nullable String value) {
    return value == null || value.isBlank();
  }
}
