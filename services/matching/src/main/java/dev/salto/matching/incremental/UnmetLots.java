package dev.salto.matching.incremental;

import dev.salto.matching.explanation.UnmetOrder;
import dev.salto.matching.model.Order;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The open orders with backed lots that have no match, counted anew where they may have changed.
 */
final class UnmetLots {

  private final Legs legs;
  private final TreeMap<String, UnmetOrder> unmet = new TreeMap<>();
  private final SortedSet<String> doubtful = new TreeSet<>();

  UnmetLots(Legs legs) {
    this.legs = legs;
  }

  /** The lots of this order, their backing or their matches may have changed. */
  void doubt(String order) {
    doubtful.add(order);
  }

  /**
   * Counts the doubtful anew.
   *
   * @param declared whether the park has a policy and a day
   * @return the orders where it is otherwise now, by id; lots 0 where none are unmet any more
   */
  List<UnmetOrder> recount(boolean declared) {
    List<UnmetOrder> changed = new ArrayList<>();
    for (String id : doubtful) {
      Leg.OfOrder leg = legs.knownOrder(id);
      Order order = leg == null ? null : leg.order;
      int lots = leg == null ? 0 : leg.left();
      UnmetOrder is =
          declared && order != null && order.open() && lots > 0
              ? new UnmetOrder(id, order.scenario(), lots)
              : null;
      UnmetOrder was = is == null ? unmet.remove(id) : unmet.put(id, is);
      if (is != null && !is.equals(was)) {
        changed.add(is);
      } else if (is == null && was != null) {
        changed.add(new UnmetOrder(id, was.scenario(), 0));
      }
    }
    doubtful.clear();
    return changed;
  }

  /** By id. */
  SortedMap<String, UnmetOrder> all() {
    return Collections.unmodifiableSortedMap(unmet);
  }
}
