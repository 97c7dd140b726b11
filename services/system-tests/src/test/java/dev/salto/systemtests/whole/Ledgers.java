package dev.salto.systemtests.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.records.Agreement;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Gate;
import dev.salto.records.MatchEvent;
import dev.salto.records.PilotEvent;
import dev.salto.schemas.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts a park's money and capacity again from what lies on the topics alone: walks its match
 * events in order and its pilots' events in order, by nothing but the design's rules.
 */
final class Ledgers {

  private static final Set<String> LOCKED = Set.of("AGREED", "PILOTING", "DELIVERED", "PAID");

  /** What may follow what in the life of a match (design §3). */
  private static final Map<String, Set<String>> LIFE =
      Map.of(
          "",
          Set.of("PROPOSED"),
          "PROPOSED",
          Set.of("AGREED", "DISPLACED", "WITHDRAWN", "REVOKED", "DECLINED", "EXPIRED"),
          "AGREED",
          Set.of("PILOTING", "WITHDRAWN", "FAILED"),
          "PILOTING",
          Set.of("DELIVERED", "FAILED"),
          "DELIVERED",
          Set.of("PAID", "FAILED"),
          "PAID",
          Set.of("CLOSED"));

  private final String kafka;
  private final String park;

  Ledgers(String kafka, String park) {
    this.kafka = kafka;
    this.park = park;
  }

  /**
   * Fails where anything was counted twice.
   *
   * @param pilots how many each offer runs at once, at most ever
   * @param places how many each scenario hosts at once, at most ever
   * @param facilityPlaces of each facility
   */
  void balance(
      Map<String, Integer> pilots,
      Map<String, Integer> places,
      Map<String, Integer> facilityPlaces) {
    List<MatchEvent> events =
        TopicReading.contents(kafka, Topics.MATCH_EVENTS).stream()
            .filter(it -> it.getPark().equals(park))
            .toList();
    capacities(events, pilots, places, facilityPlaces);
    money();
  }

  private void capacities(
      List<MatchEvent> events,
      Map<String, Integer> pilots,
      Map<String, Integer> places,
      Map<String, Integer> facilityPlaces) {
    Map<String, String> states = new HashMap<>();
    Map<String, MatchEvent> standing = new TreeMap<>();
    Map<String, Integer> closed = new HashMap<>();
    Map<String, Integer> lots = lots();
    long sequence = 0;
    for (MatchEvent event : events) {
      assertThat(event.getSequence()).as(event::toString).isEqualTo(++sequence);
      String before = states.getOrDefault(event.getMatch(), "");
      String type = event.getType();
      if (type.equals("ACCEPTED") || type.equals("GATE")) {
        assertThat(standing).as(event::toString).containsKey(event.getMatch());
        standing.put(event.getMatch(), event);
      } else {
        assertThat(LIFE.getOrDefault(before, Set.of())).as(before + " " + event).contains(type);
        states.put(event.getMatch(), type);
        if (type.equals("PROPOSED") || LOCKED.contains(type)) {
          standing.put(event.getMatch(), event);
        } else {
          standing.remove(event.getMatch());
        }
        if (type.equals("CLOSED")) {
          closed.merge(event.getOrder(), 1, Integer::sum);
        }
      }
      // One input may end and propose several; what it comes to is seen at its last event.
      boolean settled =
          events.size() == sequence || !events.get((int) sequence).getAt().equals(event.getAt());
      if (settled) {
        held(standing, states, closed, pilots, places, lots);
        facilities(standing, facilityPlaces);
      }
    }
  }

  private static void held(
      Map<String, MatchEvent> standing,
      Map<String, String> states,
      Map<String, Integer> closed,
      Map<String, Integer> pilots,
      Map<String, Integer> places,
      Map<String, Integer> lots) {
    Map<String, Integer> offers = new HashMap<>();
    Map<String, Integer> scenarios = new HashMap<>();
    Map<String, Integer> orders = new HashMap<>(closed);
    Set<String> pairs = new HashSet<>();
    standing.forEach((match, event) -> {
      assertThat(pairs.add(event.getOffer() + "|" + event.getOrder())).as(match).isTrue();
      offers.merge(event.getOffer(), 1, Integer::sum);
      scenarios.merge(event.getScenario(), 1, Integer::sum);
      orders.merge(event.getOrder(), 1, Integer::sum);
    });
    offers.forEach((id, count) -> assertThat(count).as(id).isLessThanOrEqualTo(pilots.get(id)));
    scenarios.forEach((id, count) -> assertThat(count).as(id).isLessThanOrEqualTo(places.get(id)));
    orders.forEach(
        (id, count) -> assertThat(count).as(id + " " + states).isLessThanOrEqualTo(lots.get(id)));
  }

  private static void facilities(
      Map<String, MatchEvent> standing, Map<String, Integer> facilityPlaces) {
    Map<String, Integer> reserved = new HashMap<>();
    for (MatchEvent event : standing.values()) {
      for (Gate gate : event.getGates()) {
        if (gate.getCode().equals("FACILITY") && gate.getState().equals("MET")) {
          for (String facility : String.valueOf(gate.getReference()).split(";")) {
            reserved.merge(facility, 1, Integer::sum);
          }
        }
      }
    }
    reserved.forEach(
        (id, count) -> assertThat(count).as(id).isLessThanOrEqualTo(facilityPlaces.get(id)));
  }

  /** The lots that an order could ever have at most. */
  private Map<String, Integer> lots() {
    Map<String, Integer> lots = new HashMap<>();
    for (BuyerOrder order : TopicReading.contents(kafka, Topics.BUYER_ORDERS)) {
      if (order.getPark().equals(park)) {
        lots.merge(order.getId(), order.getLots(), Math::max);
      }
    }
    return lots;
  }

  private void money() {
    Map<String, Agreement> agreements = new HashMap<>();
    TopicReading.contents(kafka, Topics.AGREEMENTS).stream()
        .filter(it -> it.getPark().equals(park))
        .forEach(it -> agreements.put(it.getMatch(), it));
    Map<String, List<PilotEvent>> pilots = new TreeMap<>();
    TopicReading.contents(kafka, Topics.PILOT_EVENTS).stream()
        .filter(it -> it.getPark().equals(park))
        .forEach(it -> pilots.computeIfAbsent(it.getMatch(), x -> new ArrayList<>()).add(it));
    pilots.forEach((match, events) -> {
      int n = 0;
      long paid = 0;
      List<Long> payments = new ArrayList<>();
      Agreement terms = agreements.get(match);
      assertThat(terms).as(match).isNotNull();
      for (PilotEvent event : events) {
        assertThat(event.getN()).as(event::toString).isEqualTo(++n);
        if (event.getType().equals("PAYMENT")) {
          payments.add(event.getPayment().getAmount().getMinor());
          paid += payments.getLast();
          assertThat(event.getPayment().getAmount().getCurrency())
              .isEqualTo(terms.getPrice().getCurrency());
        }
        if (event.getType().equals("REVERSED")) {
          paid -= payments.set(event.getSubject() - 1, 0L);
        }
        assertThat(paid).as(event::toString).isBetween(0L, terms.getPrice().getMinor());
        assertThat(paid).isLessThanOrEqualTo(terms.getBudgetPerLot().getMinor());
        if ("PAID".equals(event.getMoves())) {
          assertThat(paid).isEqualTo(terms.getPrice().getMinor());
        }
      }
    });
  }
}
