package dev.salto.matcher.streams;

import dev.salto.schemas.ParkKey;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.state.Stores;

/**
 * The topology: read-only stores of what stands on the input topics, the matcher behind them on the
 * same sources, its own store, and a sink for each topic that it writes. All lies in one
 * sub-topology, so one task has all of a park.
 */
public final class MatcherTopology {

  static final String OWN_STORE = "matcher-memory";
  static final String PROCESSOR = "matcher";

  /**
   * Inputs of which the last record of a key stands. Of days the latest counts, not the last, and
   * of decisions and events of pilots every one: what those did is in the own store.
   */
  static final List<Topic<?>> STANDING =
      List.of(
          Topics.PARK_POLICIES,
          Topics.FACILITIES,
          Topics.SCENARIO_DEMANDS,
          Topics.BUYER_ORDERS,
          Topics.PROJECT_OFFERS);

  /** The topics that the matcher writes. */
  static final List<Topic<?>> WRITTEN =
      List.of(
          Topics.MATCHES,
          Topics.MATCH_EVENTS,
          Topics.UNMET_ORDERS,
          Topics.AGREEMENTS,
          Topics.TRACK_RECORDS,
          Topics.DEAD_LETTERS);

  /** A client may write without a time, which Streams takes for a reason to stop. */
  private static final TimestampExtractor WRITTEN_AT =
      (record, latest) -> Math.max(0, record.timestamp());

  private MatcherTopology() {}

  /**
   * Builds it.
   *
   * @param partitions of each topic
   * @param parks where the tasks show the parks that they own
   */
  public static Topology build(int partitions, Parks parks, StreamsConfig config) {
    Topology topology = new Topology(new TopologyConfig(config));
    List<String> sources = new ArrayList<>();
    List<String> stores = new ArrayList<>(List.of(OWN_STORE));
    for (Topic<?> topic : STANDING) {
      standing(topology, topic, partitions);
      sources.add(source(topic));
      stores.add(AdmittedStore.name(topic));
    }
    for (Topic<?> topic : List.of(Topics.PARK_DAYS, Topics.MATCH_DECISIONS, Topics.PILOT_EVENTS)) {
      topology.addSource(
          AutoOffsetReset.earliest(),
          source(topic),
          WRITTEN_AT,
          new ByteArrayDeserializer(),
          new ByteArrayDeserializer(),
          topic.name());
      sources.add(source(topic));
    }
    topology.addProcessor(
        PROCESSOR, () -> new MatcherProcessor(partitions, parks), sources.toArray(String[]::new));
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(OWN_STORE), Serdes.String(), Serdes.ByteArray())
            .withCachingDisabled());
    topology.connectProcessorAndStateStores(PROCESSOR, stores.toArray(String[]::new));
    WRITTEN.forEach(topic -> sink(topology, topic, partitions));
    return topology;
  }

  private static <T extends SpecificRecord> void standing(
      Topology topology, Topic<T> topic, int partitions) {
    topology.addReadOnlyStateStore(
        AdmittedStore.builder(topic, partitions),
        source(topic),
        WRITTEN_AT,
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        topic.name(),
        "standing-" + topic.name(),
        () -> new StandingUpdater<>(topic));
  }

  private static void sink(Topology topology, Topic<?> topic, int partitions) {
    StreamPartitioner<String, byte[]> byPark =
        (name, key, value, count) -> Optional.of(Set.of(ParkKey.partition(key, partitions)));
    topology.addSink(
        topic.name(),
        topic.name(),
        new StringSerializer(),
        new ByteArraySerializer(),
        byPark,
        PROCESSOR);
  }

  private static String source(Topic<?> topic) {
    return "from-" + topic.name();
  }
}
