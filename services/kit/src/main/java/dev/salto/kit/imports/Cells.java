package dev.salto.kit.imports;

import dev.salto.kit.vocabulary.Vocabularies;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What stands in a cell, or in one item of a list in it. */
final class Cells {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern DATE =
      Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?( 0?0:00(:00)?)?");
  private static final Pattern NUMBER = Pattern.compile("-?(\\d{1,3}(,\\d{3})+|\\d+)(\\.\\d+)?");
  private static final Pattern SHORTENED = Pattern.compile("-?\\d([.,]\\d+)?E\\+\\d+");

  private Cells() {}

  static List<String> items(String cell) {
    List<String> items = new ArrayList<>();
    for (String item : plain(cell).split(";")) {
      if (!item.isBlank()) {
        items.add(item.strip());
      }
    }
    return items;
  }

  static Matcher matched(Pattern pattern, String item, String expected) throws BadCellException {
    Matcher matcher = pattern.matcher(item);
    if (!matcher.matches()) {
      throw new BadCellException("FORMAT", expected + " is expected");
    }
    return matcher;
  }

  static boolean given(String[] parts, int index) {
    return parts.length > index && !parts[index].isBlank();
  }

  static String plain(String cell) {
    return CsvTable.plain(cell);
  }

  static String codeOf(String vocabulary, String name) {
    return Vocabularies.shipped().code(vocabulary, name);
  }

  static JsonNode line(String cell) throws BadCellException {
    if (SHORTENED.matcher(cell).matches()) {
      throw new BadCellException(
          "FORMAT",
          "all digits are expected; the spreadsheet has cut the number short, format its column as text");
    }
    return JSON.stringNode(cell);
  }

  static int wholeNumber(String text) throws BadCellException {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new BadCellException("FORMAT", "a whole number is expected");
    }
  }

  /**
   * A number, with commas between its thousands if at all. What may as well mean something else is
   * refused: 1,8 anywhere, 1,800 where commas may be decimal ones, 1.2E+06 of which digits are
   * lost.
   */
  static BigDecimal number(String text, CsvTable.Row row) throws BadCellException {
    if (!NUMBER.matcher(text).matches() || row.decimalComma() && text.contains(",")) {
      throw new BadCellException(
          "FORMAT", "a number with all its digits and a decimal point is expected, such as 1850.5");
    }
    return new BigDecimal(text.replace(",", ""));
  }

  static String dateOf(String text) throws BadCellException {
    Matcher date = matched(DATE, text, "a date such as 2026-01-05");
    try {
      return LocalDate.of(
              Integer.parseInt(date.group(1)),
              Integer.parseInt(date.group(2)),
              Integer.parseInt(date.group(3)))
          .toString();
    } catch (DateTimeException e) {
      throw new BadCellException("FORMAT", "a day of the calendar is expected");
    }
  }

  static ObjectNode money(BigDecimal major, String currency, @Nullable String column)
      throws BadCellException {
    try {
      Currency known = Currency.getInstance(currency.toUpperCase(Locale.ROOT));
      int digits = known.getDefaultFractionDigits();
      if (digits < 0) {
        throw new IllegalArgumentException(currency);
      }
      ObjectNode money = JSON.objectNode();
      money.put("minor", major.movePointRight(digits).longValueExact());
      return money.put("currency", known.getCurrencyCode());
    } catch (IllegalArgumentException e) {
      throw new BadCellException(
          "UNKNOWN_CODE", "an ISO 4217 code of a currency is expected, such as CNY", column);
    } catch (ArithmeticException e) {
      throw new BadCellException("RANGE", "an amount in whole minor units is expected");
    }
  }
}
