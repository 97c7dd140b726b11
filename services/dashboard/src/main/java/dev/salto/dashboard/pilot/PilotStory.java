package dev.salto.dashboard.pilot;

import dev.salto.kit.view.SharedProjections;
import dev.salto.kit.view.View;
import dev.salto.records.Money;
import dev.salto.records.PilotEvent;
import dev.salto.records.PilotIncident;
import dev.salto.records.PilotMilestone;
import dev.salto.records.PilotPayment;
import dev.salto.records.PilotRun;
import dev.salto.records.ProductVersion;
import dev.salto.records.Text;
import dev.salto.schemas.Topics;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A pilot as its events tell it: hours, incidents, milestones, payments. Takes events in their
 * order, each once; what came before is passed over.
 */
public final class PilotStory {

  /**
   * A milestone.
   *
   * @param milestone its number, from 1
   * @param state {@code PLANNED}, {@code SUBMITTED}, {@code ACCEPTED} or {@code REFUSED}
   * @param at when it came into this state
   */
  public record Milestone(
      int milestone, String stage, Text title, @Nullable LocalDate due, String state, Instant at) {}

  /**
   * A payment.
   *
   * @param payment its number, from 1
   * @param date on which the money was paid
   * @param milestone the milestone that it pays for, null for none in particular
   */
  public record Payment(int payment, Money amount, LocalDate date, @Nullable Integer milestone) {}

  /**
   * An incident.
   *
   * @param fixed date of the version that fixed it, null while none is proven to have done so
   */
  public record Incident(String severity, LocalDate date, @Nullable LocalDate fixed) {}

  private final Map<Integer, Incident> incidents = new TreeMap<>();
  private final Map<Integer, Milestone> milestones = new TreeMap<>();
  private final Map<Integer, Payment> payments = new TreeMap<>();
  private final Map<String, ProductVersion> versions = new HashMap<>();
  private BigDecimal hours = BigDecimal.ZERO;
  private @Nullable String stage;
  private @Nullable Instant startedAt;
  private @Nullable Instant changedAt;
  private int incidentsMet;
  private int paymentsMade;
  private int last;

  /** The pilot of a match, as a view knows it that keeps the events of pilots. */
  public static PilotStory of(View view, String park, String match) {
    PilotStory story = new PilotStory();
    view.documents()
        .contents(Topics.PILOT_EVENTS, SharedProjections.pilotEvents(match).park(park))
        .sorted(Comparator.comparingInt(PilotEvent::getN))
        .forEach(story::take);
    return story;
  }

  /** Takes the pilot's next event; one that was taken already changes nothing. */
  public void take(PilotEvent event) {
    if (event.getN() <= last) {
      return;
    }
    last = event.getN();
    changedAt = event.getAt();
    if (event.getStage() != null) {
      stage = event.getStage();
    }
    event.getMilestones().forEach(it -> plan(it, event.getAt()));
    switch (event.getType()) {
      case "STARTED" -> startedAt = event.getAt();
      case "RUN" -> run(Objects.requireNonNull(event.getRun()));
      case "INCIDENT" -> meet(event, Objects.requireNonNull(event.getIncident()));
      case "VERSION" -> {
        ProductVersion version = Objects.requireNonNull(event.getProductVersion());
        versions.put(version.getVersion(), version);
      }
      case "SUBMITTED", "ACCEPTED", "REFUSED" -> decide(event);
      case "PAYMENT" -> pay(event, Objects.requireNonNull(event.getPayment()));
      case "REVERSED" -> payments.remove(Objects.requireNonNull(event.getSubject()));
      default -> {
        // Of a clearance or an end nothing is told here but its time.
      }
    }
    event.getCloses().forEach(closed -> close(closed, event.getRun()));
  }

  /** Hours run so far. */
  public BigDecimal hours() {
    return hours;
  }

  /** Its incidents, in the order of their numbers. */
  public List<Incident> incidents() {
    return List.copyOf(incidents.values());
  }

  /** Its milestones, in the order of their numbers. */
  public List<Milestone> milestones() {
    return List.copyOf(milestones.values());
  }

  /** The payments that stand, in the order of their numbers. */
  public List<Payment> payments() {
    return List.copyOf(payments.values());
  }

  /** The stage that it is at, null before it starts. */
  public @Nullable String stage() {
    return stage;
  }

  /** When it started, null before. */
  public @Nullable Instant startedAt() {
    return startedAt;
  }

  /** When it last changed, null where nothing has happened yet. */
  public @Nullable Instant changedAt() {
    return changedAt;
  }

  private void plan(PilotMilestone it, Instant at) {
    milestones.put(
        it.getMilestone(),
        new Milestone(it.getMilestone(), it.getStage(), it.getTitle(), it.getDue(), "PLANNED", at));
  }

  private void decide(PilotEvent event) {
    change(
        milestones,
        event.getSubject(),
        it ->
            new Milestone(
                it.milestone(), it.stage(), it.title(), it.due(), event.getType(), event.getAt()));
  }

  private void run(PilotRun run) {
    hours = hours.add(new BigDecimal(run.getHours()));
  }

  private void meet(PilotEvent event, PilotIncident incident) {
    incidentsMet++;
    incidents.put(
        number(event, incidentsMet),
        new Incident(incident.getSeverity(), incident.getDate(), null));
  }

  /** What closes an incident is a run; the version that ran is the one that fixed it. */
  private void close(int number, @Nullable PilotRun run) {
    LocalDate fixed = fixedBy(number, run == null ? null : run.getProductVersion());
    change(incidents, number, it -> new Incident(it.severity(), it.date(), fixed));
  }

  private @Nullable LocalDate fixedBy(int incident, @Nullable String ran) {
    ProductVersion named = versions.get(ran);
    if (named != null) {
      return named.getDate();
    }
    List<LocalDate> answers = new ArrayList<>();
    for (ProductVersion version : versions.values()) {
      if (version.getAnswers().contains(incident)) {
        answers.add(version.getDate());
      }
    }
    return answers.stream().max(Comparator.naturalOrder()).orElse(null);
  }

  private void pay(PilotEvent event, PilotPayment payment) {
    paymentsMade++;
    int number = number(event, paymentsMade);
    payments.put(
        number,
        new Payment(number, payment.getAmount(), payment.getDate(), payment.getMilestone()));
  }

  /** Numbers count from 1 in each pilot, whether or not the event names its own. */
  private static int number(PilotEvent event, int counted) {
    Integer named = event.getSubject();
    return named == null ? counted : named;
  }

  private static <E> void change(
      Map<Integer, E> all, @Nullable Integer number, UnaryOperator<E> change) {
    if (number != null) {
      all.computeIfPresent(number, (same, it) -> change.apply(it));
    }
  }
}
