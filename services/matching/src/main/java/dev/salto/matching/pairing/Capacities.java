package dev.salto.matching.pairing;

import java.util.HashMap;
import java.util.Map;

/**
 * The room left: pilots of offers, backed lots of orders, places of scenarios. Room that was never
 * given is none; taking more than there is leaves none (capacity lowered below what is agreed).
 */
public final class Capacities {

  private final Map<String, Integer> offers = new HashMap<>();
  private final Map<String, Integer> orders = new HashMap<>();
  private final Map<String, Integer> scenarios = new HashMap<>();

  /** Adds the pilots of an offer. */
  public void addOffer(String id, int pilots) {
    offers.merge(id, pilots, Integer::sum);
  }

  /** Adds the backed lots of an order; a negative number takes them away. */
  public void addOrder(String id, int lots) {
    orders.merge(id, lots, Integer::sum);
  }

  /** Adds the places of a scenario. */
  public void addScenario(String id, int places) {
    scenarios.merge(id, places, Integer::sum);
  }

  /** Takes one of each. */
  public void take(String offer, String scenario, String order) {
    addOffer(offer, -1);
    addScenario(scenario, -1);
    addOrder(order, -1);
  }

  /** Pilots left of an offer. */
  public int offer(String id) {
    return offers.getOrDefault(id, 0);
  }

  /** Lots left of an order. */
  public int order(String id) {
    return orders.getOrDefault(id, 0);
  }

  /** Places left of a scenario. */
  public int scenario(String id) {
    return scenarios.getOrDefault(id, 0);
  }

  boolean haveRoomFor(Candidate pair) {
    return offer(pair.offer()) > 0 && order(pair.order()) > 0 && scenario(pair.scenario()) > 0;
  }
}
