package dev.salto.matching.market;

import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.explanation.UnmetOrder;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.model.Facility;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Policy;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.text.TermVector;
import dev.salto.matching.text.TextSimilarity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that stands in a park: postings, rules, day, memories. Sorted by id, so that nothing depends
 * on the order of arrival. Copied before every change, so that a change that fails has changed
 * nothing.
 */
final class PlainLedger implements Ledger {

  private final TreeMap<String, Offer> offers;
  private final TreeMap<String, Scenario> scenarios;
  private final TreeMap<String, Order> orders;
  private final TreeMap<String, Facility> facilities;
  private final TreeMap<PairKey, PairMemory> memories;
  private final Map<String, TermVector> offerTexts;
  private final Map<String, TermVector> scenarioTexts;
  private @Nullable Policy policy;
  private @Nullable LocalDate day;

  // Made of what stands, so it goes with any change.
  private @Nullable Ground ground;

  PlainLedger() {
    offers = new TreeMap<>();
    scenarios = new TreeMap<>();
    orders = new TreeMap<>();
    facilities = new TreeMap<>();
    memories = new TreeMap<>();
    offerTexts = new HashMap<>();
    scenarioTexts = new HashMap<>();
  }

  private PlainLedger(PlainLedger other) {
    offers = new TreeMap<>(other.offers);
    scenarios = new TreeMap<>(other.scenarios);
    orders = new TreeMap<>(other.orders);
    facilities = new TreeMap<>(other.facilities);
    memories = new TreeMap<>(other.memories);
    offerTexts = new HashMap<>(other.offerTexts);
    scenarioTexts = new HashMap<>(other.scenarioTexts);
    policy = other.policy;
    day = other.day;
  }

  PlainLedger copy() {
    return new PlainLedger(this);
  }

  void take(Input.Fact fact) {
    ground = null;
    switch (fact) {
      case Input.OfferChanged changed -> {
        put(offers, changed.id(), changed.offer());
        Offer offer = changed.offer();
        put(
            offerTexts,
            changed.id(),
            offer == null ? null : TextSimilarity.vectorOf(offer.title(), offer.summary()));
      }
      case Input.ScenarioChanged changed -> {
        put(scenarios, changed.id(), changed.scenario());
        Scenario scenario = changed.scenario();
        put(
            scenarioTexts,
            changed.id(),
            scenario == null
                ? null
                : TextSimilarity.vectorOf(scenario.title(), scenario.summary()));
      }
      case Input.OrderChanged changed -> put(orders, changed.id(), changed.order());
      case Input.FacilityChanged changed -> put(facilities, changed.id(), changed.facility());
      case Input.PolicyChanged changed -> policy = changed.policy();
      case Input.DayCome come -> {
        if (day == null || come.day().isAfter(day)) {
          day = come.day();
        }
      }
    }
  }

  @Override
  public void remember(PairMemory memory) {
    memories.put(new PairKey(memory.offer(), memory.order()), memory);
  }

  private static <V> void put(Map<String, V> map, String id, @Nullable V value) {
    if (value == null) {
      map.remove(id);
    } else {
      map.put(id, value);
    }
  }

  @Override
  public SortedMap<String, Offer> offers() {
    return offers;
  }

  @Override
  public SortedMap<String, Scenario> scenarios() {
    return scenarios;
  }

  @Override
  public SortedMap<String, Order> orders() {
    return orders;
  }

  @Override
  public SortedMap<String, Facility> facilities() {
    return facilities;
  }

  @Override
  public Collection<Match> inNeedOfFacilities() {
    return standing().stream().filter(match -> match.facility() != null).toList();
  }

  SortedMap<PairKey, PairMemory> memories() {
    return memories;
  }

  @Override
  public @Nullable PairMemory known(PairKey key) {
    return memories.get(key);
  }

  @Override
  public @Nullable Policy policy() {
    return policy;
  }

  @Override
  public @Nullable Ground ground() {
    if (ground == null && policy != null && day != null) {
      ground = new Ground(policy, day, facilities.values(), orders.values());
    }
    return ground;
  }

  @Override
  public PairCase pairCase(Offer offer, Scenario scenario, Order order, Ground on) {
    return new PairCase(
        offer,
        scenario,
        order,
        memories.get(new PairKey(offer.id(), order.id())),
        on,
        offerText(offer.id()),
        scenarioText(scenario.id()));
  }

  @Override
  public TermVector offerText(String id) {
    return Objects.requireNonNull(offerTexts.get(id));
  }

  @Override
  public TermVector scenarioText(String id) {
    return Objects.requireNonNull(scenarioTexts.get(id));
  }

  @Override
  public Collection<Offer> offersSharingAField(Scenario scenario) {
    return offers.values().stream()
        .filter(offer -> offer.open() && scenario.fields().stream().anyMatch(offer::hasField))
        .toList();
  }

  @Override
  public Collection<Order> ordersOf(String scenario) {
    return orders.values().stream().filter(order -> order.scenario().equals(scenario)).toList();
  }

  @Override
  public Occupancy occupancy() {
    return new PlainOccupancy(this);
  }

  /** The matches that stand, by pair. */
  List<Match> standing() {
    List<Match> standing = new ArrayList<>();
    for (PairMemory memory : memories.values()) {
      Match match = memory.standing();
      if (match != null) {
        standing.add(match);
      }
    }
    return standing;
  }

  /** The matches that used up a lot for good, by pair. */
  List<Match> closed() {
    List<Match> closed = new ArrayList<>();
    for (PairMemory memory : memories.values()) {
      Match match = memory.match();
      if (memory.hasHadItsLot() && match != null) {
        closed.add(match);
      }
    }
    return closed;
  }

  /** Lots used up for good, by order. */
  Map<String, Integer> usedUp() {
    return memories.values().stream()
        .collect(
            Collectors.groupingBy(PairMemory::order, Collectors.summingInt(PairMemory::closed)));
  }

  @Override
  public SortedMap<String, UnmetOrder> unmet() {
    SortedMap<String, UnmetOrder> unmet = new TreeMap<>();
    Ground on = ground();
    if (on == null) {
      return unmet;
    }
    Map<String, Long> matched =
        standing().stream().collect(Collectors.groupingBy(Match::order, Collectors.counting()));
    Map<String, Integer> used = usedUp();
    for (Order order : orders.values()) {
      long lots =
          on.backing(order.id()).lots()
              - used.getOrDefault(order.id(), 0)
              - matched.getOrDefault(order.id(), 0L);
      if (order.open() && lots > 0) {
        unmet.put(order.id(), new UnmetOrder(order.id(), order.scenario(), (int) lots));
      }
    }
    return unmet;
  }
}
