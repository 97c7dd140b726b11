package dev.salto.dashboard.funnel;

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
    return Standing.funnel(park, filter, standing(park));
  }

  /**
   * Where the scenarios of a park stand.
   *
   * @throws Problem 404 {@code NOT_FOUND} if there is no such park
   */
  public List<Standing> standing(String park) {
    // Taken first: what comes while the park is read makes it stale rather than unnoticed.
    long change = changes.get();
    Policy policy =
        new References(view)
            .find(Topics.PARK_POLICIES, park)
            .map(MarketWords::policy)
            .orElseThrow(() -> Problem.notFound("park", park));
    return parks
        .compute(
            park,
            (id, before) ->
                before != null && before.change() >= change
                    ? before
                    : new Park(change, scenarios(id, policy)))
        .scenarios();
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
          List<OrderLots> lots = new ArrayList<>();
          matches
              .getOrDefault(scenario.getId(), Map.of())
              .forEach(
                  (id, steps) -> lots.add(lots(id, orders.get(id), steps, scenario, policy, day)));
          return new Standing(
              scenario.getId(),
              scenario.getFields(),
              isOpen(scenario),
              scenario.getPostedAt(),
              lots);
        })
        .toList();
  }

  private static OrderLots lots(
      String id,
      @Nullable BuyerOrder order,
      List<Step> matches,
      ScenarioDemand scenario,
      Policy policy,
      @Nullable LocalDate day) {
    if (order == null) {
      return new OrderLots(id, false, null, null, OrderLots.lots(0, 0, matches));
    }
    boolean open =
        isOpen(scenario)
            && order.getStatus().equals(OPEN)
            && order.getScenario().equals(scenario.getId());
    int backed = open && day != null ? Backing.of(MarketWords.order(order), policy, day).lots() : 0;
    return new OrderLots(
        id,
        isRelated(order, scenario),
        order.getPostedAt(),
        told(order),
        OrderLots.lots(open ? order.getLots() : 0, backed, matches));
  }

  private static boolean isOpen(ScenarioDemand scenario) {
    return scenario.getStatus().equals(OPEN);
  }

  private static boolean isRelated(BuyerOrder order, ScenarioDemand scenario) {
    String group = order.getOrganisation().getGroup();
    return order.getBuyer().equals(scenario.getAgency())
        || group != null && group.equals(scenario.getOrganisation().getGroup());
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

  /** What may be summed: nothing of a sealed order. */
  private static @Nullable Money told(BuyerOrder order) {
    return order.getDisclosure().equals("PUBLIC") ? order.getBudgetPerLot() : null;
  }

  private @Nullable LocalDate day(String park) {
    return view.documents()
        .byId(Topics.PARK_DAYS, park)
        .map(Document::record)
        .map(ParkDay::getDay)
        .orElse(null);
  }
}
