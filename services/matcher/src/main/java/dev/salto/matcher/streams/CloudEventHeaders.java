package dev.salto.matcher.streams;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The headers that every record carries, by the CloudEvents binding for Kafka. */
final class CloudEventHeaders {

  private CloudEventHeaders() {}

  static Headers of(SpecificRecord record, String key, Instant at) {
    Headers headers = new RecordHeaders();
    add(headers, "ce_id", UUID.randomUUID().toString());
    add(headers, "ce_type", record.getSchema().getFullName());
    add(headers, "ce_source", "salto/matcher");
    add(headers, "ce_time", at.toString());
    add(headers, "ce_subject", key);
    return headers;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
