package dev.salto.systemtests.whole;

import dev.salto.schemas.Topic;
import dev.salto.schemas.UnreadableException;
import dev.salto.schemas.WireFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics as anybody may, from their first record to the last that is committed now. */
final class TopicReading {

  private TopicReading() {}

  /** All records of a topic, decoded; one that is none fails. */
  static <T extends SpecificRecord> List<T> contents(String kafka, Topic<T> topic) {
    WireFormat<T> format = WireFormat.of(topic);
    List<T> contents = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records(kafka, List.of(topic))) {
      try {
        contents.add(format.decode(record.value()));
      } catch (UnreadableException e) {
        throw new AssertionError(record.toString(), e);
      }
    }
    return contents;
  }

  /** All records of these topics, each partition's in its order. */
  static List<ConsumerRecord<byte[], byte[]>> records(String kafka, List<Topic<?>> topics) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
              .map(it -> new TopicPartition(it.topic(), it.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  /** The key as text. */
  static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }

  /** Where it lies. */
  static String place(ConsumerRecord<byte[], byte[]> record) {
    return record.topic() + "-" + record.partition() + "@" + record.offset();
  }
}
