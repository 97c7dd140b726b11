package dev.salto.schemas;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Whether a record on a topic counts, judged by itself alone: readable, under the key that fits its
 * content, in the partition of its park, with valid fields. Live reading and restore both ask here,
 * and it never throws.
 *
 * @param <T> the type of record
 */
public final class Admission<T extends SpecificRecord> {

  /** The answer. */
  public sealed interface Answer<T> {}

  /**
   * The record counts.
   *
   * @param key its key
   * @param record its content
   */
  public record Admitted<T>(String key, T record) implements Answer<T> {}

  /**
   * The record does not count, and takes out what stood under its key, unless its code is
   * PARTITION.
   *
   * @param key its key as far as it could be read
   * @param code EMPTY, NOT_WIRE_FORMAT, UNKNOWN_SCHEMA, NOT_AVRO, KEY, PARTITION or FIELDS
   * @param reason what was found and what was expected
   */
  public record Refused<T>(@Nullable String key, String code, String reason) implements Answer<T> {

    /** Whether what stood under the key no longer stands; what lies astray touches nothing. */
    public boolean takesOut() {
      return key != null && !code.equals("PARTITION");
    }
  }

  private final Topic<T> topic;
  private final WireFormat<T> format;
  private final int partitions;

  /**
   * Admission to a topic.
   *
   * @param partitions how many partitions the topic has
   */
  public Admission(Topic<T> topic, int partitions) {
    this.topic = topic;
    this.format = WireFormat.of(topic);
    this.partitions = partitions;
  }

  /** Judges one record. */
  public Answer<T> admit(byte @Nullable [] keyBytes, byte @Nullable [] value, int partition) {
    String key = text(keyBytes);
    if (key != null && ParkKey.partition(key, partitions) != partition) {
      // First of all: what lies astray must not take out the posting that lies at home.
      return new Refused<>(
          key,
          "PARTITION",
          "The record lies in partition "
              + partition
              + "; its park's is "
              + ParkKey.partition(key, partitions)
              + ".");
    }
    try {
      T record = format.decode(value);
      String expected = topic.key(record);
      if (key == null || !expected.equals(key)) {
        return new Refused<>(
            key, "KEY", "The key is " + key + "; the content belongs under " + expected + ".");
      }
      List<Violation> violations = FieldRules.check(record);
      if (!violations.isEmpty()) {
        return new Refused<>(key, "FIELDS", Violation.sentence(violations));
      }
      return new Admitted<>(key, record);
    } catch (UnreadableException e) {
      return new Refused<>(key, e.code(), e.reason());
    } catch (RuntimeException e) {
      return new Refused<>(key, "NOT_AVRO", "The record could not be judged: " + e);
    }
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
