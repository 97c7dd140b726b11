package dev.salto.matcher.streams;

import dev.salto.records.DeadLetter;
import dev.salto.schemas.Admission;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters. What they hold of a record is cut off, since a letter that is itself too large for
 * the log would stop the matcher at that record for good; its place tells where the whole lies.
 */
final class DeadLetters {

  /** Bytes of a payload that are kept: the log takes records of one mebibyte. */
  static final int PAYLOAD = 512 * 1024;

  /** Bytes of a key that are kept, and characters of a reason. */
  static final int LINE = 4 * 1024;

  private DeadLetters() {}

  static DeadLetter of(
      Admission.Refused<?> refused, Record<byte[], byte[]> record, RecordMetadata place) {
    String reason = refused.reason();
    return DeadLetter.newBuilder()
        .setCode(refused.code())
        .setTopic(place.topic())
        .setPartition(place.partition())
        .setOffset(place.offset())
        .setReason(reason.length() > LINE ? reason.substring(0, LINE) + "…" : reason)
        .setKey(start(record.key(), LINE))
        .setPayload(start(record.value(), PAYLOAD))
        .setAt(Instant.ofEpochMilli(record.timestamp()))
        .build();
  }

  private static @Nullable ByteBuffer start(byte @Nullable [] bytes, int most) {
    return bytes == null ? null : ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, most));
  }
}
