package dev.salto.kit.view;

import dev.salto.schemas.Topic;
import dev.salto.schemas.UnreadableException;
import dev.salto.schemas.WireFormat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the documents of one service's view. */
public final class Documents {

  private static final String COLUMNS = "doc_key, id, park, status, log_offset, content";

  private final JdbcClient jdbc;
  private final String schema;
  private final Map<Topic<?>, WireFormat<?>> formats = new ConcurrentHashMap<>();

  Documents(JdbcClient jdbc, String schema) {
    this.jdbc = jdbc;
    this.schema = schema;
  }

  /**
   * The document with this id; of two parks' with one id the one posted first, and never one that
   * is unreadable before one that is not.
   */
  public <T extends SpecificRecord> Optional<Document<T>> byId(Topic<T> topic, String id) {
    return jdbc
        .sql(
            "SELECT %s FROM %s.document WHERE topic = ? AND id = ? ORDER BY CASE WHEN content IS NULL THEN 1 ELSE 0 END, at_time, doc_key"
                .formatted(COLUMNS, schema))
        .params(topic.name(), id)
        .query((row, n) -> document(topic, row))
        .list()
        .stream()
        .findFirst();
  }

  /** All documents of the selection, newest first, then by id. */
  public <T extends SpecificRecord> List<Document<T>> all(Topic<T> topic, Selection selection) {
    Where where = where(topic, selection);
    return jdbc.sql(
            "SELECT %s FROM %s.document d%s ORDER BY at_time DESC, id"
                .formatted(COLUMNS, schema, where.sql()))
        .params(where.params())
        .query((row, n) -> document(topic, row))
        .list();
  }

  /** The readable contents of the selection. */
  public <T extends SpecificRecord> Stream<T> contents(Topic<T> topic, Selection selection) {
    return all(topic, selection).stream()
        .filter(document -> document.record() != null)
        .map(Document::content);
  }

  /** One page of the selection, newest first, then by id. */
  public <T extends SpecificRecord> Page<Document<T>> page(
      Topic<T> topic, Selection selection, int page, int size) {
    Where where = where(topic, selection);
    long total = count(topic, selection);
    List<Document<T>> items =
        jdbc.sql(
                "SELECT %s FROM %s.document d%s ORDER BY at_time DESC, id LIMIT %d OFFSET %d"
                    .formatted(COLUMNS, schema, where.sql(), size, (long) page * size))
            .params(where.params())
            .query((row, n) -> document(topic, row))
            .list();
    return new Page<>(items, total, page, size);
  }

  /** The documents of a park with the latest time: several where they share it. */
  public <T extends SpecificRecord> List<Document<T>> latest(Topic<T> topic, String park) {
    return jdbc.sql(
            "SELECT %s FROM %s.document WHERE topic = ? AND park = ? AND at_time = (SELECT max(at_time) FROM %s.document WHERE topic = ? AND park = ?)"
                .formatted(COLUMNS, schema, schema))
        .params(topic.name(), park, topic.name(), park)
        .query((row, n) -> document(topic, row))
        .list();
  }

  /**
   * Documents of the selection in the order of their keys.
   *
   * @param after only those whose key comes after this
   * @param upTo only those whose key does not come after this
   * @param most how many at most
   */
  public <T extends SpecificRecord> List<Document<T>> range(
      Topic<T> topic, Selection selection, String after, String upTo, int most) {
    return range(topic, selection, after, upTo, "doc_key", most);
  }

  /** The last document of such a range. */
  public <T extends SpecificRecord> Optional<Document<T>> last(
      Topic<T> topic, Selection selection, String after, String upTo) {
    return range(topic, selection, after, upTo, "doc_key DESC", 1).stream().findFirst();
  }

  private <T extends SpecificRecord> List<Document<T>> range(
      Topic<T> topic, Selection selection, String after, String upTo, String order, int most) {
    Where where = where(topic, selection);
    List<Object> params = new ArrayList<>(where.params());
    params.addAll(List.of(after, upTo));
    return jdbc.sql(
            "SELECT %s FROM %s.document d%s AND doc_key > ? AND doc_key <= ? ORDER BY %s LIMIT %d"
                .formatted(COLUMNS, schema, where.sql(), order, most))
        .params(params)
        .query((row, n) -> document(topic, row))
        .list();
  }

  /**
   * The documents of a park whose last record lies behind an offset, in the order of the log: all
   * of a park are in one partition. Who keeps every record reads on where it stopped.
   *
   * @param offset -1 for all
   * @param most how many at most
   */
  public <T extends SpecificRecord> List<Document<T>> since(
      Topic<T> topic, String park, long offset, int most) {
    return jdbc.sql(
            "SELECT %s FROM %s.document WHERE topic = ? AND park = ? AND log_offset > ? ORDER BY log_offset LIMIT %d"
                .formatted(COLUMNS, schema, most))
        .params(topic.name(), park, offset)
        .query((row, n) -> document(topic, row))
        .list();
  }

  /** How many documents the selection has. */
  public long count(Topic<?> topic, Selection selection) {
    Where where = where(topic, selection);
    return jdbc.sql("SELECT count(*) FROM %s.document d%s".formatted(schema, where.sql()))
        .params(where.params())
        .query(Long.class)
        .single();
  }

  private record Where(String sql, List<Object> params) {}

  private Where where(Topic<?> topic, Selection selection) {
    StringBuilder sql = new StringBuilder(" WHERE d.topic = ?");
    List<Object> params = new ArrayList<>(List.of(topic.name()));
    if (selection.park() != null) {
      sql.append(" AND d.park = ?");
      params.add(selection.park());
    }
    if (!selection.statuses().isEmpty()) {
      sql.append(" AND d.status IN (").append(marks(selection.statuses())).append(')');
      params.addAll(selection.statuses());
    }
    for (Selection.Tag tag : selection.tags()) {
      sql.append(" AND EXISTS (SELECT 1 FROM ")
          .append(schema)
          .append(".tag t WHERE t.topic = d.topic AND t.doc_key = d.doc_key")
          .append(" AND t.name = ? AND t.val IN (")
          .append(marks(tag.values()))
          .append("))");
      params.add(tag.name());
      params.addAll(tag.values());
    }
    for (String word : selection.words()) {
      sql.append(" AND d.search_text LIKE ? ESCAPE '!'");
      params.add("%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
    }
    return new Where(sql.toString(), params);
  }

  private static String marks(List<?> values) {
    return values.stream().map(value -> "?").collect(Collectors.joining(", "));
  }

  @SuppressWarnings("unchecked")
  private <T extends SpecificRecord> Document<T> document(Topic<T> topic, ResultSet row)
      throws SQLException {
    WireFormat<T> format =
        (WireFormat<T>) formats.computeIfAbsent(topic, missing -> WireFormat.of(topic));
    byte[] content = row.getBytes("content");
    try {
      return new Document<>(
          row.getString("doc_key"),
          row.getString("id"),
          row.getString("park"),
          row.getString("status"),
          row.getLong("log_offset"),
          content == null ? null : format.decode(content));
    } catch (UnreadableException e) {
      throw new SQLException("The view holds what was never admitted: " + e.reason(), e);
    }
  }
}
