package dev.salto.schemas;

import dev.salto.records.PairMemory;
import dev.salto.records.ParkMemory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** The schemas that this build's classes were made from, by subject. */
final class Subjects {

  static Map<String, Schema> current() {
    Map<String, Schema> current = new LinkedHashMap<>();
    for (Topic<?> topic : Topics.ALL) {
      current.put(topic.subject(), SpecificData.getForClass(topic.type()).getSchema(topic.type()));
    }
    current.put(StoreSubjects.PAIRS, PairMemory.getClassSchema());
    current.put(StoreSubjects.PARKS, ParkMemory.getClassSchema());
    return current;
  }

  private Subjects() {}
}
