package dev.salto.dashboard.measures;

import dev.salto.dashboard.funnel.OrderLots;
import dev.salto.dashboard.funnel.Standing;
import dev.salto.dashboard.pilot.PilotStory;
import dev.salto.kit.view.Document;
import dev.salto.kit.view.View;
import dev.salto.records.MatchEvent;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to the orders of one park: when they were matched and agreed, and their pilots.
 * Reads on where it stopped, so that a question costs what is new since the last one. For one
 * thread at a time.
 */
final class Happenings {

  private static final int BATCH = 5_000;

  /** An order at the scenario that it was matched for: an order may change its scenario. */
  private record Place(String scenario, String order) {}

  private static final class Story {
    private final List<Instant> matched = new ArrayList<>();
    private final List<Instant> agreed = new ArrayList<>();
    private final Map<String, PilotStory> pilots = new LinkedHashMap<>();
  }

  private final String park;
  private final Map<Place, Story> stories = new HashMap<>();
  private final Map<String, PilotStory> pilots = new HashMap<>();
  private long eventsRead = -1;
  private long pilotsRead = -1;

  Happenings(String park) {
    this.park = park;
  }

  /** Takes what has come since. */
  void catchUp(View view) {
    eventsRead = readOn(view, Topics.MATCH_EVENTS, eventsRead, this::take);
    pilotsRead =
        readOn(view, Topics.PILOT_EVENTS, pilotsRead, event -> pilot(event.getMatch()).take(event));
  }

  /** Reads on behind an offset, and returns the last one read. */
  private <T extends SpecificRecord> long readOn(
      View view, Topic<T> topic, long read, Consumer<T> taken) {
    long last = read;
    List<Document<T>> batch;
    do {
      batch = view.documents().since(topic, park, last, BATCH);
      for (Document<T> document : batch) {
        last = document.offset();
        if (document.record() != null) {
          taken.accept(document.content());
        }
      }
    } while (batch.size() == BATCH);
    return last;
  }

  void take(MatchEvent event) {
    Story story =
        stories.computeIfAbsent(
            new Place(event.getScenario(), event.getOrder()), missing -> new Story());
    story.pilots.put(event.getMatch(), pilot(event.getMatch()));
    switch (event.getType()) {
      case "PROPOSED" -> story.matched.add(event.getAt());
      case "AGREED" -> story.agreed.add(event.getAt());
      default -> {
        // What comes later the pilot tells.
      }
    }
  }

  PilotStory pilot(String match) {
    return pilots.computeIfAbsent(match, missing -> new PilotStory());
  }

  /** What is measured of a scenario, in the days of this time zone. */
  MeasuredScenario of(Standing standing, ZoneId zone) {
    return new MeasuredScenario(
        standing,
        YearMonth.from(standing.postedAt().atZone(zone)),
        standing.orders().stream().map(it -> of(standing.scenario(), it, zone)).toList());
  }

  private MeasuredOrder of(String scenario, OrderLots lots, ZoneId zone) {
    Story story = stories.getOrDefault(new Place(scenario, lots.order()), new Story());
    LocalDate posted = lots.postedAt() == null ? null : day(lots.postedAt(), zone);
    return new MeasuredOrder(
        lots,
        daysToFirst(posted, story.matched.stream().map(it -> day(it, zone))),
        daysToFirst(posted, story.agreed.stream().map(it -> day(it, zone))),
        daysToFirst(
            posted,
            story.pilots.values().stream()
                .flatMap(it -> it.payments().stream())
                .map(PilotStory.Payment::date)),
        story.pilots.values().stream().map(Happenings::measured).toList());
  }

  /** Of an order that was posted again, what came before counts no longer. */
  private static @Nullable Long daysToFirst(@Nullable LocalDate posted, Stream<LocalDate> days) {
    return posted == null
        ? null
        : days.map(day -> ChronoUnit.DAYS.between(posted, day))
            .filter(passed -> passed >= 0)
            .min(Long::compare)
            .orElse(null);
  }

  private static MeasuredOrder.Pilot measured(PilotStory pilot) {
    return new MeasuredOrder.Pilot(
        pilot.hours(), pilot.incidents().stream().map(Happenings::measured).toList());
  }

  private static MeasuredOrder.Incident measured(PilotStory.Incident incident) {
    LocalDate fixed = incident.fixed();
    return new MeasuredOrder.Incident(
        incident.severity(),
        fixed == null ? null : ChronoUnit.DAYS.between(incident.date(), fixed));
  }

  private static LocalDate day(Instant at, ZoneId zone) {
    return LocalDate.ofInstant(at, zone);
  }
}
