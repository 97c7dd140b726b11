package dev.salto.matcher.streams;

import dev.salto.matching.market.PairKey;
import dev.salto.records.MatchDecision;
import dev.salto.records.PairMemory;
import dev.salto.records.ParkDay;
import dev.salto.records.ParkMemory;
import dev.salto.records.PilotEvent;
import dev.salto.records.TrackRecord;
import dev.salto.records.UnmetOrder;
import dev.salto.schemas.StoreSubjects;
import dev.salto.schemas.Topics;
import dev.salto.schemas.UnreadableException;
import dev.salto.schemas.WireFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What the matcher alone knows, in its own store with a changelog: of pairs, parks, unmet orders,
 * of the day in each park, of what pilots showed of offers, and which decisions and events of
 * pilots took effect.
 */
final class OwnStore {

  private static final String PAIR = "pair|";
  private static final String PARK = "park|";
  private static final String UNMET = "unmet|";
  private static final String DAY = "day|";
  private static final String DECISION = "decision|";
  private static final String TRACK_RECORD = "track-record|";
  private static final String PILOT_EVENT = "pilot-event|";

  private final KeyValueStore<String, byte[]> store;
  private final WireFormat<PairMemory> pairs = WireFormat.of(StoreSubjects.PAIRS, PairMemory.class);
  private final WireFormat<ParkMemory> parks = WireFormat.of(StoreSubjects.PARKS, ParkMemory.class);
  private final WireFormat<UnmetOrder> unmet = WireFormat.of(Topics.UNMET_ORDERS);
  private final WireFormat<ParkDay> days = WireFormat.of(Topics.PARK_DAYS);
  private final WireFormat<MatchDecision> decisions = WireFormat.of(Topics.MATCH_DECISIONS);
  private final WireFormat<TrackRecord> trackRecords = WireFormat.of(Topics.TRACK_RECORDS);

  OwnStore(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  /** Every pair, with its park. */
  void forEachPair(BiConsumer<String, PairMemory> each) {
    forEach(
        PAIR,
        (key, value) -> each.accept(key.substring(0, key.indexOf('|')), decode(pairs, value)));
  }

  /** The day of every park that has one. */
  void forEachDay(Consumer<ParkDay> each) {
    forEach(DAY, (park, value) -> each.accept(decode(days, value)));
  }

  private void forEach(String prefix, BiConsumer<String, byte[]> each) {
    try (KeyValueIterator<String, byte[]> all = store.prefixScan(prefix, new StringSerializer())) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> entry = all.next();
        each.accept(entry.key.substring(prefix.length()), entry.value);
      }
    }
  }

  Optional<PairMemory> pair(String park, String offer, String order) {
    return read(pairs, pairKey(park, offer, order));
  }

  void put(String park, PairMemory memory) {
    store.put(pairKey(park, memory.getOffer(), memory.getOrder()), pairs.encode(memory));
  }

  Optional<ParkMemory> park(String park) {
    return read(parks, PARK + park);
  }

  /** What is known of a park; that nothing happened in it yet, of a new one. */
  ParkMemory memory(String park) {
    return park(park).orElseGet(() -> new ParkMemory(park, 0L, Instant.EPOCH));
  }

  void put(ParkMemory memory) {
    store.put(PARK + memory.getPark(), parks.encode(memory));
  }

  Optional<UnmetOrder> unmet(String park, String order) {
    return read(unmet, UNMET + park + "|" + order);
  }

  void put(UnmetOrder order) {
    store.put(UNMET + order.getPark() + "|" + order.getOrder(), unmet.encode(order));
  }

  Optional<ParkDay> day(String park) {
    return read(days, DAY + park);
  }

  void put(ParkDay day) {
    store.put(DAY + day.getPark(), days.encode(day));
  }

  /** Whether this decision took effect before. */
  boolean knows(MatchDecision decision) {
    return store.get(decisionKey(decision)) != null;
  }

  void put(MatchDecision decision) {
    store.put(decisionKey(decision), decisions.encode(decision));
  }

  /** What pilots have shown of an offer. */
  Optional<TrackRecord> trackRecord(String park, String offer) {
    return read(trackRecords, TRACK_RECORD + park + "|" + offer);
  }

  void put(TrackRecord record) {
    store.put(
        TRACK_RECORD + record.getPark() + "|" + record.getOffer(), trackRecords.encode(record));
  }

  /** Whether this event of a pilot took effect before. */
  boolean knows(PilotEvent event) {
    return store.get(pilotEventKey(event)) != null;
  }

  /** Remembers that it took effect; what it says lies on its topic. */
  void put(PilotEvent event) {
    store.put(pilotEventKey(event), event.getMatch().getBytes(StandardCharsets.UTF_8));
  }

  /** The memory of the pair whose last match has this id; empty where no pair has. */
  Optional<PairMemory> pairOf(String park, String match) {
    return PairKey.thatMayHave(match).stream()
        .flatMap(pair -> pair(park, pair.offer(), pair.order()).stream())
        .filter(memory -> memory.getMatch() != null && memory.getMatch().getId().equals(match))
        .findFirst();
  }

  private <T extends SpecificRecord> Optional<T> read(WireFormat<T> format, String key) {
    return Optional.ofNullable(store.get(key)).map(value -> decode(format, value));
  }

  private static <T extends SpecificRecord> T decode(WireFormat<T> format, byte[] value) {
    try {
      return format.decode(value);
    } catch (UnreadableException e) {
      throw new IllegalStateException("The matcher's own store is damaged: " + e.reason(), e);
    }
  }

  private static String decisionKey(MatchDecision decision) {
    return DECISION + decision.getPark() + "|" + decision.getId();
  }

  private static String pilotEventKey(PilotEvent event) {
    return PILOT_EVENT + event.getPark() + "|" + event.getId();
  }

  private static String pairKey(String park, String offer, String order) {
    return PAIR + park + "|" + offer + "|" + order;
  }
}
