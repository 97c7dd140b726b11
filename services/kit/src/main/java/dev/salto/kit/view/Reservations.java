package dev.salto.kit.view;

import dev.salto.schemas.Topic;
import java.time.Instant;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who is about to write the next record of which posting, or to claim what no other may have: a
 * unique row, so of two writers one loses before anything is written. The view takes the row away
 * when it reads the record.
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
   * @param id of the posting, or a claim of it
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
   * Counts a holder's reservations from now on, after taking many took a while.
   *
   * @return how many it still holds
   */
  public int renew(Topic<?> topic, String holder, Instant now) {
    return jdbc.sql(
            "UPDATE %s.reservation SET reserved_at = ? WHERE topic = ? AND holder = ?"
                .formatted(schema))
        .params(now.toEpochMilli(), topic.name(), holder)
        .update();
  }

  /**
   * Whether the reservation was taken before this, so long ago that its record is either written or
   * never will be.
   */
  public boolean hasLapsed(Topic<?> topic, String id, Instant before) {
    return jdbc.sql(
                "SELECT count(*) FROM %s.reservation WHERE topic = ? AND id = ? AND reserved_at < ?"
                    .formatted(schema))
            .params(topic.name(), id, before.toEpochMilli())
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Takes a reservation away if it still is one taken before this. */
  public void lapse(Topic<?> topic, String id, Instant before) {
    jdbc.sql(
            "DELETE FROM %s.reservation WHERE topic = ? AND id = ? AND reserved_at < ?"
                .formatted(schema))
        .params(topic.name(), id, before.toEpochMilli())
        .update();
  }
}
