package dev.salto.kit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** What must be true before the process answers: its views have caught up, its sample is in. */
public final class ReadyViews implements HealthIndicator {

  private record Condition(String name, BooleanSupplier met) {}

  private final List<Condition> conditions = new CopyOnWriteArrayList<>();

  /** Adds a condition; what is once met may fail again. */
  public void require(String name, BooleanSupplier met) {
    conditions.add(new Condition(name, met));
  }

  /** Whether all conditions are met. */
  public boolean ready() {
    return conditions.stream().allMatch(condition -> condition.met().getAsBoolean());
  }

  @Override
  public Health health() {
    Map<String, Object> details = new TreeMap<>();
    conditions.forEach(it -> details.put(it.name(), it.met().getAsBoolean()));
    return (ready() ? Health.up() : Health.outOfService()).withDetails(details).build();
  }
}
