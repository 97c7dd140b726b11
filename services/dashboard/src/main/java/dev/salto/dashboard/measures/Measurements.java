package dev.salto.dashboard.measures;

import dev.salto.dashboard.asking.Services;
import dev.salto.dashboard.funnel.Funnels;
import dev.salto.dashboard.funnel.OrderLots;
import dev.salto.dashboard.funnel.Standing;
import dev.salto.dashboard.funnel.Step;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.References;
import dev.salto.kit.view.View;
import dev.salto.records.ParkPolicy;
import dev.salto.schemas.Topics;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The measures of the parks: what happened is read once, as it comes. */
final class Measurements {

  private final View view;
  private final Funnels funnels;
  private final Services services;
  private final Map<String, Happenings> parks = new ConcurrentHashMap<>();

  Measurements(View view, Funnels funnels, Services services) {
    this.view = view;
    this.funnels = funnels;
    this.services = services;
  }

  /**
   * The measures of a park.
   *
   * @throws Problem 404 {@code NOT_FOUND} if there is no such park
   */
  Measures of(String park, MeasuresFilter filter, @Nullable Grouping grouping) {
    List<Standing> standing = funnels.standing(park);
    ZoneId zone =
        new References(view)
            .find(Topics.PARK_POLICIES, park)
            .map(ParkPolicy::getTimeZone)
            .map(ZoneId::of)
            .orElseThrow(() -> Problem.notFound("park", park));
    Reasons reasons = anyUnmet(standing) ? Reasons.ask(services, park) : Reasons.NONE;
    return Measures.of(park, filter, grouping, measured(park, standing, zone), reasons);
  }

  private Collection<MeasuredScenario> measured(String park, List<Standing> standing, ZoneId zone) {
    Happenings happenings = parks.computeIfAbsent(park, Happenings::new);
    synchronized (happenings) {
      happenings.catchUp(view);
      List<MeasuredScenario> measured = new ArrayList<>();
      standing.forEach(it -> measured.add(happenings.of(it, zone)));
      return measured;
    }
  }

  private static boolean anyUnmet(List<Standing> standing) {
    return standing.stream().flatMap(it -> it.orders().stream()).anyMatch(Measurements::isUnmet);
  }

  private static boolean isUnmet(OrderLots order) {
    return order.at(Step.BACKED) > order.at(Step.MATCHED);
  }
}
