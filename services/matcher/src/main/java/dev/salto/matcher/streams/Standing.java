package dev.salto.matcher.streams;

import dev.salto.schemas.ParkKey;
import dev.salto.schemas.Topic;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** What stands on the input topics of which the last record of a key counts. */
final class Standing {

  private final Map<String, AdmittedStore<?>> stores = new LinkedHashMap<>();

  Standing(ProcessorContext<?, ?> context) {
    for (Topic<?> topic : MatcherTopology.STANDING) {
      stores.put(topic.name(), context.getStateStore(AdmittedStore.name(topic)));
    }
  }

  Collection<AdmittedStore<?>> stores() {
    return stores.values();
  }

  /** The store of a topic, by the topic's name. */
  AdmittedStore<?> store(String topic) {
    AdmittedStore<?> store = stores.get(topic);
    if (store == null) {
      throw new IllegalStateException("No store for " + topic);
    }
    return store;
  }

  @SuppressWarnings("unchecked") // the store of a topic holds the topic's records
  <T extends SpecificRecord> Optional<T> get(Topic<T> topic, String park, String id) {
    return ((AdmittedStore<T>) store(topic.name())).get(ParkKey.of(park, id));
  }
}
