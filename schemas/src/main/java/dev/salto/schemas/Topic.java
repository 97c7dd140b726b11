package dev.salto.schemas;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic and the one type of record that lies on it.
 *
 * @param name its name on the broker
 * @param type the generated class of its records
 * @param cleanup how the broker thins it out
 * @param keyOf the key that a record must lie under
 * @param <T> the type of record
 */
public record Topic<T extends SpecificRecord>(
    String name, Class<T> type, Cleanup cleanup, Function<T, String> keyOf) {

  /** How the broker thins a topic out. */
  public enum Cleanup {
    /** Keeps the last record of each key; nothing of the last seven days is thinned out. */
    COMPACT_AFTER_A_WEEK(
        Map.of(
            "cleanup.policy",
            "compact",
            "min.compaction.lag.ms",
            String.valueOf(Duration.ofDays(7).toMillis()))),
    /** Keeps the last record of each key. */
    COMPACT(Map.of("cleanup.policy", "compact")),
    /** Keeps everything for good. */
    KEEP(Map.of("cleanup.policy", "delete", "retention.ms", "-1"));

    private final Map<String, String> settings;

    Cleanup(Map<String, String> settings) {
      this.settings = settings;
    }

    /** Topic settings as the broker names them. */
    public Map<String, String> settings() {
      return settings;
    }
  }

  /** The registry's subject for the values of this topic. */
  public String subject() {
    return name + "-value";
  }

  /** The key that this record must lie under. */
  public String key(T record) {
    return keyOf.apply(record);
  }
}
