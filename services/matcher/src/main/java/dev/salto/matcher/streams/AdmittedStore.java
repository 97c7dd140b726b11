package dev.salto.matcher.streams;

import dev.salto.schemas.Admission;
import dev.salto.schemas.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What stands on an input topic, decoded, in memory. The topic itself is the changelog, so live
 * reading and restore take records through the same {@link #put}: admission never throws, since an
 * exception in a restore would come back at every restart.
 *
 * @param <T> the type of record
 */
final class AdmittedStore<T extends SpecificRecord> implements StateStore {

  private final String name;
  private final Topic<T> topic;
  private final int partitions;
  private final Map<String, T> standing = new HashMap<>();
  private Admission.@Nullable Answer<T> last;
  private boolean tookOut;
  private @Nullable Admission<T> admission;
  private int partition;
  private boolean open;

  private AdmittedStore(Topic<T> topic, int partitions) {
    this.name = name(topic);
    this.topic = topic;
    this.partitions = partitions;
  }

  static String name(Topic<?> topic) {
    return topic.name().replace('.', '-');
  }

  static <T extends SpecificRecord> StoreBuilder<AdmittedStore<T>> builder(
      Topic<T> topic, int partitions) {
    return new Builder<>(topic, partitions);
  }

  /** Takes a record as it lies on the topic. */
  void put(byte @Nullable [] key, byte @Nullable [] value) {
    Admission<T> judge = admission;
    if (judge == null) {
      throw new IllegalStateException("The store " + name + " is not open.");
    }
    Admission.Answer<T> answer = judge.admit(key, value, partition);
    last = answer;
    tookOut = false;
    switch (answer) {
      case Admission.Admitted<T>(String admitted, T record) -> standing.put(admitted, record);
      case Admission.Refused<T> refused -> {
        if (refused.takesOut()) {
          tookOut = standing.remove(refused.key()) != null;
        }
      }
    }
  }

  /** The judgement of the record that was put last. */
  Admission.Answer<T> last() {
    if (last == null) {
      throw new IllegalStateException("Nothing was put into " + name + " yet.");
    }
    return last;
  }

  /** Whether the record that was put last took out one that stood. */
  boolean tookOut() {
    return tookOut;
  }

  Optional<T> get(String key) {
    return Optional.ofNullable(standing.get(key));
  }

  void forEach(Consumer<T> each) {
    standing.values().forEach(each);
  }

  Topic<T> topic() {
    return topic;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    partition = context.taskId().partition();
    admission = new Admission<>(topic, partitions);
    open = true;
    context.register(root, this::put);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    standing.clear();
    last = null;
    tookOut = false;
    open = false;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  private record Builder<T extends SpecificRecord>(Topic<T> topic, int partitions)
      implements StoreBuilder<AdmittedStore<T>> {

    @Override
    public AdmittedStore<T> build() {
      return new AdmittedStore<>(topic, partitions);
    }

    @Override
    public String name() {
      return AdmittedStore.name(topic);
    }

    @Override
    public StoreBuilder<AdmittedStore<T>> withCachingEnabled() {
      throw new UnsupportedOperationException("Standing postings are in memory already.");
    }

    @Override
    public StoreBuilder<AdmittedStore<T>> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<AdmittedStore<T>> withLoggingEnabled(Map<String, String> config) {
      throw new UnsupportedOperationException("The input topic is the changelog.");
    }

    @Override
    public StoreBuilder<AdmittedStore<T>> withLoggingDisabled() {
      return this;
    }

    @Override
    public Map<String, String> logConfig() {
      return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
      return false;
    }
  }
}
