package dev.salto.matcher.streams;

import dev.salto.records.PairMemory;
import dev.salto.records.ParkMemory;
import dev.salto.records.UnmetOrder;
import dev.salto.schemas.StoreSubjects;
import dev.salto.schemas.Topics;
import dev.salto.schemas.UnreadableException;
import dev.salto.schemas.WireFormat;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What the matcher alone knows, in its own store with a changelog: of pairs, parks, unmet orders.
 */
final class OwnStore {

  private static final String PAIR = "pair|";
  private static final String PARK = "park|";
  private static final String UNMET = "unmet|";

  private final KeyValueStore<String, byte[]> store;
  private final WireFormat<PairMemory> pairs = WireFormat.of(StoreSubjects.PAIRS, PairMemory.class);
  private final WireFormat<ParkMemory> parks = WireFormat.of(StoreSubjects.PARKS, ParkMemory.class);
  private final WireFormat<UnmetOrder> unmet = WireFormat.of(Topics.UNMET_ORDERS);

  OwnStore(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  /** Every pair, with its park. */
  void forEachPair(BiConsumer<String, PairMemory> each) {
    try (KeyValueIterator<String, byte[]> all = store.range(PAIR, PAIR + Character.MAX_VALUE)) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> entry = all.next();
        String rest = entry.key.substring(PAIR.length());
        each.accept(rest.substring(0, rest.indexOf('|')), decode(pairs, entry.value));
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

  void put(ParkMemory memory) {
    store.put(PARK + memory.getPark(), parks.encode(memory));
  }

  Optional<UnmetOrder> unmet(String park, String order) {
    return read(unmet, UNMET + park + "|" + order);
  }

  void put(UnmetOrder order) {
    store.put(UNMET + order.getPark() + "|" + order.getOrder(), unmet.encode(order));
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

  private static String pairKey(String park, String offer, String order) {
    return PAIR + park + "|" + offer + "|" + order;
  }
}
