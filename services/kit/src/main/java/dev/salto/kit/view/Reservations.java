package dev.salto.kit.view;

import dev.salto.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who is about to write the next record of which posting: a unique row, so of two writers one loses
 * before anything is written. The view takes the row away when it reads the record.
 */
public final class Reservations {

  private final JdbcClient jdbc;
  private final String schema;

  Reservations(JdbcClient jdbc, String schema) {
    this.jdbc = jdbc;
    this.schema = schema;
  }

  /**
   * Reserves the next record of a posting.
   *
   * @param after the offset of the record that it follows, -1 for none
   * @param holder who reserves, unlike any other
   * @return false if somebody else holds it
   */
  public boolean take(Topic<?> topic, String id, long after, String holder, Instant now) {
    try {
      return jdbc.sql(
                  "INSERT INTO %s.reservation (topic, id, after_offset, holder, reserved_at) VALUES (?, ?, ?, ?, ?)"
                      .formatted(schema))
              .params(topic.name(), id, after, holder, now.toEpochMilli())
              .update()
          == 1;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  /** Gives a reservation back, after a record that certainly was not written. */
  public void giveBack(Topic<?> topic, String id, String holder) {
    jdbc.sql(
            "DELETE FROM %s.reservation WHERE topic = ? AND id = ? AND holder = ?"
                .formatted(schema))
        .params(topic.name(), id, holder)
        .update();
  }

  /**
   * The holder of a reservation that is older than this, so old that its record is either written
   * or never will be.
   */
  public Optional<String> lapsed(Topic<?> topic, String id, Duration age, Instant now) {
    return jdbc.sql(
            "SELECT holder FROM %s.reservation WHERE topic = ? AND id = ? AND reserved_at < ?"
                .formatted(schema))
        .params(topic.name(), id, now.minus(age).toEpochMilli())
        .query(String.class)
        .optional();
  }
}
