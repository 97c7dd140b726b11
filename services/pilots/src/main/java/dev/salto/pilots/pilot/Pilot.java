package dev.salto.pilots.pilot;

import dev.salto.matching.life.MatchState;
import dev.salto.matching.model.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pilot: what its events make of its agreement, and where its match stands. */
public final class Pilot {

  private final Terms terms;
  private final MatchStanding match;
  private final Milestones milestones = new Milestones();
  private final Incidents incidents = new Incidents();
  private final Versions versions = new Versions();
  private final Runs runs = new Runs();
  private final Payments payments;
  private int events;
  private boolean underWay;
  private @Nullable Event started;
  private @Nullable MatchState moves;

  private Pilot(Terms terms, MatchStanding match) {
    this.terms = terms;
    this.match = match;
    this.payments = new Payments(terms.price(), terms.budget());
  }

  /**
   * When something is to happen.
   *
   * @param day the park's
   * @param at the clock's; decides nothing
   * @param provingDays days that a version has to run before what it answers is closed
   */
  public record Now(LocalDate day, Instant at, int provingDays) {}

  /** The pilot that these events, in their order, make. */
  public static Pilot of(Terms terms, MatchStanding match, List<Event> events) {
    Pilot pilot = new Pilot(terms, match);
    events.forEach(pilot::apply);
    return pilot;
  }

  /** The next event. While the match has not begun to pilot, what is recorded took no effect. */
  public void apply(Event event) {
    events = event.n();
    Consequences then = event.consequences();
    // A start that was not followed may be called again.
    moves = event.type() == EventType.STARTED ? null : then.moves();
    if (!match.begun()) {
      return;
    }
    switch (event.deed()) {
      case Deed.Start start -> start(event);
      case Deed.Run run -> {
        runs.apply(run, current(), event.n());
        versions.apply(run);
        incidents.close(then.closes(), event.at());
      }
      case Deed.Trouble trouble -> incidents.apply(trouble);
      case Deed.Clearance clearance -> incidents.apply(clearance, event.day());
      case Deed.NewVersion version -> {
        versions.apply(version);
        incidents.apply(version);
      }
      case Deed.NewMilestone milestone -> milestones.add(then.milestones());
      case Deed.Submission it -> milestones.apply(it.milestone(), event.type(), null);
      case Deed.Judgement it -> {
        milestones.apply(it.milestone(), event.type(), it.reason());
        milestones.at(then.stage());
      }
      case Deed.Payment payment -> payments.apply(payment);
      case Deed.Reversal reversal -> payments.apply(reversal);
      case Deed.Closing closing -> {}
      case Deed.Failure failure -> {}
    }
    underWay |= event.type() != EventType.STARTED;
  }

  /** The last start before anything else is the one that counts. */
  private void start(Event event) {
    if (!underWay) {
      started = event;
      milestones.start(event.consequences().milestones());
      milestones.at(event.consequences().stage());
    }
  }

  /** Where it stands. */
  public PilotState state() {
    return PilotState.of(match, incidents.all().stream().anyMatch(Incidents.Incident::pauses));
  }

  /** What holds it up: codes of gates that are not met, and {@code INCIDENT:n} to be cleared. */
  public List<String> pausedBy() {
    if (!match.state().isLocked()) {
      return List.of();
    }
    List<String> all = new ArrayList<>(match.waitsFor());
    incidents.all().stream()
        .filter(Incidents.Incident::pauses)
        .forEach(it -> all.add("INCIDENT:" + it.number()));
    return all;
  }

  /** An event, or why not; nothing is changed. */
  public Decision decide(Deed deed, Now now) {
    PilotState state = state();
    if (!PilotState.TABLE.allows(state, deed.type())) {
      return Refusal.state("PILOT_STATE", "The pilot", state, deed.type(), PilotState.TABLE);
    }
    if (match.isYetToFollow(moves)) {
      return Refusal.now(
              "MOVE_PENDING",
              "The match has yet to follow event %d and become %s; ask again shortly."
                  .formatted(events, moves))
          .in(state);
    }
    Refusal refusal = refusal(deed, now.day());
    return refusal != null
        ? refusal.in(state)
        : new Event(events + 1, now.day(), now.at(), deed, consequences(deed, now));
  }

  private @Nullable Refusal refusal(Deed deed, LocalDate today) {
    return switch (deed) {
      case Deed.Run run -> run(run, today);
      case Deed.Trouble trouble -> within("date", trouble.date(), today);
      case Deed.Clearance clearance -> incidents.refusal(clearance);
      case Deed.NewVersion version ->
          first(
              notAfter(version.date(), today),
              versions.refusal(version),
              incidents.refusal(version));
      case Deed.NewMilestone milestone -> milestones.refusal(milestone, today);
      case Deed.Submission submission -> milestones.refusal(submission, runs);
      case Deed.Judgement judgement -> milestones.refusal(judgement);
      case Deed.Payment payment -> payment(payment, today);
      case Deed.Reversal reversal -> payments.refusal(reversal);
      case Deed.Closing closing -> closing();
      case Deed.Start start -> null;
      case Deed.Failure failure -> null;
    };
  }

  private @Nullable Refusal run(Deed.Run run, LocalDate today) {
    if (!pausedBy().isEmpty()) {
      return Refusal.now(
          "PAUSED",
          "Nothing runs while the pilot waits for " + String.join(", ", pausedBy()) + ".");
    }
    if (incidents.paused(run.date())) {
      return Refusal.field(
          "date", "PAUSED_THEN", "a date outside the pause for a safety incident is expected");
    }
    return first(within("date", run.date(), today), runs.refusal(run));
  }

  private @Nullable Refusal payment(Deed.Payment payment, LocalDate today) {
    if (payment.date().isBefore(terms.day())) {
      return Refusal.field(
          "date", "BEFORE_AGREEMENT", "a date not before the agreement of " + terms.day());
    }
    if (payment.milestone() != null && !milestones.has(payment.milestone())) {
      return Refusal.field(
          "milestone", "UNKNOWN_REFERENCE", "the number of one of the pilot's milestones");
    }
    return first(
        notAfter(payment.date(), today),
        payments.refusal(payment, match.state() == MatchState.DELIVERED));
  }

  private @Nullable Refusal closing() {
    List<Integer> unclosed = incidents.unclosed();
    return unclosed.isEmpty()
        ? null
        : Refusal.now(
            "OPEN_INCIDENTS",
            "Incidents of severity MAJOR and SAFETY have to be closed first: " + unclosed + ".");
  }

  private @Nullable Refusal within(String field, LocalDate date, LocalDate today) {
    if (started != null && date.isBefore(started.day())) {
      return Refusal.field(
          field,
          "BEFORE_START",
          "a date not before the start on " + started.day() + " is expected");
    }
    return notAfter(date, today);
  }

  private static @Nullable Refusal notAfter(LocalDate date, LocalDate today) {
    return date.isAfter(today)
        ? Refusal.field(
            "date", "FUTURE", "a date not after the park's day " + today + " is expected")
        : null;
  }

  private static @Nullable Refusal first(@Nullable Refusal... refusals) {
    for (Refusal refusal : refusals) {
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private Consequences consequences(Deed deed, Now now) {
    return switch (deed) {
      case Deed.Start start ->
          Consequences.NONE
              .moves(MatchState.PILOTING)
              .stage(terms.path().getFirst())
              .milestones(Milestones.ofStart(terms));
      case Deed.Run run ->
          Consequences.NONE.closes(incidents.provenBy(versions.after(run), now.provingDays()));
      case Deed.Trouble trouble -> Consequences.about(incidents.next());
      case Deed.Clearance clearance -> Consequences.about(clearance.incident());
      case Deed.NewVersion version -> Consequences.NONE;
      case Deed.NewMilestone it ->
          Consequences.about(milestones.next())
              .milestones(
                  List.of(
                      new Plan(
                          milestones.next(), it.stage(), it.title(), it.criteria(), it.due())));
      case Deed.Submission submission -> Consequences.about(submission.milestone());
      case Deed.Judgement judgement -> judged(judgement);
      case Deed.Payment payment ->
          Consequences.about(payments.next())
              .moves(payments.completes(payment) ? MatchState.PAID : null);
      case Deed.Reversal reversal -> Consequences.about(reversal.payment());
      case Deed.Closing closing -> Consequences.NONE.moves(MatchState.CLOSED);
      case Deed.Failure failure -> Consequences.NONE.moves(MatchState.FAILED);
    };
  }

  private Consequences judged(Deed.Judgement judgement) {
    Consequences about = Consequences.about(judgement.milestone());
    if (!judgement.accepted() || !milestones.isLast(judgement.milestone())) {
      return about;
    }
    Stage next = milestones.following();
    return about.proves(current()).stage(next).moves(next == null ? MatchState.DELIVERED : null);
  }

  private Stage current() {
    Stage stage = milestones.stage();
    return stage == null ? terms.path().getFirst() : stage;
  }

  public Terms terms() {
    return terms;
  }

  public Milestones milestones() {
    return milestones;
  }

  public Incidents incidents() {
    return incidents;
  }

  public Versions versions() {
    return versions;
  }

  public Runs runs() {
    return runs;
  }

  public Payments payments() {
    return payments;
  }

  /** How many events it has. */
  public int events() {
    return events;
  }

  /** The event that started it, null while it has not begun. */
  public @Nullable Event started() {
    return started;
  }
}
