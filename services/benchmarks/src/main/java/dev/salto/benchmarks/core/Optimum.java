package dev.salto.benchmarks.core;

import com.google.ortools.Loader;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The best that a planner could do who may ignore rank: pairs within the capacities of offers,
 * orders and scenarios, as a flow from offers through orders to scenarios (OR-Tools).
 */
final class Optimum {

  /** A pair that may be. */
  record Pair(String offer, String order, int score) {}

  /**
   * What may be used of what.
   *
   * @param pilots by offer
   * @param lots backed ones by order
   * @param scenarios the scenario of each order
   * @param places by scenario
   */
  record Capacities(
      Map<String, Integer> pilots,
      Map<String, Integer> lots,
      Map<String, String> scenarios,
      Map<String, Integer> places) {}

  /** Lots served and the sum of their scores. */
  record Total(long lots, long score) {}

  static {
    Loader.loadNativeLibraries();
  }

  private static final int SOURCE = 0;
  private static final int SINK = 1;

  private final MinCostFlow flow = new MinCostFlow();
  private final Map<String, Integer> nodes = new HashMap<>();
  private final Capacities capacities;

  /**
   * @param bypass what a pilot that is not used is worth: 0 to find the highest score; far below 0
   *     for the most lots, and of these the highest score
   */
  private Optimum(List<Pair> pairs, Capacities capacities, long bypass) {
    this.capacities = capacities;
    long all = capacities.pilots().values().stream().mapToLong(it -> it).sum();
    for (Pair pair : pairs) {
      int offer = offer(pair.offer());
      flow.addArcWithCapacityAndUnitCost(offer, order(pair.order()), 1, -pair.score());
    }
    flow.addArcWithCapacityAndUnitCost(SOURCE, SINK, all, -bypass);
    flow.setNodeSupply(SOURCE, all);
    flow.setNodeSupply(SINK, -all);
  }

  /** The highest sum of scores. */
  static Total ofScore(List<Pair> pairs, Capacities capacities) {
    return new Optimum(pairs, capacities, 0).solve();
  }

  /** The most lots, and the highest sum of scores with as many. */
  static Total ofLots(List<Pair> pairs, Capacities capacities) {
    return new Optimum(pairs, capacities, -1_000_000_000L).solve();
  }

  private Total solve() {
    if (flow.solve() != MinCostFlowBase.Status.OPTIMAL) {
      throw new IllegalStateException("the flow has no optimum");
    }
    long lots = 0;
    long score = 0;
    for (int arc = 0; arc < flow.getNumArcs(); arc++) {
      // Only arcs of pairs cost something, but for the bypass.
      if (flow.getFlow(arc) > 0 && flow.getUnitCost(arc) < 0 && flow.getTail(arc) != SOURCE) {
        lots += flow.getFlow(arc);
        score -= flow.getFlow(arc) * flow.getUnitCost(arc);
      }
    }
    return new Total(lots, score);
  }

  private int offer(String id) {
    Integer known = nodes.get(id);
    if (known != null) {
      return known;
    }
    int node = node(id);
    flow.addArcWithCapacityAndUnitCost(SOURCE, node, capacity(capacities.pilots(), id), 0);
    return node;
  }

  private int order(String id) {
    Integer known = nodes.get(id);
    if (known != null) {
      return known;
    }
    int node = node(id);
    String scenario = Objects.requireNonNull(capacities.scenarios().get(id));
    Integer place = nodes.get(scenario);
    if (place == null) {
      place = node(scenario);
      flow.addArcWithCapacityAndUnitCost(place, SINK, capacity(capacities.places(), scenario), 0);
    }
    flow.addArcWithCapacityAndUnitCost(node, place, capacity(capacities.lots(), id), 0);
    return node;
  }

  private static int capacity(Map<String, Integer> of, String id) {
    return Objects.requireNonNull(of.get(id));
  }

  private int node(String id) {
    nodes.put(id, nodes.size() + 2);
    return nodes.size() + 1;
  }
}
