package dev.salto.schemas;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * The key of a record that belongs to a park: {@code <park>|<id>}. Its partition follows from the
 * park alone, so that all of a park lies in one partition of every topic.
 */
public final class ParkKey {

  private ParkKey() {}

  /** The key of this id in this park. */
  public static String of(String park, String id) {
    return park + "|" + id;
  }

  /**
   * The partition of a key: murmur2 of the UTF-8 bytes up to the first {@code |}, of all of them
   * where there is none.
   *
   * @param partitions how many partitions the topic has, at least 1
   */
  public static int partition(String key, int partitions) {
    int bar = key.indexOf('|');
    String park = bar < 0 ? key : key.substring(0, bar);
    return Utils.toPositive(Utils.murmur2(park.getBytes(StandardCharsets.UTF_8))) % partitions;
  }
}
