package dev.salto.matching.incremental;

import dev.salto.matching.market.Input;
import dev.salto.matching.model.Facility;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Policy;
import dev.salto.matching.model.Scenario;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The facts that stand, by id: the last of each. */
final class Facts {

  final TreeMap<String, Offer> offers = new TreeMap<>();
  final TreeMap<String, Scenario> scenarios = new TreeMap<>();
  final TreeMap<String, Order> orders = new TreeMap<>();
  final TreeMap<String, Facility> facilities = new TreeMap<>();
  @Nullable Policy policy;
  @Nullable LocalDate day;

  /** Takes a fact in the place of what stood of the same. */
  void put(Input.Fact fact) {
    switch (fact) {
      case Input.OfferChanged it -> put(offers, it.id(), it.offer());
      case Input.ScenarioChanged it -> put(scenarios, it.id(), it.scenario());
      case Input.OrderChanged it -> put(orders, it.id(), it.order());
      case Input.FacilityChanged it -> put(facilities, it.id(), it.facility());
      case Input.PolicyChanged it -> policy = it.policy();
      case Input.DayCome it -> day = it.day();
    }
  }

  private static <V> void put(Map<String, V> map, String id, @Nullable V value) {
    if (value == null) {
      map.remove(id);
    } else {
      map.put(id, value);
    }
  }

  boolean know(Input.Fact about) {
    return switch (about) {
      case Input.OfferChanged it -> offers.containsKey(it.id());
      case Input.ScenarioChanged it -> scenarios.containsKey(it.id());
      case Input.OrderChanged it -> orders.containsKey(it.id());
      case Input.FacilityChanged it -> facilities.containsKey(it.id());
      case Input.PolicyChanged it -> policy != null;
      case Input.DayCome it -> day != null;
    };
  }

  /** What stands of what a fact is about; null where that is no day yet. */
  Input.@Nullable Fact standing(Input.Fact about) {
    return switch (about) {
      case Input.OfferChanged it -> new Input.OfferChanged(it.id(), offers.get(it.id()));
      case Input.ScenarioChanged it -> new Input.ScenarioChanged(it.id(), scenarios.get(it.id()));
      case Input.OrderChanged it -> new Input.OrderChanged(it.id(), orders.get(it.id()));
      case Input.FacilityChanged it -> new Input.FacilityChanged(it.id(), facilities.get(it.id()));
      case Input.PolicyChanged it -> new Input.PolicyChanged(policy);
      case Input.DayCome it -> day == null ? null : new Input.DayCome(day);
    };
  }

  /** All of them, as a restart tells them. */
  List<Input.Fact> all() {
    List<Input.Fact> all = new ArrayList<>();
    offers.forEach((id, it) -> all.add(new Input.OfferChanged(id, it)));
    scenarios.forEach((id, it) -> all.add(new Input.ScenarioChanged(id, it)));
    orders.forEach((id, it) -> all.add(new Input.OrderChanged(id, it)));
    facilities.forEach((id, it) -> all.add(new Input.FacilityChanged(id, it)));
    all.add(new Input.PolicyChanged(policy));
    if (day != null) {
      all.add(new Input.DayCome(day));
    }
    return all;
  }
}
