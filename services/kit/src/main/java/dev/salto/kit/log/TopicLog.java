package dev.salto.kit.log;

import dev.salto.kit.problem.Problem;
import dev.salto.schemas.ParkPartitioner;
import dev.salto.schemas.Topic;
import dev.salto.schemas.WireFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes to the topics: one record with {@code acks=all}, or many in one transaction. */
public final class TopicLog implements AutoCloseable {

  /**
   * After this long a record that was not acknowledged will never be written: the longest wait for
   * the broker's answer, and before it for the topic to be known.
   */
  public static final Duration LONGEST = Duration.ofSeconds(25);

  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration MAX_BLOCK = LONGEST.minus(DELIVERY_TIMEOUT);

  /** A transaction that has not come so far by then is given up: its commit may take a while. */
  private static final Duration COMMIT_WITHIN = LONGEST.minus(MAX_BLOCK).minusSeconds(5);

  private final String source;
  private final String bootstrapServers;
  private final KafkaProducer<String, byte[]> single;
  private final Map<Topic<?>, WireFormat<?>> formats = new ConcurrentHashMap<>();
  private @Nullable KafkaProducer<String, byte[]> transactional;

  /**
   * Opens the log.
   *
   * @param source who writes, as the header {@code ce_source} tells it
   */
  public TopicLog(String bootstrapServers, String source) {
    this.bootstrapServers = bootstrapServers;
    this.source = source;
    this.single = producer(Map.of());
  }

  /**
   * Where a record came to lie.
   *
   * @param partition topic and partition
   * @param offset its offset
   */
  public record Written(TopicPartition partition, long offset) {}

  /**
   * Writes one record and waits until the broker has it.
   *
   * @throws Problem 503 {@code LOG_UNCERTAIN} if it isn't known whether the record was written
   * @throws NotWrittenException if it certainly was not
   */
  public <T extends SpecificRecord> Written write(Topic<T> topic, T record)
      throws NotWrittenException {
    try {
      return await(single.send(message(topic, record)));
    } catch (KafkaException e) {
      throw uncertain(e);
    }
  }

  /**
   * Writes one record as of a time that is past: what follows from it is told with that time too.
   *
   * @throws Problem 503 {@code LOG_UNCERTAIN} if it isn't known whether the record was written
   * @throws NotWrittenException if it certainly was not
   */
  public <T extends SpecificRecord> Written write(Topic<T> topic, T record, Instant at)
      throws NotWrittenException {
    ProducerRecord<String, byte[]> now = message(topic, record);
    try {
      return await(
          single.send(
              new ProducerRecord<>(
                  now.topic(), null, at.toEpochMilli(), now.key(), now.value(), now.headers())));
    } catch (KafkaException e) {
      throw uncertain(e);
    }
  }

  /**
   * Writes all these records or none, in one transaction.
   *
   * @param since when the caller began to count {@link #LONGEST}, as {@link System#nanoTime()}
   * @return the last written place of each partition
   * @throws Problem 503 {@code LOG_UNCERTAIN} if it isn't known whether they were written
   * @throws NotWrittenException if they certainly were not
   */
  public synchronized <T extends SpecificRecord> List<Written> writeAll(
      Topic<T> topic, List<T> records, long since) throws NotWrittenException {
    KafkaProducer<String, byte[]> producer = transactional();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try {
      producer.beginTransaction();
      for (T record : records) {
        sent.add(producer.send(message(topic, record)));
      }
      producer.flush();
      for (Future<RecordMetadata> future : sent) {
        await(future);
      }
      if (System.nanoTime() - since > COMMIT_WITHIN.toNanos()) {
        throw new NotWrittenException("The log took too long; nothing was written.", false);
      }
    } catch (NotWrittenException | KafkaException | Problem e) {
      giveUp(producer, e);
      // Without a commit none of it will ever be read.
      throw e instanceof NotWrittenException certain
          ? certain
          : new NotWrittenException("The log could not be written to; nothing was.", false);
    }
    try {
      producer.commitTransaction();
      Map<TopicPartition, Written> last = new HashMap<>();
      for (Future<RecordMetadata> future : sent) {
        Written written = await(future);
        last.merge(written.partition(), written, (a, b) -> a.offset() > b.offset() ? a : b);
      }
      return List.copyOf(last.values());
    } catch (KafkaException e) {
      giveUp(producer, e);
      throw uncertain(e);
    }
  }

  private KafkaProducer<String, byte[]> transactional() throws NotWrittenException {
    KafkaProducer<String, byte[]> producer = transactional;
    if (producer == null) {
      producer =
          producer(
              Map.of(
                  ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                  "salto-import-" + UUID.randomUUID(),
                  ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                  "10000"));
      try {
        producer.initTransactions();
      } catch (KafkaException e) {
        producer.close(Duration.ZERO);
        throw new NotWrittenException("The log could not be reached; nothing was written.", false);
      }
      transactional = producer;
    }
    return producer;
  }

  private void giveUp(KafkaProducer<String, byte[]> producer, Exception cause) {
    try {
      if (!(cause instanceof ProducerFencedException)) {
        producer.abortTransaction();
      }
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    } finally {
      producer.close(Duration.ZERO);
      transactional = null;
    }
  }

  private static Written await(Future<RecordMetadata> sent) throws NotWrittenException {
    try {
      RecordMetadata meta = sent.get();
      return new Written(new TopicPartition(meta.topic(), meta.partition()), meta.offset());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw uncertain(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RecordTooLargeException
          || e.getCause() instanceof SerializationException) {
        throw new NotWrittenException(
            "The log refused the record: " + e.getCause().getMessage(), true);
      }
      throw uncertain(e);
    }
  }

  private static Problem uncertain(Exception e) {
    Problem problem =
        Problem.unavailable(
            "LOG_UNCERTAIN",
            "The log did not confirm in time; whether this was posted shows shortly.");
    problem.addSuppressed(e);
    return problem;
  }

  private <T extends SpecificRecord> ProducerRecord<String, byte[]> message(
      Topic<T> topic, T record) {
    @SuppressWarnings("unchecked")
    WireFormat<T> format =
        (WireFormat<T>) formats.computeIfAbsent(topic, missing -> WireFormat.of(topic));
    String key = topic.key(record);
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(topic.name(), key, format.encode(record));
    header(message.headers(), "ce_id", UUID.randomUUID().toString());
    header(message.headers(), "ce_type", record.getSchema().getFullName());
    header(message.headers(), "ce_source", source);
    header(message.headers(), "ce_time", Instant.now().toString());
    header(message.headers(), "ce_subject", key);
    return message;
  }

  private static void header(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private KafkaProducer<String, byte[]> producer(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 2);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.toIntExact(MAX_BLOCK.toMillis()));
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(DELIVERY_TIMEOUT.toMillis()));
    settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, ParkPartitioner.class);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  @Override
  public synchronized void close() {
    single.close(Duration.ofSeconds(2));
    if (transactional != null) {
      transactional.close(Duration.ofSeconds(2));
    }
  }
}
