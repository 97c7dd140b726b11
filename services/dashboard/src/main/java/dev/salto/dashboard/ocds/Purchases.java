package dev.salto.dashboard.ocds;

import dev.salto.dashboard.ocds.Purchase.Deal;
import dev.salto.dashboard.pilot.PilotStory;
import dev.salto.kit.posting.ListRequest;
import dev.salto.kit.view.Page;
import dev.salto.kit.view.Selection;
import dev.salto.kit.view.View;
import dev.salto.records.Agreement;
import dev.salto.records.BuyerOrder;
import dev.salto.records.ParkPolicy;
import dev.salto.records.ScenarioDemand;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** The public orders as a view knows them, with all that came of them. */
final class Purchases {

  private static final ZoneId USUAL = ZoneId.of("Asia/Shanghai");

  private final View view;

  Purchases(View view) {
    this.view = view;
  }

  /** One page of those that are asked for, the order posted last first. */
  Page<Purchase> page(ListRequest request) {
    Selection open = request.selection(List.of("OPEN", "WITHDRAWN")).tag("disclosure", "PUBLIC");
    return view.documents()
        .page(Topics.BUYER_ORDERS, open, request.page(), request.size())
        .map(document -> purchase(document.content()));
  }

  private Purchase purchase(BuyerOrder order) {
    String park = order.getPark();
    Selection ofOrder = Selection.all().park(park).tag("order", order.getId());
    Map<String, Agreement> agreements = new HashMap<>();
    view.documents()
        .contents(Topics.AGREEMENTS, ofOrder)
        .forEach(it -> agreements.put(it.getMatch(), it));
    List<Deal> deals = new ArrayList<>();
    view.documents()
        .contents(Topics.MATCHES, ofOrder)
        .forEach(match -> {
          Agreement agreement = agreements.get(match.getId());
          if (agreement != null) {
            deals.add(new Deal(match, agreement, PilotStory.of(view, park, match.getId())));
          }
        });
    deals.sort(
        Comparator.comparing((Deal it) -> it.agreement().getAt())
            .thenComparing(it -> it.match().getId()));
    ScenarioDemand scenario =
        find(Topics.SCENARIO_DEMANDS, order.getScenario())
            .filter(it -> it.getPark().equals(park))
            .orElse(null);
    return new Purchase(
        order,
        scenario,
        deals,
        find(Topics.PARK_POLICIES, park)
            .map(ParkPolicy::getTimeZone)
            .map(ZoneId::of)
            .orElse(USUAL));
  }

  private <T extends SpecificRecord> Optional<T> find(Topic<T> topic, String id) {
    return view.documents().byId(topic, id).flatMap(it -> Optional.ofNullable(it.record()));
  }
}
