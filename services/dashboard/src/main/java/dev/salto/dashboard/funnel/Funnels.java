package dev.salto.dashboard.funnel;

import dev.salto.dashboard.funnel.Standing.OrderLots;
import dev.salto.kit.market.MarketWords;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Document;
import dev.salto.kit.view.References;
import dev.salto.kit.view.Selection;
import dev.salto.kit.view.View;
import dev.salto.matching.eligibility.Backing;
import dev.salto.matching.model.Policy;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Match;
import dev.salto.records.Money;
import dev.salto.records.ParkDay;
import dev.salto.records.ScenarioDemand;
import dev.salto.schemas.Topics;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The funnels of the parks; what a park's are made of is kept until the view changes. */
public final class Funnels {

  private static final String OPEN = "OPEN";
  private static final String[] COUNTING = Step.BY_STATE.keySet().toArray(String[]::new);

  private record Park(long change, List<Standing> scenarios) {}

  private final View view;
  private final AtomicLong changes = new AtomicLong();
  private final Map<String, Park> parks = new ConcurrentHashMap<>();

  /** Funnels of what this view holds: policies, days, scenarios, orders and matches. */
  public Funnels(View view) {
    this.view = view;
    view.listen(changes::incrementAndGet);
  }

  /**
   * The funnel of a park.
   *
   * @throws Problem 404 {@code NOT_FOUND} if there is no such park
   */
  public Funnel of(String park, FunnelFilter filter) {
    // Taken first: what comes while the park is read makes it stale rather than unnoticed.
    long change = changes.get();
    Policy policy =
        new References(view)
            .find(Topics.PARK_POLICIES, park)
            .map(MarketWords::policy)
            .orElseThrow(() -> Problem.notFound("park", park));
    Park known =
        parks.compute(
            park,
            (id, before) ->
                before != null && before.change() >= change
                    ? before
                    : new Park(change, scenarios(id, policy)));
    return Standing.funnel(park, filter, known.scenarios());
  }

  private List<Standing> scenarios(String park, Policy policy) {
    Selection all = Selection.all().park(park);
    LocalDate day = day(park);
    Map<String, BuyerOrder> orders = new HashMap<>();
    view.documents()
        .contents(Topics.BUYER_ORDERS, all)
        .forEach(order -> orders.put(order.getId(), order));
    // By scenario and order; an order of which nothing but its matches is left is among them.
    Map<String, Map<String, List<Step>>> matches = new HashMap<>();
    for (BuyerOrder order : orders.values()) {
      steps(matches, order.getScenario(), order.getId());
    }
    view.documents()
        .contents(Topics.MATCHES, all.status(COUNTING))
        .forEach(match -> steps(matches, match.getScenario(), match.getOrder()).add(step(match)));
    return view.documents()
        .contents(Topics.SCENARIO_DEMANDS, all)
        .map(scenario -> {
          boolean open = scenario.getStatus().equals(OPEN);
          List<OrderLots> lots = new ArrayList<>();
          matches
              .getOrDefault(scenario.getId(), Map.of())
              .forEach((id, steps) -> {
                BuyerOrder order = orders.get(id);
                int backed = order == null || !open ? 0 : backed(order, scenario, policy, day);
                lots.add(OrderLots.of(told(order), backed, steps));
              });
          return new Standing(scenario.getFields(), open, lots);
        })
        .toList();
  }

  private static List<Step> steps(
      Map<String, Map<String, List<Step>>> matches, String scenario, String order) {
    return matches
        .computeIfAbsent(scenario, id -> new HashMap<>())
        .computeIfAbsent(order, id -> new ArrayList<>());
  }

  private static Step step(Match match) {
    return Step.BY_STATE.getOrDefault(match.getState(), Step.MATCHED);
  }

  private static int backed(
      BuyerOrder order, ScenarioDemand scenario, Policy policy, @Nullable LocalDate day) {
    return day == null
            || !order.getStatus().equals(OPEN)
            || !order.getScenario().equals(scenario.getId())
        ? 0
        : Backing.of(MarketWords.order(order), policy, day).lots();
  }

  /** What may be summed: nothing of a sealed order, nor of one that cannot be read. */
  private static @Nullable Money told(@Nullable BuyerOrder order) {
    return order != null && order.getDisclosure().equals("PUBLIC") ? order.getBudgetPerLot() : null;
  }

  private @Nullable LocalDate day(String park) {
    return view.documents()
        .byId(Topics.PARK_DAYS, park)
        .map(Document::record)
        .map(ParkDay::getDay)
        .orElse(null);
  }
}
