package dev.salto.pilots.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.life.MatchState;
import dev.salto.matching.model.Money;
import dev.salto.matching.model.Operator;
import dev.salto.matching.model.Requirement;
import dev.salto.matching.model.Stage;
import dev.salto.matching.model.StageOffer;
import dev.salto.matching.model.Texts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A pilot as a test tells it, from an agreement on; the match follows every event that moves it.
 */
public final class Story {

  public static final LocalDate AGREED_ON = LocalDate.of(2026, 1, 5);
  public static final int PROVING_DAYS = 14;
  public static final Requirement NOISE =
      new Requirement("noise", Operator.AT_MOST, new BigDecimal("70"), "dB(A)", true);

  private final Terms terms;
  private final List<Event> events = new ArrayList<>();
  private MatchStanding match = new MatchStanding(MatchState.AGREED, List.of());
  private LocalDate today = AGREED_ON;

  public Story(Terms terms) {
    this.terms = terms;
  }

  /** One that goes through supervised operation first and costs 1,000.00. */
  public static Story throughTwoStages() {
    return new Story(terms(8, null));
  }

  /** One that begins where the order wants it. */
  public static Story ofOneStage() {
    return new Story(terms(9, null));
  }

  public static Terms terms(int trl, Integer proven) {
    return new Terms(
        Stage.OPERATIONAL,
        List.of(new StageOffer(Stage.SUPERVISED, 6), new StageOffer(Stage.OPERATIONAL, 8)),
        trl,
        proven,
        List.of(NOISE),
        LocalDate.of(2027, 12, 31),
        new Money(100_000, "CNY"),
        new Money(120_000, "CNY"),
        AGREED_ON);
  }

  public Pilot pilot() {
    return Pilot.of(terms, match, events);
  }

  public List<Event> events() {
    return events;
  }

  public MatchStanding match() {
    return match;
  }

  public LocalDate today() {
    return today;
  }

  public Story day(LocalDate day) {
    today = day;
    return this;
  }

  public Story daysLater(int days) {
    today = today.plusDays(days);
    return this;
  }

  /** The match comes to stand so by itself. */
  public Story match(MatchState state, String... waitsFor) {
    match = new MatchStanding(state, List.of(waitsFor));
    return this;
  }

  public Decision asks(Deed deed) {
    return pilot()
        .decide(deed, new Pilot.Now(today, Instant.parse("2026-01-05T08:00:00Z"), PROVING_DAYS));
  }

  /** It happens, and the match follows. */
  public Story does(Deed... deeds) {
    for (Deed deed : deeds) {
      Event event = records(deed);
      if (event.consequences().moves() != null) {
        match = new MatchStanding(event.consequences().moves(), match.waitsFor());
      }
    }
    return this;
  }

  /** It happens, and the match does not follow, or not yet. */
  public Event records(Deed deed) {
    Decision decision = asks(deed);
    assertThat(decision).as("%s when %s", deed, pilot().state()).isInstanceOf(Event.class);
    events.add((Event) decision);
    return (Event) decision;
  }

  /** It is refused with this code. */
  public Refusal refuses(String code, Deed deed) {
    Decision decision = asks(deed);
    assertThat(decision).as("%s when %s", deed, pilot().state()).isInstanceOf(Refusal.class);
    assertThat(((Refusal) decision).code()).isEqualTo(code);
    return (Refusal) decision;
  }

  /** Started, with a run that measured the noise. */
  public Story begun() {
    return does(new Deed.Start(), run("1.0", 8));
  }

  /** Every milestone of every stage is accepted. */
  public Story delivered() {
    begun();
    while (match.state() == MatchState.PILOTING) {
      Milestones milestones = pilot().milestones();
      does(run("1.0", 1));
      milestones.all().stream()
          .filter(it -> it.plan().stage() == milestones.stage())
          .map(it -> it.plan().number())
          .forEach(it -> does(new Deed.Submission(it), accepts(it)));
    }
    return this;
  }

  /** A run of today, unlike any before it. */
  public Deed.Run run(String version, int hours) {
    return run(version, hours, today);
  }

  public Deed.Run run(String version, int hours, LocalDate date) {
    return new Deed.Run(
        date,
        BigDecimal.valueOf(hours),
        null,
        null,
        List.of(new Reading("noise", new BigDecimal("68"), "dB(A)")),
        version,
        "after event " + events.size());
  }

  public Deed.Trouble trouble(Severity severity, String version) {
    return new Deed.Trouble(severity, today, "Stopped", version);
  }

  public Deed.NewVersion version(String version, Integer... answers) {
    return new Deed.NewVersion(version, today, List.of(answers), null);
  }

  public Deed.Payment payment(long minor, String reference) {
    return new Deed.Payment(new Money(minor, "CNY"), today, reference, null);
  }

  public static Deed.Judgement accepts(int milestone) {
    return new Deed.Judgement(milestone, true, null);
  }

  public static Deed.Judgement refuses(int milestone) {
    return new Deed.Judgement(milestone, false, "Too loud");
  }

  public static Deed.NewMilestone milestone(Stage stage) {
    return new Deed.NewMilestone(stage, new Texts("雨夜运行", null, null), List.of(NOISE), null);
  }
}
