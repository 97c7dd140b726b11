package dev.salto.dashboard.demand;

import dev.salto.kit.view.Document;
import dev.salto.kit.view.Page;
import dev.salto.kit.view.Selection;
import dev.salto.kit.view.View;
import dev.salto.records.ScenarioDemand;
import dev.salto.records.UnmetOrder;
import dev.salto.schemas.Topics;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The unmet orders of all parks, kept until the view changes. Why they are unmet the matcher knows;
 * which of them are about what a reader follows, and what is new, is asked here.
 */
public final class Demand {

  private static final String OPEN = "OPEN";

  private record Known(long change, List<Unmet> all) {}

  private final View view;
  private final AtomicLong changes = new AtomicLong();
  private @Nullable Known known;

  /** The demand in this view of unmet orders and scenarios. */
  public Demand(View view) {
    this.view = view;
    view.listen(changes::incrementAndGet);
  }

  /**
   * An order with lots that no project meets.
   *
   * @param fields codes of its scenario's fields
   */
  public record Unmet(UnmetOrder order, List<String> fields) {

    /** Whether it passes, and came to be unmet after this instant. */
    public boolean isNew(DemandFilter filter, Instant seen) {
      return order.getSince().isAfter(seen) && filter.passes(this);
    }
  }

  /** One page of them, the newest first. */
  public Page<Unmet> page(DemandFilter filter, int page, int size) {
    return Page.of(passing(filter), page, size);
  }

  /** How many came to be unmet after this instant. */
  public long since(DemandFilter filter, Instant seen) {
    return all().stream().filter(it -> it.isNew(filter, seen)).count();
  }

  /** The mark of those that pass. */
  public String mark(DemandFilter filter) {
    return mark(passing(filter));
  }

  /**
   * A mark of these orders, whatever their order, that is another one once one came, went, or has
   * other lots or fields than before.
   */
  public static String mark(Collection<Unmet> unmet) {
    return Integer.toHexString(Set.copyOf(unmet).hashCode());
  }

  private List<Unmet> passing(DemandFilter filter) {
    return all().stream().filter(filter::passes).toList();
  }

  private synchronized List<Unmet> all() {
    // Taken first: what comes while they are read makes them stale rather than unnoticed.
    long change = changes.get();
    if (known == null || known.change() < change) {
      Map<String, List<String>> fields = new HashMap<>();
      known =
          new Known(
              change,
              view.documents()
                  .contents(Topics.UNMET_ORDERS, Selection.all().status(OPEN))
                  .map(order ->
                      new Unmet(order, fields.computeIfAbsent(order.getScenario(), this::fields)))
                  .toList());
    }
    return known.all();
  }

  private List<String> fields(String scenario) {
    return view.documents()
        .byId(Topics.SCENARIO_DEMANDS, scenario)
        .map(Document<ScenarioDemand>::record)
        .map(ScenarioDemand::getFields)
        .orElse(List.of());
  }
}
