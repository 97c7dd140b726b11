package dev.salto.kit.testing;

import dev.salto.kit.log.NotWrittenException;
import dev.salto.kit.log.TopicCreation;
import dev.salto.kit.log.TopicLog;
import dev.salto.schemas.ParkKey;
import dev.salto.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A real broker inside the test's process, one for all tests of a module, with every topic. */
public final class Broker {

  /** Partitions of each topic. */
  public static final int PARTITIONS = 3;

  private static final EmbeddedKafkaKraftBroker BROKER = start();
  private static final Admin ADMIN =
      Admin.create(Map.of("bootstrap.servers", BROKER.getBrokersAsString()));
  private static final Map<String, Integer> COUNTS =
      TopicCreation.ensure(ADMIN, PARTITIONS, (short) 1);
  private static final TopicLog LOG = new TopicLog(bootstrapServers(), "test");
  private static final KafkaProducer<byte[], byte[]> PRODUCER =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", bootstrapServers()),
          new ByteArraySerializer(),
          new ByteArraySerializer());

  private Broker() {}

  private static EmbeddedKafkaKraftBroker start() {
    EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
    broker.brokerProperties(
        Map.of(
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "transaction.state.log.num.partitions", "1",
            "offsets.topic.num.partitions", "1",
            "auto.create.topics.enable", "false"));
    broker.afterPropertiesSet();
    Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy));
    return broker;
  }

  /** Where it listens. */
  public static String bootstrapServers() {
    return BROKER.getBrokersAsString();
  }

  /** A client that administers it. */
  public static Admin admin() {
    return ADMIN;
  }

  /** Partitions by topic name. */
  public static Map<String, Integer> counts() {
    return COUNTS;
  }

  /** Writes a record as a service would. */
  public static <T extends SpecificRecord> TopicLog.Written write(Topic<T> topic, T record) {
    try {
      return LOG.write(topic, record);
    } catch (NotWrittenException e) {
      throw new AssertionError(e);
    }
  }

  /** Writes any bytes under a key, in the partition where its park lies. */
  public static TopicLog.Written write(Topic<?> topic, String key, byte[] value) {
    return write(topic, ParkKey.partition(key, PARTITIONS), key, value);
  }

  /** Writes any bytes into any partition. */
  public static TopicLog.Written write(Topic<?> topic, int partition, String key, byte[] value) {
    try {
      var meta =
          PRODUCER
              .send(
                  new ProducerRecord<>(
                      topic.name(), partition, key.getBytes(StandardCharsets.UTF_8), value))
              .get();
      return new TopicLog.Written(
          new TopicPartition(meta.topic(), meta.partition()), meta.offset());
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** How far a topic reaches: the sum of its partitions' ends, transaction marks included. */
  public static long end(Topic<?> topic) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    IntStream.range(0, PARTITIONS)
        .forEach(n -> asked.put(new TopicPartition(topic.name(), n), OffsetSpec.latest()));
    try {
      return ADMIN.listOffsets(asked).all().get().values().stream()
          .mapToLong(end -> end.offset())
          .sum();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
