package dev.salto.matcher.streams;

import dev.salto.matcher.Given;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What makes one match in a park. */
final class Pair {

  private Pair() {}

  /** Policy, day, scenario {@code streets}, order {@code order-a}, offer {@code sweeper}. */
  static List<SpecificRecord> in(String park) {
    return List.of(
        Given.policy(park).build(),
        Given.day(park, Given.DAY),
        Given.scenario(park, "streets").build(),
        Given.order(park, "order-a", "streets").build(),
        Given.offer(park, "sweeper").build());
  }
}
