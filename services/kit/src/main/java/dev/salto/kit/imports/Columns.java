package dev.salto.kit.imports;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The columns of one kind of file, and how a cell becomes JSON: heads are snake_case of the JSON
 * names, texts have a column each for zh, zhHant and en, money stands in major units beside a
 * column {@code currency}, lists are separated by {@code ;}.
 */
public final class Columns {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern REQUIREMENT =
      Pattern.compile("(.+?)\\s*(>=|<=|=)\\s*(-?[\\d,.]+)\\s*([^?]*?)\\s*(\\?)?");
  private static final Pattern CAPABILITY = Pattern.compile("(.+?)\\s*=\\s*(-?[\\d,.]+)\\s*(.*)");
  private static final Pattern MONEY = Pattern.compile("(-?[\\d,.]+)\\s*([A-Za-z]{3})");

  /** How a cell becomes JSON. */
  @FunctionalInterface
  interface Cell {
    JsonNode read(String cell, CsvTable.Row row) throws BadCellException;
  }

  private record Column(String member, Cell cell) {}

  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Map<String, String> members = new LinkedHashMap<>();

  /** The heads, in the order of a template. */
  public List<String> heads() {
    return List.copyOf(columns.keySet());
  }

  /** A text without language, such as an id or a name to look up. */
  public Columns line(String member) {
    return add(snake(member), member, (cell, row) -> Cells.line(cell));
  }

  /** A text under a head of its own. */
  public Columns lineOf(String head, String member) {
    return add(head, member, (cell, row) -> Cells.line(cell));
  }

  /**
   * A text in its languages: columns {@code member_zh}, {@code member_zh_hant}, {@code member_en}.
   */
  public Columns texts(String member) {
    add(member + "_zh", member + ".zh", (cell, row) -> JSON.stringNode(cell));
    add(member + "_zh_hant", member + ".zhHant", (cell, row) -> JSON.stringNode(cell));
    return add(member + "_en", member + ".en", (cell, row) -> JSON.stringNode(cell));
  }

  /** A code of a kind of labels or of a vocabulary; its Chinese or English name will do. */
  public Columns code(String member, String vocabulary) {
    return add(
        snake(member),
        member,
        (cell, row) -> JSON.stringNode(Cells.codeOf(vocabulary, Cells.plain(cell))));
  }

  /** Codes, separated by semicolons. */
  public Columns codes(String member, String vocabulary) {
    return add(
        snake(member),
        member,
        (cell, row) -> {
          ArrayNode codes = JSON.arrayNode();
          Cells.items(cell).forEach(item -> codes.add(Cells.codeOf(vocabulary, item)));
          return codes;
        });
  }

  /** A whole number. */
  public Columns integer(String member) {
    return add(
        snake(member),
        member,
        (cell, row) -> {
          BigDecimal number = Cells.number(Cells.plain(cell), row);
          try {
            return JSON.numberNode(number.intValueExact());
          } catch (ArithmeticException e) {
            throw new BadCellException("FORMAT", "a whole number is expected");
          }
        });
  }

  /** A number, such as 7.5. */
  public Columns number(String member) {
    return add(
        snake(member),
        member,
        (cell, row) -> JSON.numberNode(Cells.number(Cells.plain(cell), row)));
  }

  /** A date: {@code 2026-01-05}, {@code 2026/1/5} or {@code 2026年1月5日}. */
  public Columns date(String member) {
    return add(
        snake(member), member, (cell, row) -> JSON.stringNode(Cells.dateOf(Cells.plain(cell))));
  }

  /** An amount in major units, its currency in the column {@code currency}. */
  public Columns money(String member) {
    add(
        snake(member),
        member,
        (cell, row) ->
            Cells.money(
                Cells.number(Cells.plain(cell), row),
                Cells.plain(row.cell("currency")),
                "currency"));
    columns.put("currency", new Column(member + ".currency", (cell, row) -> JSON.nullNode()));
    members.put(member + ".currency", "currency");
    return this;
  }

  /** {@code attribute=value unit}, separated by semicolons. */
  public Columns capabilities(String member) {
    return list(
        member,
        (item, row) -> {
          Matcher it = Cells.matched(CAPABILITY, item, "attribute=value unit");
          ObjectNode capability = JSON.objectNode();
          capability.put("attribute", Cells.codeOf("attribute", it.group(1)));
          capability.put("value", Cells.number(it.group(2), row));
          return capability.put("unit", it.group(3).strip());
        });
  }

  /** {@code attribute>=value unit}, with a trailing {@code ?} for a soft one. */
  public Columns requirements(String member) {
    return list(
        member,
        (item, row) -> {
          Matcher it = Cells.matched(REQUIREMENT, item, "attribute>=value unit");
          ObjectNode requirement = JSON.objectNode();
          requirement.put("attribute", Cells.codeOf("attribute", it.group(1)));
          requirement.put("operator", it.group(2));
          requirement.put("value", Cells.number(it.group(3), row));
          requirement.put("unit", it.group(4).strip());
          return requirement.put("hard", it.group(5) == null);
        });
  }

  /** {@code STAGE:minTrl}, separated by semicolons. */
  public Columns stages(String member) {
    return list(
        member,
        (item, row) -> {
          String[] parts = item.split(":", 2);
          if (parts.length < 2) {
            throw new BadCellException("FORMAT", "STAGE:TRL is expected, such as OPERATIONAL:8");
          }
          ObjectNode stage = JSON.objectNode();
          stage.put("stage", Cells.codeOf("stage", parts[0]));
          return stage.put("minTrl", Cells.wholeNumber(parts[1]));
        });
  }

  /**
   * {@code KIND|reference|issuer|date|amount|validUntil|supplier|packageNumber}, separated by
   * semicolons; what is behind the date may be left out.
   */
  public Columns evidence(String member) {
    return list(
        member,
        (item, row) -> {
          String[] parts = item.split("\\|", -1);
          if (parts.length < 4) {
            throw new BadCellException(
                "FORMAT",
                "KIND|reference|issuer|date|amount|validUntil|supplier|packageNumber is expected");
          }
          ObjectNode evidence = JSON.objectNode();
          evidence.put("kind", Cells.codeOf("evidence", parts[0]));
          evidence.put("reference", parts[1].strip());
          evidence.put("issuer", parts[2].strip());
          evidence.put("date", Cells.dateOf(parts[3].strip()));
          if (Cells.given(parts, 4)) {
            Matcher amount =
                Cells.matched(MONEY, parts[4].strip(), "an amount such as 2000000 CNY");
            evidence.set(
                "amount", Cells.money(Cells.number(amount.group(1), row), amount.group(2), null));
          }
          if (Cells.given(parts, 5)) {
            evidence.put("validUntil", Cells.dateOf(parts[5].strip()));
          }
          if (Cells.given(parts, 6)) {
            evidence.put("supplier", parts[6].strip());
          }
          if (Cells.given(parts, 7)) {
            evidence.put("packageNumber", parts[7].strip());
          }
          return evidence;
        });
  }

  /** {@code permit|number|authority|validUntil}, separated by semicolons. */
  public Columns heldPermits(String member) {
    return list(
        member,
        (item, row) -> {
          String[] parts = item.split("\\|", -1);
          if (parts.length < 3) {
            throw new BadCellException("FORMAT", "permit|number|authority|validUntil is expected");
          }
          ObjectNode held = JSON.objectNode();
          held.put("permit", Cells.codeOf("permit", parts[0]));
          held.put("number", parts[1].strip());
          held.put("authority", parts[2].strip());
          if (Cells.given(parts, 3)) {
            held.put("validUntil", Cells.dateOf(parts[3].strip()));
          }
          return held;
        });
  }

  /** {@code HKD=0.92}, separated by semicolons. */
  public Columns rates(String member) {
    return add(
        snake(member),
        member,
        (cell, row) -> {
          ObjectNode rates = JSON.objectNode();
          for (String item : Cells.items(cell)) {
            Matcher it = Cells.matched(CAPABILITY, item, "CURRENCY=rate");
            rates.put(it.group(1).toUpperCase(Locale.ROOT), Cells.number(it.group(2), row));
          }
          return rates;
        });
  }

  /** The head of the column that fills a member; empty where none does. */
  public String head(String field) {
    for (String path = field; !path.isEmpty(); path = parent(path)) {
      String head = members.get(path);
      if (head != null) {
        return head;
      }
    }
    return members.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(field + "."))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  boolean knows(String head) {
    return columns.containsKey(head);
  }

  /** The row as JSON; what could not be read is added to the errors. */
  ObjectNode read(CsvTable.Row row, List<ImportReport.Error> errors) {
    ObjectNode node = JSON.objectNode();
    columns.forEach((head, column) -> {
      String cell = row.cell(head);
      if (cell.isBlank()) {
        return;
      }
      try {
        JsonNode value = column.cell().read(cell, row);
        if (!value.isNull()) {
          set(node, column.member(), value);
        }
      } catch (BadCellException e) {
        errors.add(
            new ImportReport.Error(
                row.number(),
                row.line(),
                e.column(head),
                e.code(),
                String.valueOf(e.getMessage())));
      }
    });
    return node;
  }

  private static void set(ObjectNode node, String member, JsonNode value) {
    int dot = member.indexOf('.');
    if (dot < 0) {
      node.set(member, value);
    } else {
      node.withObject("/" + member.substring(0, dot)).set(member.substring(dot + 1), value);
    }
  }

  private Columns add(String head, String member, Cell cell) {
    columns.put(head, new Column(member, cell));
    members.put(member, head);
    return this;
  }

  private interface Item {
    ObjectNode read(String item, CsvTable.Row row) throws BadCellException;
  }

  private Columns list(String member, Item reader) {
    return add(
        snake(member),
        member,
        (cell, row) -> {
          ArrayNode list = JSON.arrayNode();
          for (String item : Cells.items(cell)) {
            list.add(reader.read(item, row));
          }
          return list;
        });
  }

  private static String parent(String path) {
    int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    return end < 0 ? "" : path.substring(0, end);
  }

  private static String snake(String member) {
    return member
        .replaceAll("([a-z])([A-Z0-9])", "$1_$2")
        .toLowerCase(Locale.ROOT)
        .replace("_m_2", "_m2");
  }
}
