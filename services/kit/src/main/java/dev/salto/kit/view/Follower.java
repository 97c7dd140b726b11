package dev.salto.kit.view;

import dev.salto.schemas.Admission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Follows the log from where the database stands, on a thread of its own, and applies each batch
 * together with its offsets. Where several instances share the database, each batch is applied by
 * the one that moves the position first.
 */
final class Follower {

  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Comparator<TopicPartition> IN_ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

  private final String name;
  private final String bootstrapServers;
  private final TransactionTemplate transaction;
  private final ViewTables tables;
  private final Map<String, Source<?>> sources;
  private final Positions positions;
  private final Supplier<Map<TopicPartition, Long>> ends;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicBoolean caughtUp = new AtomicBoolean();
  private volatile Consumer<byte[], byte[]> consumer;
  private volatile Thread thread;

  /** A topic that is read. */
  record Source<T extends SpecificRecord>(
      Projection<T> projection, Admission<T> admission, int partitions) {
    static <T extends SpecificRecord> Source<T> of(Projection<T> projection, int partitions) {
      return new Source<>(projection, new Admission<>(projection.topic(), partitions), partitions);
    }

    Stream<TopicPartition> places() {
      return ViewTables.partitions(projection.topic().name(), partitions);
    }

    void apply(ViewTables tables, ConsumerRecord<byte[], byte[]> record) {
      tables.apply(projection, admission, record);
    }
  }

  /**
   * One that does not run yet.
   *
   * @param sources the topics, by name
   * @param positions moved as it reads
   * @param ends the ends that all topics have now
   */
  @SuppressWarnings("NullAway.Init") // consumer and thread live from start() to stop()
  Follower(
      String name,
      String bootstrapServers,
      TransactionTemplate transaction,
      ViewTables tables,
      Map<String, Source<?>> sources,
      Positions positions,
      Supplier<Map<TopicPartition, Long>> ends) {
    this.name = name;
    this.bootstrapServers = bootstrapServers;
    this.transaction = transaction;
    this.tables = tables;
    this.sources = sources;
    this.positions = positions;
    this.ends = ends;
  }

  /** Calls this on its thread after every batch that changed something. */
  void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** Whether it has once reached the ends that the topics had when it started. */
  boolean caughtUp() {
    return caughtUp.get();
  }

  boolean isRunning() {
    return running.get();
  }

  void start() {
    if (running.compareAndSet(false, true)) {
      createTables();
      consumer = consumer();
      thread = Thread.ofPlatform().name("view-" + name).start(this::follow);
    }
  }

  void stop() {
    if (running.compareAndSet(true, false)) {
      consumer.wakeup();
      try {
        thread.join(3_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void createTables() {
    try {
      tables.create();
    } catch (DataAccessException e) {
      // Of two instances that create the same table at once PostgreSQL lets one fail.
      LOG.info("The tables of the view {} are created again: {}", name, e.getMessage());
      tables.create();
    }
  }

  private void follow() {
    try (Consumer<byte[], byte[]> following = consumer) {
      List<TopicPartition> all = new ArrayList<>();
      sources.values().forEach(source -> source.places().forEach(all::add));
      following.assign(all);
      Map<TopicPartition, Long> startEnds = Map.of();
      boolean seeked = false;
      while (running.get()) {
        try {
          if (!seeked) {
            seek(following, all);
            startEnds = caughtUp.get() ? Map.of() : ends.get();
            seeked = true;
          }
          if (!caughtUp.get() && positions.reached(startEnds)) {
            caughtUp.set(true);
          }
          if (!step(following)) {
            seeked = false;
          }
        } catch (WakeupException e) {
          LOG.debug("The view {} is asked to stop.", name);
        } catch (RuntimeException e) {
          // Whatever the database or the broker could not do: nothing of the batch was kept, the
          // same records are read again, and the thread lives until the view is stopped.
          LOG.warn("The view {} could not go on and tries again: {}", name, e.toString());
          seeked = false;
          positions.pause(500);
        }
      }
    }
  }

  private void seek(Consumer<byte[], byte[]> following, List<TopicPartition> all) {
    Map<TopicPartition, Long> stored = tables.positions();
    // Where another instance was faster the change is there all the same.
    listeners.forEach(Runnable::run);
    for (TopicPartition partition : all) {
      long position = stored.getOrDefault(partition, 0L);
      following.seek(partition, position);
      positions.move(Map.of(partition, position));
    }
  }

  /** Reads and applies one batch; false if another instance was faster. */
  private boolean step(Consumer<byte[], byte[]> following) {
    ConsumerRecords<byte[], byte[]> batch = following.poll(POLL);
    // In one order, so that two instances that move the same positions don't wait for each other.
    Map<TopicPartition, Long> to = new TreeMap<>(IN_ORDER);
    for (TopicPartition partition : following.assignment()) {
      long position = following.position(partition);
      if (position != positions.of(partition)) {
        to.put(partition, position);
      }
    }
    if (to.isEmpty()) {
      return true;
    }
    Boolean applied =
        transaction.execute(status -> {
          for (Map.Entry<TopicPartition, Long> move : to.entrySet()) {
            long from = positions.of(move.getKey());
            if (!tables.move(move.getKey(), from, move.getValue())) {
              status.setRollbackOnly();
              return false;
            }
          }
          for (ConsumerRecord<byte[], byte[]> record : batch) {
            Source<?> source = sources.get(record.topic());
            if (source != null) {
              source.apply(tables, record);
            }
          }
          return true;
        });
    if (!Boolean.TRUE.equals(applied)) {
      return false;
    }
    // First, so that who waits for a position finds nothing stale that a listener should have told.
    if (!batch.isEmpty()) {
      listeners.forEach(Runnable::run);
    }
    positions.move(to);
    return true;
  }

  private Consumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
