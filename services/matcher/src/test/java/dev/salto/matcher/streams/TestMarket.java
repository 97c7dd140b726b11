package dev.salto.matcher.streams;

import dev.salto.matcher.Given;
import dev.salto.records.BuyerOrder;
import dev.salto.records.DeadLetter;
import dev.salto.records.Facility;
import dev.salto.records.Match;
import dev.salto.records.MatchDecision;
import dev.salto.records.MatchEvent;
import dev.salto.records.ParkDay;
import dev.salto.records.ParkPolicy;
import dev.salto.records.PilotEvent;
import dev.salto.records.ProjectOffer;
import dev.salto.records.ScenarioDemand;
import dev.salto.records.UnmetOrder;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import dev.salto.schemas.UnreadableException;
import dev.salto.schemas.WireFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The topology in a test driver: records in, everything that ever came out. */
final class TestMarket implements AutoCloseable {

  private final Parks parks = new Parks();
  private final TopologyTestDriver driver;
  private int events;
  private final Map<String, List<TestRecord<byte[], byte[]>>> out = new HashMap<>();
  private boolean closed;
  private Instant now = Instant.parse("2026-01-05T09:00:00.000Z");

  /** A market of one partition, in which all parks are at home. */
  TestMarket(Path folder) {
    this(folder, 1);
  }

  /** The driver's only partition as the first of so many. */
  TestMarket(Path folder, int partitions) {
    Map<String, Object> settings =
        Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG, "test",
            StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:9092",
            StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    StreamsConfig config = new StreamsConfig(settings);
    Properties properties = new Properties();
    properties.putAll(settings);
    driver = new TopologyTestDriver(MatcherTopology.build(partitions, parks, config), properties);
  }

  Parks parks() {
    return parks;
  }

  /** Writes this record as its service would. */
  <T extends SpecificRecord> void post(T record) {
    Topic<T> topic = topic(record);
    write(topic, topic.key(record), WireFormat.of(topic).encode(record));
  }

  /** Writes the next event of a pilot that moves its match on. */
  void move(String match, String to) {
    post(Given.pilotEvent("hetao", match, ++events, typeOf(to)).setMoves(to).build());
  }

  private static String typeOf(String to) {
    return switch (to) {
      case "PILOTING" -> "STARTED";
      case "DELIVERED" -> "ACCEPTED";
      case "PAID" -> "PAYMENT";
      default -> to;
    };
  }

  void postAll(List<? extends SpecificRecord> records) {
    records.forEach(this::post);
  }

  /** Writes anything. */
  void write(Topic<?> topic, String key, byte[] value) {
    write(topic, key == null ? null : key.getBytes(StandardCharsets.UTF_8), value);
  }

  void write(Topic<?> topic, byte[] key, byte[] value) {
    now = now.plusMillis(7);
    driver
        .createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(key, value, now));
  }

  /** When the last record was written. */
  Instant now() {
    return now;
  }

  /** All records that came out on a topic so far. */
  List<TestRecord<byte[], byte[]>> written(Topic<?> topic) {
    List<TestRecord<byte[], byte[]>> all =
        out.computeIfAbsent(topic.name(), missing -> new ArrayList<>());
    all.addAll(
        driver
            .createOutputTopic(
                topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
            .readRecordsToList());
    return all;
  }

  /** How many records came out so far, on all topics. */
  int count() {
    return written(Topics.MATCHES).size()
        + written(Topics.MATCH_EVENTS).size()
        + written(Topics.UNMET_ORDERS).size()
        + written(Topics.AGREEMENTS).size()
        + written(Topics.TRACK_RECORDS).size()
        + written(Topics.DEAD_LETTERS).size();
  }

  List<MatchEvent> events() {
    return read(Topics.MATCH_EVENTS);
  }

  /** {@code TYPE match}, in the order in which they came. */
  List<String> told() {
    return events().stream().map(event -> event.getType() + " " + event.getMatch()).toList();
  }

  List<DeadLetter> deadLetters() {
    return read(Topics.DEAD_LETTERS);
  }

  /** The last record of each match, by id. */
  SortedMap<String, Match> matches() {
    SortedMap<String, Match> last = new TreeMap<>();
    read(Topics.MATCHES).forEach(match -> last.put(match.getId(), match));
    return last;
  }

  /** Unmet lots by order, as last told. */
  SortedMap<String, Integer> unmet() {
    SortedMap<String, Integer> last = new TreeMap<>();
    read(Topics.UNMET_ORDERS).forEach(unmet -> last.put(unmet.getOrder(), unmet.getLots()));
    return last;
  }

  <T extends SpecificRecord> List<T> read(Topic<T> topic) {
    WireFormat<T> format = WireFormat.of(topic);
    return written(topic).stream().map(record -> decoded(format, record.value())).toList();
  }

  private static <T extends SpecificRecord> T decoded(WireFormat<T> format, byte[] value) {
    try {
      return format.decode(value);
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("unchecked") // the topic of a record's type
  static <T extends SpecificRecord> Topic<T> topic(T record) {
    return (Topic<T>)
        switch (record) {
          case ProjectOffer offer -> Topics.PROJECT_OFFERS;
          case ScenarioDemand scenario -> Topics.SCENARIO_DEMANDS;
          case BuyerOrder order -> Topics.BUYER_ORDERS;
          case Facility facility -> Topics.FACILITIES;
          case ParkPolicy policy -> Topics.PARK_POLICIES;
          case ParkDay day -> Topics.PARK_DAYS;
          case MatchDecision decision -> Topics.MATCH_DECISIONS;
          case PilotEvent event -> Topics.PILOT_EVENTS;
          case UnmetOrder unmet -> Topics.UNMET_ORDERS;
          default -> throw new IllegalArgumentException(record.getSchema().getName());
        };
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      driver.close();
    }
  }
}
