package dev.salto.kit.json;

import dev.salto.schemas.Violation;
import dev.salto.schemas.WireFormat;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record as JSON and back, driven by its schema: a record is an object with the same names, a
 * date is {@code 2026-01-05}, an instant {@code 2026-01-05T08:00:00.000Z}, a string marked {@code
 * @json("number")} a number. Absent optional fields are left out.
 */
public final class RecordJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  static {
    WireFormat.trustRecords();
  }

  private RecordJson() {}

  /** The record as JSON. */
  public static ObjectNode write(IndexedRecord record) {
    ObjectNode node = JSON.objectNode();
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value != null) {
        node.set(field.name(), value(value, number(field)));
      }
    }
    return node;
  }

  /** An instant as it stands in JSON, always with milliseconds. */
  public static String instant(Instant instant) {
    return INSTANT.format(instant);
  }

  /**
   * Reads a record. What does not fit the schema is added to {@code violations}, all of it at once:
   * UNKNOWN_FIELD, REQUIRED, TYPE or FORMAT with the path of the field.
   *
   * @return the record, empty if anything did not fit
   */
  public static <T extends SpecificRecord> Optional<T> read(
      JsonNode node, Class<T> type, List<Violation> violations) {
    int before = violations.size();
    Schema schema = SpecificData.getForClass(type).getSchema(type);
    Object record = new Reader(violations).object("", node, schema);
    return violations.size() == before && record != null
        ? Optional.of(type.cast(record))
        : Optional.empty();
  }

  private static boolean number(Schema.Field field) {
    return "number".equals(field.getProp("json"))
        || "number".equals(field.schema().getProp("json"));
  }

  private static JsonNode value(Object value, boolean number) {
    return switch (value) {
      case IndexedRecord record -> write(record);
      case List<?> list -> {
        ArrayNode array = JSON.arrayNode();
        list.forEach(item -> array.add(value(item, number)));
        yield array;
      }
      case Map<?, ?> map -> {
        ObjectNode object = JSON.objectNode();
        map.entrySet().stream()
            .sorted(Map.Entry.comparingByKey((a, b) -> a.toString().compareTo(b.toString())))
            .forEach(e -> object.set(e.getKey().toString(), value(e.getValue(), number)));
        yield object;
      }
      case Instant instant -> JSON.stringNode(instant(instant));
      case LocalDate date -> JSON.stringNode(date.toString());
      case Integer i -> JSON.numberNode(i);
      case Long l -> JSON.numberNode(l);
      case Boolean b -> JSON.booleanNode(b);
      default ->
          number
              ? JSON.numberNode(new BigDecimal(value.toString()))
              : JSON.stringNode(value.toString());
    };
  }

  /** One reading; collects all that does not fit. */
  private static final class Reader {
    private final List<Violation> violations;

    Reader(List<Violation> violations) {
      this.violations = violations;
    }

    @Nullable Object object(String path, JsonNode node, Schema schema) {
      if (!node.isObject()) {
        return wrong(path, "an object is expected");
      }
      SpecificData data = SpecificData.get();
      IndexedRecord record = (IndexedRecord) data.newRecord(null, schema);
      Set<String> known = new HashSet<>();
      for (Schema.Field field : schema.getFields()) {
        known.add(field.name());
        String below = path.isEmpty() ? field.name() : path + "." + field.name();
        JsonNode given = node.get(field.name());
        if (given != null && !given.isNull()) {
          Object value = read(below, given, field.schema(), number(field));
          if (value != null) {
            record.put(field.pos(), value);
          }
        } else if (field.hasDefaultValue()) {
          record.put(field.pos(), data.getDefaultValue(field));
        } else {
          violations.add(new Violation(below, "REQUIRED", "a value is expected"));
        }
      }
      for (String name : node.propertyNames()) {
        if (!known.contains(name)) {
          String below = path.isEmpty() ? name : path + "." + name;
          violations.add(new Violation(below, "UNKNOWN_FIELD", "there is no such field"));
        }
      }
      return record;
    }

    private @Nullable Object read(String path, JsonNode node, Schema schema, boolean number) {
      return switch (schema.getType()) {
        case UNION -> read(path, node, schema.getTypes().get(1), number);
        case RECORD -> object(path, node, schema);
        case ARRAY -> array(path, node, schema.getElementType());
        case MAP -> map(path, node, schema.getValueType(), number);
        case STRING -> string(path, node, number);
        case BOOLEAN -> node.isBoolean() ? node.booleanValue() : wrong(path, "true or false");
        case INT -> schema.getLogicalType() == null ? integer(path, node) : date(path, node);
        case LONG -> schema.getLogicalType() == null ? whole(path, node) : time(path, node);
        default -> throw new IllegalStateException("No JSON form for " + schema);
      };
    }

    private @Nullable Object array(String path, JsonNode node, Schema element) {
      if (!node.isArray()) {
        return wrong(path, "a list is expected");
      }
      List<@Nullable Object> items = new ArrayList<>();
      for (int i = 0; i < node.size(); i++) {
        items.add(read(path + "[" + i + "]", node.get(i), element, false));
      }
      return items;
    }

    private @Nullable Object map(String path, JsonNode node, Schema value, boolean number) {
      if (!node.isObject()) {
        return wrong(path, "an object is expected");
      }
      Map<String, @Nullable Object> entries = new LinkedHashMap<>();
      node.properties()
          .forEach(entry ->
              entries.put(
                  entry.getKey(),
                  read(path + "." + entry.getKey(), entry.getValue(), value, number)));
      return entries;
    }

    private @Nullable Object string(String path, JsonNode node, boolean number) {
      if (number && node.isNumber()) {
        return plain(node.decimalValue());
      }
      if (number && node.isString()) {
        try {
          return plain(new BigDecimal(node.stringValue().strip()));
        } catch (NumberFormatException e) {
          return wrong(path, "a number is expected");
        }
      }
      return !number && node.isString()
          ? node.stringValue().strip()
          : wrong(path, number ? "a number is expected" : "a text is expected");
    }

    private static String plain(BigDecimal number) {
      if (Math.abs((long) number.scale()) > 30) {
        // Written out it might fill the memory; the field rules refuse it as it stands.
        return number.toString();
      }
      BigDecimal plain = number.stripTrailingZeros();
      return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }

    private @Nullable Object integer(String path, JsonNode node) {
      return node.isIntegralNumber() && node.canConvertToInt()
          ? node.intValue()
          : wrong(path, "a whole number is expected");
    }

    private @Nullable Object whole(String path, JsonNode node) {
      return node.isIntegralNumber() && node.canConvertToLong()
          ? node.longValue()
          : wrong(path, "a whole number is expected");
    }

    private @Nullable Object date(String path, JsonNode node) {
      try {
        LocalDate date = node.isString() ? LocalDate.parse(node.stringValue()) : null;
        // A record counts days in an int; and years of more digits are a slip of the finger.
        return date != null && date.getYear() >= 1000 && date.getYear() <= 9999
            ? date
            : badDate(path);
      } catch (DateTimeException e) {
        return badDate(path);
      }
    }

    private @Nullable Object time(String path, JsonNode node) {
      try {
        return node.isString() ? Instant.parse(node.stringValue()) : badTime(path);
      } catch (DateTimeException e) {
        return badTime(path);
      }
    }

    private @Nullable Object badDate(String path) {
      violations.add(new Violation(path, "FORMAT", "a date such as 2026-01-05 is expected"));
      return null;
    }

    private @Nullable Object badTime(String path) {
      violations.add(
          new Violation(path, "FORMAT", "a time such as 2026-01-05T08:00:00.000Z is expected"));
      return null;
    }

    private @Nullable Object wrong(String path, String expected) {
      violations.add(new Violation(path.isEmpty() ? "body" : path, "TYPE", expected));
      return null;
    }
  }
}
