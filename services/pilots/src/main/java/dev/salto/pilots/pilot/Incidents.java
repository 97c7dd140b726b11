package dev.salto.pilots.pilot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The incidents of a pilot, numbered from 1. */
public final class Incidents {

  private final List<Incident> all = new ArrayList<>();

  /**
   * An incident.
   *
   * @param answeredBy the last version that named it, null while it is open
   * @param closedAt when it was closed, null while it is not
   * @param clearedOn the day on which the agency let the pilot go on, null where it did not
   */
  public record Incident(
      int number,
      Deed.Trouble trouble,
      IncidentState state,
      @Nullable String answeredBy,
      @Nullable Instant closedAt,
      @Nullable LocalDate clearedOn) {

    /** Whether the pilot waits for the agency to clear it. */
    public boolean pauses() {
      return trouble.severity() == Severity.SAFETY && clearedOn == null;
    }

    private boolean paused(LocalDate date) {
      return trouble.severity() == Severity.SAFETY
          && date.isAfter(trouble.date())
          && (clearedOn == null || date.isBefore(clearedOn));
    }

    private Incident opened() {
      return new Incident(
          number,
          trouble,
          IncidentState.TABLE.next(state, EventType.INCIDENT),
          null,
          null,
          clearedOn);
    }

    private Incident answered(String version) {
      return new Incident(
          number,
          trouble,
          IncidentState.TABLE.next(state, EventType.VERSION),
          version,
          null,
          clearedOn);
    }

    private Incident cleared(LocalDate day) {
      return new Incident(
          number,
          trouble,
          IncidentState.TABLE.next(state, EventType.CLEARED),
          answeredBy,
          null,
          day);
    }

    private Incident closed(Instant at) {
      return new Incident(
          number,
          trouble,
          IncidentState.TABLE.next(state, EventType.RUN),
          answeredBy,
          at,
          clearedOn);
    }
  }

  /** All of them, in the order of their numbers. */
  public List<Incident> all() {
    return List.copyOf(all);
  }

  /** Whether a pause for a safety incident lay over the whole of this day. */
  boolean paused(LocalDate date) {
    return all.stream().anyMatch(it -> it.paused(date));
  }

  @Nullable Refusal refusal(Deed.Clearance clearance) {
    Incident incident = find(clearance.incident());
    if (incident == null) {
      return Refusal.missing("incident", clearance.incident());
    }
    if (incident.trouble().severity() != Severity.SAFETY) {
      return Refusal.now("NOT_SAFETY", "Only an incident of severity SAFETY is to be cleared.");
    }
    if (incident.clearedOn() != null) {
      return Refusal.now("ALREADY_CLEARED", "Incident " + incident.number() + " is cleared.");
    }
    return refusal(incident, EventType.CLEARED);
  }

  @Nullable Refusal refusal(Deed.NewVersion version) {
    for (int answer : version.answers()) {
      Incident incident = find(answer);
      if (incident == null) {
        return Refusal.field("answers", "UNKNOWN_REFERENCE", "there is no incident " + answer);
      }
      Refusal refusal = refusal(incident, EventType.VERSION);
      if (refusal != null) {
        return refusal;
      }
      if (version.date().isBefore(incident.trouble().date())) {
        return Refusal.field(
            "date", "ORDER", "a date not before that of incident " + answer + " is expected");
      }
    }
    return null;
  }

  private static @Nullable Refusal refusal(Incident incident, EventType event) {
    return IncidentState.TABLE.allows(incident.state(), event)
        ? null
        : Refusal.state(
            "INCIDENT_STATE",
            "Incident " + incident.number(),
            incident.state(),
            event,
            IncidentState.TABLE);
  }

  /**
   * Closing needs every incident above MINOR closed.
   *
   * @return the numbers of those that are not
   */
  List<Integer> unclosed() {
    return all.stream()
        .filter(it -> it.trouble().severity() != Severity.MINOR)
        .filter(it -> it.state() != IncidentState.CLOSED)
        .map(Incident::number)
        .toList();
  }

  /** The incidents that a version closes once it has run for so many days. */
  List<Integer> provenBy(Versions.Version version, int provingDays) {
    return all.stream()
        .filter(it -> IncidentState.TABLE.allows(it.state(), EventType.RUN))
        .filter(it -> version.name().equals(it.answeredBy()) && version.days() >= provingDays)
        .map(Incident::number)
        .toList();
  }

  int next() {
    return all.size() + 1;
  }

  /** A new one shows that the version did not answer what it named of no higher severity. */
  void apply(Deed.Trouble trouble) {
    all.replaceAll(it ->
        trouble.version().equals(it.answeredBy())
                && it.trouble().severity().compareTo(trouble.severity()) <= 0
                && IncidentState.TABLE.allows(it.state(), EventType.INCIDENT)
            ? it.opened()
            : it);
    all.add(new Incident(next(), trouble, IncidentState.OPEN, null, null, null));
  }

  void apply(Deed.Clearance clearance, LocalDate day) {
    all.replaceAll(it -> it.number() == clearance.incident() ? it.cleared(day) : it);
  }

  void apply(Deed.NewVersion version) {
    all.replaceAll(
        it -> version.answers().contains(it.number()) ? it.answered(version.version()) : it);
  }

  void close(List<Integer> numbers, Instant at) {
    all.replaceAll(it -> numbers.contains(it.number()) ? it.closed(at) : it);
  }

  private @Nullable Incident find(int number) {
    return number < 1 || number > all.size() ? null : all.get(number - 1);
  }
}
