package dev.salto.matcher;

import dev.salto.kit.TopicPartitions;
import dev.salto.kit.log.TopicCreation;
import dev.salto.records.MatchEvent;
import dev.salto.schemas.ParkKey;
import dev.salto.schemas.ParkPartitioner;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import dev.salto.schemas.UnreadableException;
import dev.salto.schemas.WireFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics on a real broker: writes what services or anyone may, reads what was committed. */
public final class TestLog implements AutoCloseable {

  private final String bootstrapServers;
  private final KafkaProducer<byte[], byte[]> producer;
  private final int partitions;
  private final TopicPartitions counts;
  private final Map<String, Reader> readers = new HashMap<>();

  /** Creates the topics. */
  public TestLog(String bootstrapServers, int partitions) {
    this.bootstrapServers = bootstrapServers;
    this.partitions = partitions;
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      counts = new TopicPartitions(TopicCreation.ensure(admin, partitions, (short) 1));
    }
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "partitioner.class",
                ParkPartitioner.class,
                "max.request.size",
                4_000_000),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  public TopicPartitions counts() {
    return counts;
  }

  /** Writes a record as its service would. */
  public <T extends SpecificRecord> void post(Topic<T> topic, T record) {
    send(
        new ProducerRecord<>(
            topic.name(), bytes(topic.key(record)), WireFormat.of(topic).encode(record)));
  }

  /** Writes anything, in the partition of the key's park. */
  public void write(Topic<?> topic, String key, byte[] value) {
    send(new ProducerRecord<>(topic.name(), bytes(key), value));
  }

  /** Writes anything anywhere. */
  public void send(ProducerRecord<byte[], byte[]> record) {
    try {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All that was committed on a topic, partition after partition. */
  public synchronized List<ConsumerRecord<byte[], byte[]>> committed(Topic<?> topic) {
    return readers.computeIfAbsent(topic.name(), this::reader).all();
  }

  private Reader reader(String topic) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> all =
        IntStream.range(0, partitions).mapToObj(n -> new TopicPartition(topic, n)).toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
    return new Reader(consumer, new ArrayList<>());
  }

  /** Goes on where it was. */
  private record Reader(
      KafkaConsumer<byte[], byte[]> consumer, List<ConsumerRecord<byte[], byte[]>> read) {

    List<ConsumerRecord<byte[], byte[]>> all() {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(read::add);
      }
      return List.copyOf(read);
    }
  }

  /** The committed records of a topic whose key begins like this; a park is the usual beginning. */
  public <T extends SpecificRecord> List<T> read(Topic<T> topic, String start) {
    WireFormat<T> format = WireFormat.of(topic);
    List<T> records = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : committed(topic)) {
      if (new String(record.key(), StandardCharsets.UTF_8).startsWith(start)) {
        try {
          records.add(format.decode(record.value()));
        } catch (UnreadableException e) {
          throw new AssertionError(e);
        }
      }
    }
    return records;
  }

  /** {@code sequence TYPE match} of a park's events, in the order of the log. */
  public List<String> events(String park) {
    return read(Topics.MATCH_EVENTS, park + "|").stream().map(TestLog::told).toList();
  }

  /** The last state of each match of a park, by id. */
  public Map<String, String> matches(String park) {
    Map<String, String> last = new HashMap<>();
    read(Topics.MATCHES, park + "|").forEach(match -> last.put(match.getId(), match.getState()));
    return last;
  }

  /** A park that lies in this partition; another one for each {@code name}. */
  public String park(String name, int partition) {
    for (int i = 0; ; i++) {
      String park = name + "-" + i;
      if (ParkKey.partition(park, partitions) == partition) {
        return park;
      }
    }
  }

  private static String told(MatchEvent event) {
    return event.getSequence() + " " + event.getType() + " " + event.getMatch();
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void close() {
    readers.values().forEach(reader -> reader.consumer().close());
    producer.close(Duration.ofSeconds(2));
  }
}
