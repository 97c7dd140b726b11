package dev.salto.kit.view;

import dev.salto.kit.log.TopicLog;
import dev.salto.kit.problem.Problem;
import dev.salto.schemas.Admission;
import dev.salto.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One service's view of the topics that it reads: a thread follows the log from where the database
 * stands and applies each batch together with its offsets. Several instances may share the
 * database; each batch is applied by the one that moves the position first.
 */
public final class View implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(View.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Comparator<TopicPartition> IN_ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

  /** How long a request waits for the view before it is answered with 503. */
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String name;
  private final String bootstrapServers;
  private final Admin admin;
  private final TransactionTemplate transaction;
  private final ViewTables tables;
  private final Documents documents;
  private final Reservations reservations;
  private final Map<String, Source<?>> sources = new HashMap<>();
  private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Object moved = new Object();
  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicBoolean caughtUp = new AtomicBoolean();
  private volatile Consumer<byte[], byte[]> consumer;
  private volatile Thread thread;

  private record Source<T extends SpecificRecord>(
      Projection<T> projection, Admission<T> admission, int partitions) {
    static <T extends SpecificRecord> Source<T> of(Projection<T> projection, int partitions) {
      return new Source<>(projection, new Admission<>(projection.topic(), partitions), partitions);
    }

    void apply(ViewTables tables, ConsumerRecord<byte[], byte[]> record) {
      tables.apply(projection, admission, record);
    }
  }

  /**
   * A view in the schema of this name.
   *
   * @param partitions partitions of each topic, by topic name
   * @param projections the topics that it reads
   */
  @SuppressWarnings("NullAway.Init") // consumer and thread live from start() to stop()
  public View(
      String name,
      String bootstrapServers,
      Admin admin,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Map<String, Integer> partitions,
      Collection<Projection<?>> projections) {
    this.name = name;
    this.bootstrapServers = bootstrapServers;
    this.admin = admin;
    this.transaction = transaction;
    this.tables = new ViewTables(jdbc, name);
    this.documents = new Documents(jdbc, name);
    this.reservations = new Reservations(jdbc, name);
    for (Projection<?> projection : projections) {
      String topic = projection.topic().name();
      sources.put(topic, Source.of(projection, partitions.getOrDefault(topic, 1)));
    }
  }

  /** What the view holds. */
  public Documents documents() {
    return documents;
  }

  /** Who is about to change which posting; kept beside the view. */
  public Reservations reservations() {
    return reservations;
  }

  /** Its name, which is its schema's. */
  public String name() {
    return name;
  }

  /** Whether it has once reached the ends that the topics had when it started. */
  public boolean caughtUp() {
    return caughtUp.get();
  }

  /**
   * Calls this after every batch that changed something, on the view's own thread: whoever has more
   * to do than to wake somebody holds the view up.
   */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Waits until the view shows what was written. A long file takes a while.
   *
   * @throws Problem 503 {@code VIEW_BEHIND} once the view has made no step for five seconds
   */
  public void await(Collection<TopicLog.Written> written) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    written.forEach(place -> ends.put(place.partition(), place.offset() + 1));
    Map<TopicPartition, Long> before = null;
    for (Map<TopicPartition, Long> now = at(ends); !now.equals(before); now = at(ends)) {
      if (reachedBy(ends, deadline())) {
        return;
      }
      before = now;
    }
    throw behind();
  }

  private Map<TopicPartition, Long> at(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> now = new HashMap<>();
    ends.keySet().forEach(it -> now.put(it, positions.getOrDefault(it, 0L)));
    return now;
  }

  /**
   * Waits until the view has read what these topics hold now.
   *
   * @throws Problem 503 {@code VIEW_BEHIND} after five seconds
   */
  public void awaitEnd(Topic<?>... topics) {
    awaitEnds(ends(List.of(topics).stream().map(Topic::name).toList()));
  }

  /**
   * Waits until a document is as expected.
   *
   * @throws Problem 409 {@code NOT_APPLIED} after five seconds
   */
  public <T extends SpecificRecord> Document<T> awaitDocument(
      Topic<T> topic, String id, Predicate<T> expected) {
    long deadline = deadline();
    synchronized (moved) {
      while (true) {
        Optional<Document<T>> found = documents.byId(topic, id);
        if (found.isPresent()
            && found.get().record() != null
            && expected.test(found.get().content())) {
          return found.get();
        }
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw Problem.conflict(
              "NOT_APPLIED", "It took no effect in time; read " + id + " again.");
        }
        pause(left);
      }
    }
  }

  /**
   * Waits until the view has read what all its topics hold now, also what is still to be committed:
   * a transaction's end comes to its partitions a moment after its writer knows of it.
   *
   * @throws Problem 503 {@code VIEW_BEHIND} after five seconds
   */
  public void awaitAllEnds() {
    awaitEnds(ends(sources.keySet(), IsolationLevel.READ_UNCOMMITTED));
  }

  /** Whether this topic is one of those it reads. */
  public boolean reads(Topic<?> topic) {
    return sources.containsKey(topic.name());
  }

  private static long deadline() {
    return System.nanoTime() + PATIENCE.toNanos();
  }

  private void awaitEnds(Map<TopicPartition, Long> ends) {
    if (!reachedBy(ends, deadline())) {
      throw behind();
    }
  }

  private boolean reachedBy(Map<TopicPartition, Long> ends, long deadline) {
    synchronized (moved) {
      while (!reached(ends)) {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return false;
        }
        pause(left);
      }
      return true;
    }
  }

  private static Problem behind() {
    return Problem.unavailable(
        "VIEW_BEHIND", "The service has not yet read what was written; ask again shortly.");
  }

  private void pause(long millis) {
    try {
      synchronized (moved) {
        moved.wait(millis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable("STOPPING", "The service is stopping.");
    }
  }

  private boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private Map<TopicPartition, Long> ends(Collection<String> topics) {
    return ends(topics, IsolationLevel.READ_COMMITTED);
  }

  private Map<TopicPartition, Long> ends(Collection<String> topics, IsolationLevel isolation) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (String topic : topics) {
      Source<?> source = sources.get(topic);
      if (source == null) {
        throw new IllegalArgumentException("The view " + name + " does not read " + topic + ".");
      }
      ViewTables.partitions(topic, source.partitions())
          .forEach(partition -> asked.put(partition, OffsetSpec.latest()));
    }
    try {
      Map<TopicPartition, Long> ends = new HashMap<>();
      admin
          .listOffsets(
              asked,
              new ListOffsetsOptions(isolation).timeoutMs(Math.toIntExact(PATIENCE.toMillis())))
          .all()
          .get()
          .forEach((partition, end) -> ends.put(partition, end.offset()));
      return ends;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable("STOPPING", "The service is stopping.");
    } catch (ExecutionException e) {
      throw Problem.unavailable("LOG_UNREACHABLE", "The log could not be asked for its end.");
    }
  }

  @Override
  public void start() {
    if (running.compareAndSet(false, true)) {
      createTables();
      consumer = consumer();
      thread = Thread.ofPlatform().name("view-" + name).start(this::follow);
    }
  }

  @Override
  public void stop() {
    if (running.compareAndSet(true, false)) {
      consumer.wakeup();
      try {
        thread.join(3_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Beside the other views: each waits half a second for the answer that is on its way. */
  @Override
  public void stop(Runnable stopped) {
    Thread.ofVirtual()
        .name("stop-" + name)
        .start(() -> {
          stop();
          stopped.run();
        });
  }

  @Override
  public boolean isRunning() {
    return running.get();
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
      sources.forEach(
          (topic, source) -> ViewTables.partitions(topic, source.partitions()).forEach(all::add));
      following.assign(all);
      Map<TopicPartition, Long> startEnds = Map.of();
      boolean seeked = false;
      while (running.get()) {
        try {
          if (!seeked) {
            seek(following, all);
            startEnds = caughtUp.get() ? Map.of() : ends(sources.keySet());
            seeked = true;
          }
          if (!caughtUp.get() && reached(startEnds)) {
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
          pause(500);
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
      publish(Map.of(partition, position));
    }
  }

  /** Reads and applies one batch; false if another instance was faster. */
  private boolean step(Consumer<byte[], byte[]> following) {
    ConsumerRecords<byte[], byte[]> batch = following.poll(POLL);
    // In one order, so that two instances that move the same positions don't wait for each other.
    Map<TopicPartition, Long> to = new TreeMap<>(IN_ORDER);
    for (TopicPartition partition : following.assignment()) {
      long position = following.position(partition);
      if (position != positions.getOrDefault(partition, 0L)) {
        to.put(partition, position);
      }
    }
    if (to.isEmpty()) {
      return true;
    }
    Boolean applied =
        transaction.execute(status -> {
          for (Map.Entry<TopicPartition, Long> move : to.entrySet()) {
            long from = positions.getOrDefault(move.getKey(), 0L);
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
    publish(to);
    return true;
  }

  private void publish(Map<TopicPartition, Long> to) {
    synchronized (moved) {
      positions.putAll(to);
      moved.notifyAll();
    }
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
