package dev.salto.kit.view;

import dev.salto.kit.log.TopicLog;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Follower.Source;
import dev.salto.schemas.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One service's view of the topics that it reads: what it holds, and waiting until it shows what
 * was written. Its {@link Follower} keeps it. Several instances may share the database.
 */
public final class View implements SmartLifecycle {

  /** How long a request waits for the view before it is answered with 503. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String name;
  private final Admin admin;
  private final Documents documents;
  private final Reservations reservations;
  private final Map<String, Source<?>> sources = new HashMap<>();
  private final Positions positions = new Positions();
  private final Follower follower;

  /**
   * A view in the schema of this name.
   *
   * @param partitions partitions of each topic, by topic name
   * @param projections the topics that it reads
   */
  public View(
      String name,
      String bootstrapServers,
      Admin admin,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Map<String, Integer> partitions,
      Collection<Projection<?>> projections) {
    this.name = name;
    this.admin = admin;
    this.documents = new Documents(jdbc, name);
    this.reservations = new Reservations(jdbc, name);
    for (Projection<?> projection : projections) {
      String topic = projection.topic().name();
      sources.put(topic, Source.of(projection, partitions.getOrDefault(topic, 1)));
    }
    this.follower =
        new Follower(
            name,
            bootstrapServers,
            transaction,
            new ViewTables(jdbc, name),
            sources,
            positions,
            () -> ends(sources.keySet(), IsolationLevel.READ_COMMITTED));
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
    return follower.caughtUp();
  }

  /**
   * Calls this after every batch that changed something, on the view's own thread: whoever has more
   * to do than to wake somebody holds the view up.
   */
  public void listen(Runnable listener) {
    follower.listen(listener);
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
      if (positions.await(ends, PATIENCE)) {
        return;
      }
      before = now;
    }
    throw behind();
  }

  private Map<TopicPartition, Long> at(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> now = new HashMap<>();
    ends.keySet().forEach(it -> now.put(it, positions.of(it)));
    return now;
  }

  /**
   * Waits until the view has read what these topics hold now.
   *
   * @throws Problem 503 {@code VIEW_BEHIND} after five seconds
   */
  public void awaitEnd(Topic<?>... topics) {
    awaitEnds(List.of(topics).stream().map(Topic::name).toList(), IsolationLevel.READ_COMMITTED);
  }

  /**
   * Waits until the view has read what all its topics hold now, also what is still to be committed:
   * a transaction's end comes to its partitions a moment after its writer knows of it.
   *
   * @throws Problem 503 {@code VIEW_BEHIND} after five seconds
   */
  public void awaitAllEnds() {
    awaitEnds(sources.keySet(), IsolationLevel.READ_UNCOMMITTED);
  }

  private void awaitEnds(Collection<String> topics, IsolationLevel isolation) {
    if (!positions.await(ends(topics, isolation), PATIENCE)) {
      throw behind();
    }
  }

  /**
   * Waits until a document is as expected.
   *
   * @throws Problem 409 {@code NOT_APPLIED} after five seconds
   */
  public <T extends SpecificRecord> Document<T> awaitDocument(
      Topic<T> topic, String id, Predicate<T> expected) {
    return positions
        .await(
            () ->
                documents
                    .byId(topic, id)
                    .filter(it -> it.record() != null && expected.test(it.content())),
            PATIENCE)
        .orElseThrow(() ->
            Problem.conflict("NOT_APPLIED", "It took no effect in time; read " + id + " again."));
  }

  /** Whether this topic is one of those it reads. */
  public boolean reads(Topic<?> topic) {
    return sources.containsKey(topic.name());
  }

  private static Problem behind() {
    return Problem.unavailable(
        "VIEW_BEHIND", "The service has not yet read what was written; ask again shortly.");
  }

  private Map<TopicPartition, Long> ends(Collection<String> topics, IsolationLevel isolation) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (String topic : topics) {
      Source<?> source = sources.get(topic);
      if (source == null) {
        throw new IllegalArgumentException("The view " + name + " does not read " + topic + ".");
      }
      source.places().forEach(partition -> asked.put(partition, OffsetSpec.latest()));
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
    follower.start();
  }

  @Override
  public void stop() {
    follower.stop();
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
    return follower.isRunning();
  }
}
