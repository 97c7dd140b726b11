package dev.salto.pilots.pilot;

import dev.salto.matching.model.Requirement;
import dev.salto.matching.model.Stage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The work of a pilot: how much, and what was measured last at each stage. */
public final class Runs {

  private static final BigDecimal DAY = BigDecimal.valueOf(24);

  private final Set<Deed.Run> all = new HashSet<>();
  private final Map<LocalDate, BigDecimal> hours = new TreeMap<>();
  private final Map<Stage, Map<String, Measured>> readings = new EnumMap<>(Stage.class);
  private int count;

  /**
   * A reading with the run that it is of.
   *
   * @param event number of the run's event
   */
  public record Measured(Reading reading, LocalDate date, String version, int event) {}

  /** How many runs there were. */
  public int count() {
    return count;
  }

  /** On how many days. */
  public int days() {
    return hours.size();
  }

  /** Hours of all runs. */
  public BigDecimal hours() {
    return hours.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The latest reading, by the date of its run, of what a criterion asks for, in its unit. */
  public Optional<Measured> evidence(Stage stage, Requirement criterion) {
    return Optional.ofNullable(readings.getOrDefault(stage, Map.of()).get(criterion.attribute()))
        .filter(it -> it.reading().unit().equals(criterion.unit()));
  }

  /** Whether there was any run at this stage. */
  boolean any(Stage stage) {
    return readings.containsKey(stage);
  }

  @Nullable Refusal refusal(Deed.Run run) {
    if (all.contains(run)) {
      return Refusal.now(
          "DUPLICATE_RUN",
          "This run of %s is recorded already; tell another one apart by its note."
              .formatted(run.date()));
    }
    BigDecimal sum = hours.getOrDefault(run.date(), BigDecimal.ZERO).add(run.hours());
    if (run.hours().signum() <= 0 || sum.compareTo(DAY) > 0) {
      return Refusal.field(
          "hours", "RANGE", "hours above 0 are expected, and at most 24 over all runs of a day");
    }
    return null;
  }

  void apply(Deed.Run run, Stage stage, int event) {
    count++;
    all.add(run);
    hours.merge(run.date(), run.hours(), BigDecimal::add);
    Map<String, Measured> latest = readings.computeIfAbsent(stage, missing -> new TreeMap<>());
    for (Reading reading : run.readings()) {
      latest.merge(
          reading.attribute(),
          new Measured(reading, run.date(), run.version(), event),
          (before, now) -> now.date().isBefore(before.date()) ? before : now);
    }
  }
}
