package dev.salto.matcher.streams;

import dev.salto.schemas.Topic;
import dev.salto.schemas.WireFormat;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Where the matcher writes: each record on its topic, under its key, with the headers of all. */
final class Outlets {

  private final ProcessorContext<String, byte[]> context;
  private final Map<String, WireFormat<?>> formats = new HashMap<>();

  Outlets(ProcessorContext<String, byte[]> context) {
    this.context = context;
    MatcherTopology.WRITTEN.forEach(topic -> formats.put(topic.name(), WireFormat.of(topic)));
  }

  /**
   * Writes a record.
   *
   * @param cause what came in and led to it; it gives the time on the log
   * @param at when it happened, for the headers
   */
  @SuppressWarnings("unchecked") // the format of a topic is for the topic's records
  <T extends SpecificRecord> void write(
      Topic<T> topic, T content, Record<byte[], byte[]> cause, Instant at) {
    WireFormat<T> format = (WireFormat<T>) formats.get(topic.name());
    if (format == null) {
      throw new IllegalArgumentException("The matcher does not write " + topic.name());
    }
    String key = topic.key(content);
    context.forward(
        new Record<>(
            key, format.encode(content), cause.timestamp(), CloudEventHeaders.of(content, key, at)),
        topic.name());
  }
}
