package dev.salto.kit.view;

import dev.salto.schemas.Admission;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables of one service's view, in a schema of their own: positions, documents, tags and
 * reservations. All but the reservations can be dropped; they are built again from the log.
 */
final class ViewTables {

  private static final Logger LOG = LoggerFactory.getLogger(ViewTables.class);
  private static final Pattern KEY =
      Pattern.compile("([\\p{L}\\p{N}._-]{1,64}\\|)?[\\p{L}\\p{N}._~-]{1,200}");

  /**
   * Raised with every change of what a view keeps of a record, so that a view of before is built
   * again from the log.
   */
  private static final int LAYOUT = 2;

  private static final List<String> BUILT_FROM_THE_LOG = List.of("log_position", "document", "tag");

  /** Times are UTC milliseconds: instances in different time zones read the same. */
  private static final String[] TABLES = {
    """
    CREATE TABLE IF NOT EXISTS %s.log_position (
      topic VARCHAR(200) NOT NULL, part INT NOT NULL, next_offset BIGINT NOT NULL,
      PRIMARY KEY (topic, part))
    """,
    """
    CREATE TABLE IF NOT EXISTS %s.document (
      topic VARCHAR(200) NOT NULL, doc_key VARCHAR(400) NOT NULL, id VARCHAR(300) NOT NULL,
      park VARCHAR(100), status VARCHAR(40) NOT NULL, at_time BIGINT NOT NULL,
      search_text VARCHAR NOT NULL, log_offset BIGINT NOT NULL, content BYTEA,
      PRIMARY KEY (topic, doc_key))
    """,
    "CREATE INDEX IF NOT EXISTS document_id ON %s.document (topic, id)",
    "CREATE INDEX IF NOT EXISTS document_list ON %s.document (topic, status, at_time)",
    "CREATE INDEX IF NOT EXISTS document_log ON %s.document (topic, park, log_offset)",
    """
    CREATE TABLE IF NOT EXISTS %s.tag (
      topic VARCHAR(200) NOT NULL, doc_key VARCHAR(400) NOT NULL, name VARCHAR(40) NOT NULL,
      val VARCHAR(600) NOT NULL, PRIMARY KEY (topic, doc_key, name, val))
    """,
    "CREATE INDEX IF NOT EXISTS tag_value ON %s.tag (topic, name, val)",
    """
    CREATE TABLE IF NOT EXISTS %s.reservation (
      topic VARCHAR(200) NOT NULL, id VARCHAR(300) NOT NULL, after_offset BIGINT NOT NULL,
      holder VARCHAR(40) NOT NULL, reserved_at BIGINT NOT NULL, PRIMARY KEY (topic, id))
    """
  };

  private final JdbcClient jdbc;
  private final String schema;

  ViewTables(JdbcClient jdbc, String schema) {
    this.jdbc = jdbc;
    this.schema = schema;
  }

  void create() {
    jdbc.sql("CREATE SCHEMA IF NOT EXISTS " + schema).update();
    jdbc.sql("CREATE TABLE IF NOT EXISTS %s.layout (version INT NOT NULL)".formatted(schema))
        .update();
    boolean ofThisLayout =
        jdbc.sql("SELECT COUNT(*) FROM %s.layout WHERE version = ?".formatted(schema))
                .param(LAYOUT)
                .query(Integer.class)
                .single()
            > 0;
    if (!ofThisLayout) {
      for (String table : BUILT_FROM_THE_LOG) {
        jdbc.sql("DROP TABLE IF EXISTS %s.%s".formatted(schema, table)).update();
      }
    }
    for (String table : TABLES) {
      jdbc.sql(table.formatted(schema)).update();
    }
    if (!ofThisLayout) {
      // Last: cut off before, the next start drops them again.
      jdbc.sql("INSERT INTO %s.layout (version) VALUES (?)".formatted(schema))
          .param(LAYOUT)
          .update();
    }
  }

  Map<TopicPartition, Long> positions() {
    Map<TopicPartition, Long> positions = new HashMap<>();
    jdbc.sql("SELECT topic, part, next_offset FROM %s.log_position".formatted(schema))
        .query(row -> {
          positions.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
        });
    return positions;
  }

  /**
   * Moves a position if it still is where this reader left it.
   *
   * @param from where it was, 0 for a partition that was never read
   * @return false if another reader was faster
   */
  boolean move(TopicPartition partition, long from, long to) {
    int moved =
        jdbc.sql(
                "UPDATE %s.log_position SET next_offset = ? WHERE topic = ? AND part = ? AND next_offset = ?"
                    .formatted(schema))
            .params(to, partition.topic(), partition.partition(), from)
            .update();
    return moved == 1 || from == 0 && begin(partition, to);
  }

  private boolean begin(TopicPartition partition, long to) {
    try {
      return jdbc.sql(
                  "INSERT INTO %s.log_position (topic, part, next_offset) SELECT ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM %s.log_position WHERE topic = ? AND part = ?)"
                      .formatted(schema, schema))
              .params(
                  partition.topic(),
                  partition.partition(),
                  to,
                  partition.topic(),
                  partition.partition())
              .update()
          == 1;
    } catch (DuplicateKeyException e) {
      // Another reader began in the same moment.
      return false;
    }
  }

  /** Applies one record: the one way in, live and at a rebuild. */
  <T extends SpecificRecord> void apply(
      Projection<T> projection, Admission<T> admission, ConsumerRecord<byte[], byte[]> record) {
    switch (admission.admit(record.key(), record.value(), record.partition())) {
      case Admission.Admitted<T>(String key, T content) ->
          put(projection, content, record.value(), record.offset());
      case Admission.Refused<T> refused -> {
        LOG.warn(
            "{}-{}@{} was not admitted: {}",
            record.topic(),
            record.partition(),
            record.offset(),
            refused.code());
        if (refused.key() != null && refused.takesOut()) {
          takeOut(record.topic(), refused.key(), record.offset());
        }
      }
    }
  }

  private <T extends SpecificRecord> void put(
      Projection<T> projection, T content, byte[] value, long offset) {
    String topic = projection.topic().name();
    String key = projection.key().apply(content);
    String id = projection.id().apply(content);
    delete(topic, key);
    jdbc.sql(
            "INSERT INTO %s.document (topic, doc_key, id, park, status, at_time, search_text, log_offset, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                .formatted(schema))
        .param(topic)
        .param(key)
        .param(id)
        .param(projection.park().apply(content))
        .param(projection.status().apply(content))
        .param(projection.at().apply(content).toEpochMilli())
        .param(projection.text().apply(content).toLowerCase(Locale.ROOT))
        .param(offset)
        .param(value)
        .update();
    projection.tags().apply(content).forEach((name, values) -> tag(topic, key, name, values));
    Collection<String> claims = projection.claims().apply(content);
    tag(topic, key, Projection.CLAIM, claims);
    claims.forEach(claim -> release(topic, claim, id, offset));
    release(topic, id, id, offset);
  }

  private void tag(String topic, String key, String name, Collection<String> values) {
    for (String value : new TreeSet<>(values)) {
      jdbc.sql(
              "INSERT INTO %s.tag (topic, doc_key, name, val) VALUES (?, ?, ?, ?)"
                  .formatted(schema))
          .params(topic, key, name, value)
          .update();
    }
  }

  private void takeOut(String topic, String key, long offset) {
    String park = key.contains("|") ? key.substring(0, key.indexOf('|')) : null;
    String id = key.substring(key.indexOf('|') + 1);
    if (!KEY.matcher(key).matches()) {
      // No posting can lie under such a key, so none is taken out.
      return;
    }
    delete(topic, key);
    jdbc.sql(
            "INSERT INTO %s.document (topic, doc_key, id, park, status, at_time, search_text, log_offset) VALUES (?, ?, ?, ?, ?, ?, '', ?)"
                .formatted(schema))
        .params(topic, key, id)
        .param(park)
        .params(Document.UNREADABLE, 0L, offset)
        .update();
    release(topic, id, id, offset);
  }

  private void delete(String topic, String key) {
    for (String table : new String[] {"tag", "document"}) {
      jdbc.sql("DELETE FROM %s.%s WHERE topic = ? AND doc_key = ?".formatted(schema, table))
          .params(topic, key)
          .update();
    }
  }

  /** Takes away what the writer of this posting's record had reserved: its key, or a claim. */
  private void release(String topic, String reserved, String id, long offset) {
    jdbc.sql(
            """
            DELETE FROM %1$s.reservation WHERE topic = ? AND id = ? AND holder IN (
              SELECT holder FROM %1$s.reservation WHERE topic = ? AND id = ? AND after_offset < ?)
            """
                .formatted(schema))
        .params(topic, reserved, topic, id, offset)
        .update();
  }

  static Stream<TopicPartition> partitions(String topic, int count) {
    return Stream.iterate(0, n -> n + 1).limit(count).map(n -> new TopicPartition(topic, n));
  }
}
