package dev.salto.dashboard.feed;

import dev.salto.dashboard.demand.Demand.Unmet;
import dev.salto.kit.json.RecordJson;
import dev.salto.kit.view.Document;
import dev.salto.kit.view.View;
import dev.salto.records.ScenarioDemand;
import dev.salto.records.UnmetOrder;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The unmet orders for all streams, each as it is now and in the order in which they changed: who
 * is slow skips what an order was in between, and there is no queue. Whoever is first to ask after
 * a change of the view reads what is new for all; while nobody asks, nothing is read.
 */
final class UnmetOrders {

  /** The place of who has seen nothing. */
  static final long START = 0;

  private static final int BATCH = 500;

  /**
   * A change of an order.
   *
   * @param number of the change
   * @param before what stood before it, null for nothing
   * @param json what is told, shared by all readers
   */
  record Told(long number, Unmet now, @Nullable Unmet before, String json) {}

  /**
   * What changed after a place.
   *
   * @param place the one behind it
   */
  record News(List<Told> told, long place) {}

  private final View view;
  private final KeptEvents kept;
  private final Tail tail;
  private final int most;
  private final Map<String, Long> offsets = new HashMap<>();
  private final Map<String, List<String>> fields = new HashMap<>();
  private final LinkedHashMap<String, Told> standing = new LinkedHashMap<>();
  private final LinkedHashMap<String, Told> met = new LinkedHashMap<>();
  private long number = START;
  private long dropped = START;
  private long change = Tail.UNREAD;

  /**
   * The unmet orders of a view.
   *
   * @param most how many orders that are met now are remembered as having been unmet
   */
  UnmetOrders(View view, KeptEvents kept, Tail tail, int most) {
    this.view = view;
    this.kept = kept;
    this.tail = tail;
    this.most = most;
  }

  /**
   * What changed after this place, after {@link #START} all that stands; null for somebody so far
   * behind that it is no longer known what was met since.
   */
  synchronized @Nullable News after(long place) {
    read();
    if (place == START) {
      return new News(List.copyOf(standing.values()), number);
    }
    return place < dropped
        ? null
        : new News(
            Stream.of(standing, met)
                .flatMap(orders ->
                    orders.sequencedValues().reversed().stream()
                        .takeWhile(told -> told.number() > place))
                .sorted(Comparator.comparingLong(Told::number))
                .toList(),
            number);
  }

  private void read() {
    // Taken first: what comes while it is read is read again rather than never.
    long now = tail.changes();
    if (change == now) {
      return;
    }
    if (number == START) {
      number++;
    }
    for (String park : kept.parks()) {
      each(Topics.SCENARIO_DEMANDS, park, this::renew);
      each(Topics.UNMET_ORDERS, park, this::put);
    }
    change = now;
  }

  private <T extends SpecificRecord> void each(
      Topic<T> topic, String park, Consumer<Document<T>> then) {
    String place = topic.name() + "|" + park;
    List<Document<T>> found;
    do {
      found = view.documents().since(topic, park, offsets.getOrDefault(place, -1L), BATCH);
      for (Document<T> document : found) {
        then.accept(document);
        offsets.put(place, document.offset());
      }
    } while (found.size() == BATCH);
  }

  /** An order is about what its scenario is about now, whichever of the two is read first. */
  private void renew(Document<ScenarioDemand> scenario) {
    ScenarioDemand record = scenario.record();
    List<String> now = record == null ? List.of() : record.getFields();
    if (!now.equals(fields.put(scenario.key(), now))) {
      standing.entrySet().stream()
          .filter(it -> scenarioKey(it.getValue().now().order()).equals(scenario.key()))
          .toList()
          .forEach(it -> put(it.getKey(), it.getValue().now().order()));
    }
  }

  private void put(Document<UnmetOrder> document) {
    UnmetOrder record = document.record();
    if (record != null && record.getLots() > 0) {
      put(document.key(), record);
      return;
    }
    Told stood = standing.remove(document.key());
    if (stood != null) {
      UnmetOrder order = record == null ? stood.now().order() : record;
      met.putLast(
          document.key(),
          told(new Unmet(UnmetOrder.newBuilder(order).setLots(0).build(), fields(order)), stood));
      if (met.size() > most) {
        dropped = met.pollFirstEntry().getValue().number();
      }
    }
  }

  private void put(String key, UnmetOrder order) {
    Unmet now = new Unmet(order, fields(order));
    Told stood = standing.get(key);
    if (stood == null || !stood.now().equals(now)) {
      met.remove(key);
      standing.putLast(key, told(now, stood));
    }
  }

  private Told told(Unmet now, @Nullable Told stood) {
    ObjectNode json = RecordJson.write(now.order());
    now.fields().forEach(json.putArray("fields")::add);
    return new Told(++number, now, stood == null ? null : stood.now(), json.toString());
  }

  private List<String> fields(UnmetOrder order) {
    return fields.getOrDefault(scenarioKey(order), List.of());
  }

  private static String scenarioKey(UnmetOrder order) {
    return order.getPark() + "|" + order.getScenario();
  }
}
