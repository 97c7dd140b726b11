package dev.salto.matcher.streams;

import dev.salto.kit.KitProperties;
import dev.salto.kit.TopicPartitions;
import dev.salto.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the topology, exactly once. */
public final class MatcherStreams implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(MatcherStreams.class);

  private final StreamsConfig config;
  private final int partitions;
  private final Parks parks;
  private volatile @Nullable KafkaStreams streams;

  public MatcherStreams(
      KitProperties properties, String instance, TopicPartitions topics, Parks parks) {
    this.config = new StreamsConfig(settings(properties, instance));
    this.partitions = Objects.requireNonNull(topics.counts().get(Topics.PROJECT_OFFERS.name()));
    this.parks = parks;
  }

  /** Whether all parks of this instance are being matched. */
  public boolean running() {
    KafkaStreams now = streams;
    return now != null && now.state() == KafkaStreams.State.RUNNING;
  }

  @Override
  public void start() {
    start(topology());
  }

  Topology topology() {
    return MatcherTopology.build(partitions, parks, config);
  }

  void start(Topology topology) {
    KafkaStreams starting = new KafkaStreams(topology, config);
    starting.setUncaughtExceptionHandler(failure -> {
      LOG.error("The matcher failed and starts again from its last commit.", failure);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    });
    starting.start();
    streams = starting;
  }

  @Override
  public void stop() {
    KafkaStreams stopping = streams;
    if (stopping != null) {
      stopping.close(Duration.ofSeconds(3));
      streams = null;
    }
  }

  @Override
  public boolean isRunning() {
    return streams != null;
  }

  /**
   * The measured settings. A commit is a transaction, so its interval is the latency that readers
   * of committed records see.
   */
  static Map<String, Object> settings(KitProperties properties, String instance) {
    Path folder = properties.data().resolve("streams").toAbsolutePath();
    Map<String, Object> settings = new HashMap<>();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "salto-matcher");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, properties.bootstrapServers());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 10);
    // A record that comes within a commit's interval of the last one is committed when the wait for
    // further ones ends: 107 ms later with the usual 100, 15 with this.
    settings.put(StreamsConfig.POLL_MS_CONFIG, 10);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) properties.replication());
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 2);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 10_000);
    // A broker that is still ending the last transaction refuses the first request of the next one;
    // requests sent behind it would be out of sequence, which the broker reports as an error.
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
    settings.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
        "matcher-" + instance);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    return settings;
  }
}
