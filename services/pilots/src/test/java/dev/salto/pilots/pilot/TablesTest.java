package dev.salto.pilots.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.life.MatchState;
import dev.salto.matching.model.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks every state and every command of the four state machines. */
class TablesTest {

  /** Which commands each state takes: S starts, R run, I incident and so on, in their order. */
  private static final List<String> PILOT =
      List.of(
          //         STA RUN INC CLE VER MIL SUB ACC REF PAY REV CLO FAI
          "WAITING    -   -   -   -   -   -   -   -   -   -   -   -   x",
          "READY      x   -   -   -   -   -   -   -   -   -   -   -   x",
          "RUNNING    -   x   x   -   x   x   x   x   x   x   x   -   x",
          "PAUSED     -   -   x   x   x   -   -   -   -   x   x   -   x",
          "DELIVERED  -   x   x   x   x   -   -   -   -   x   x   -   x",
          "PAID       -   x   x   x   x   -   -   -   -   -   -   x   -",
          "CLOSED     -   -   -   -   -   -   -   -   -   -   -   -   -",
          "FAILED     -   -   -   -   -   -   -   -   -   -   x   -   -",
          "ENDED      -   -   -   -   -   -   -   -   -   -   -   -   -");

  static Stream<Arguments> pairs() {
    return PILOT.stream()
        .map(line -> line.split("\\s+"))
        .flatMap(cells ->
            Arrays.stream(EventType.values())
                .map(event ->
                    Arguments.of(
                        PilotState.valueOf(cells[0]),
                        event,
                        cells[1 + event.ordinal()].equals("x"))));
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @MethodSource("pairs")
  void aPilotTakesWhatItsTableTakesAndRefusesAllElse(
      PilotState state, EventType event, boolean taken) {
    Story story = in(state, event);
    assertThat(story.pilot().state()).isEqualTo(state);
    Decision decision = story.asks(command(story, event));
    if (taken) {
      assertThat(decision).isInstanceOf(Event.class);
      story.does(command(story, event));
      assertThat(PilotState.TABLE.after(state, event)).contains(story.pilot().state());
    } else {
      assertThat(decision).isInstanceOf(Refusal.class);
      Refusal refusal = (Refusal) decision;
      assertThat(refusal.code()).isEqualTo("PILOT_STATE");
      assertThat(refusal.state()).isEqualTo(state.name());
      assertThat(refusal.allowed()).doesNotContain(event);
      assertThat(refusal.allowed()).isEqualTo(PilotState.TABLE.allowed(state));
    }
  }

  /** A pilot in this state in which nothing but the state stands against this command. */
  private static Story in(PilotState state, EventType command) {
    Story story = Story.throughTwoStages();
    boolean toBeCleared = command == EventType.CLEARED;
    switch (state) {
      case WAITING -> story.match(MatchState.AGREED, "SITE");
      case READY -> {}
      case ENDED -> story.match(MatchState.WITHDRAWN);
      case RUNNING -> running(story);
      case PAUSED -> running(story).does(story.trouble(Severity.SAFETY, "1.0"));
      case DELIVERED -> delivered(story, toBeCleared);
      case PAID -> paid(story, toBeCleared);
      case CLOSED -> paid(story, false).does(new Deed.Closing());
      case FAILED -> running(story).does(new Deed.Failure("Given up"));
      default -> throw new AssertionError(state);
    }
    return story;
  }

  private static Story running(Story story) {
    return story
        .begun()
        .does(
            Story.milestone(Stage.SUPERVISED),
            new Deed.Submission(1),
            story.payment(10_000, "early"));
  }

  private static Story delivered(Story story, boolean unsafe) {
    story.delivered().does(story.payment(10_000, "half"));
    return unsafe ? story.does(story.trouble(Severity.SAFETY, "1.0")) : story;
  }

  private static Story paid(Story story, boolean unsafe) {
    delivered(story, false).does(story.payment(90_000, "rest"));
    return unsafe ? story.does(story.trouble(Severity.SAFETY, "1.0")) : story;
  }

  private static Deed command(Story story, EventType event) {
    return switch (event) {
      case STARTED -> new Deed.Start();
      case RUN -> story.run("1.0", 1);
      case INCIDENT -> story.trouble(Severity.MINOR, "1.0");
      case CLEARED -> new Deed.Clearance(1, null);
      case VERSION -> story.version("1.1");
      case MILESTONE -> Story.milestone(Stage.OPERATIONAL);
      case SUBMITTED -> new Deed.Submission(3);
      case ACCEPTED -> Story.accepts(1);
      case REFUSED -> Story.refuses(1);
      case PAYMENT -> story.payment(10_000, "next");
      case REVERSED -> new Deed.Reversal(1, "Sent back");
      case CLOSED -> new Deed.Closing();
      case FAILED -> new Deed.Failure("Given up");
    };
  }

  @ParameterizedTest
  @MethodSource("milestones")
  void aMilestoneIsSubmittedThenJudgedAndOnlyARefusedOneAgain(
      MilestoneState state, EventType event) {
    Story story = Story.throughTwoStages().begun();
    switch (state) {
      case PLANNED -> {}
      case SUBMITTED -> story.does(new Deed.Submission(1));
      case REFUSED -> story.does(new Deed.Submission(1), Story.refuses(1));
      case ACCEPTED -> story.does(new Deed.Submission(1), Story.accepts(1));
      default -> throw new AssertionError(state);
    }
    assertThat(story.pilot().milestones().all().getFirst().state()).isEqualTo(state);
    Deed deed = event == EventType.SUBMITTED ? new Deed.Submission(1) : judgement(event);
    MilestoneState next =
        switch (state) {
          case PLANNED, REFUSED -> event == EventType.SUBMITTED ? MilestoneState.SUBMITTED : null;
          case SUBMITTED ->
              event == EventType.ACCEPTED
                  ? MilestoneState.ACCEPTED
                  : event == EventType.REFUSED ? MilestoneState.REFUSED : null;
          case ACCEPTED -> null;
        };
    if (next == null) {
      Refusal refusal = story.refuses("MILESTONE_STATE", deed);
      assertThat(refusal.state()).isEqualTo(state.name());
      assertThat(refusal.allowed()).doesNotContain(event);
    } else {
      story.does(deed);
      assertThat(story.pilot().milestones().all().getFirst().state()).isEqualTo(next);
    }
  }

  private static Deed judgement(EventType event) {
    return event == EventType.ACCEPTED ? Story.accepts(1) : Story.refuses(1);
  }

  static Stream<Arguments> milestones() {
    return Arrays.stream(MilestoneState.values())
        .flatMap(state ->
            Stream.of(EventType.SUBMITTED, EventType.ACCEPTED, EventType.REFUSED)
                .map(event -> Arguments.of(state, event)));
  }

  @ParameterizedTest
  @MethodSource("incidents")
  void anIncidentIsAnsweredByAVersionAndClosedByItsRuns(
      IncidentState state, EventType event, IncidentState next) {
    Story story =
        Story.throughTwoStages()
            .begun()
            .does(new Deed.Trouble(Severity.MAJOR, Story.AGREED_ON, "Stopped", "1.0"));
    if (state != IncidentState.OPEN) {
      story.does(story.version("1.1", 1), story.run("1.1", 1)).daysLater(Story.PROVING_DAYS);
    }
    if (state == IncidentState.CLOSED) {
      story.does(story.run("1.1", 1));
    }
    assertThat(story.pilot().incidents().all().getFirst().state()).isEqualTo(state);
    switch (event) {
      case CLEARED ->
          story.match(MatchState.DELIVERED).refuses("NOT_SAFETY", new Deed.Clearance(1, null));
      case VERSION -> {
        if (next == null) {
          Refusal refusal = story.refuses("INCIDENT_STATE", story.version("1.2", 1));
          assertThat(refusal.state()).isEqualTo(state.name());
          assertThat(refusal.allowed()).isEmpty();
        } else {
          story.does(story.version("1.2", 1));
        }
      }
      case INCIDENT -> story.does(story.trouble(Severity.MAJOR, "1.1"));
      case RUN -> story.does(story.run("1.1", 1));
      default -> throw new AssertionError(event);
    }
    assertThat(story.pilot().incidents().all().getFirst().state())
        .isEqualTo(next == null ? state : next);
  }

  static Stream<Arguments> incidents() {
    return Stream.of(
        Arguments.of(IncidentState.OPEN, EventType.CLEARED, null),
        Arguments.of(IncidentState.OPEN, EventType.VERSION, IncidentState.ANSWERED),
        Arguments.of(IncidentState.OPEN, EventType.INCIDENT, null),
        Arguments.of(IncidentState.OPEN, EventType.RUN, null),
        Arguments.of(IncidentState.ANSWERED, EventType.CLEARED, null),
        Arguments.of(IncidentState.ANSWERED, EventType.VERSION, IncidentState.ANSWERED),
        Arguments.of(IncidentState.ANSWERED, EventType.INCIDENT, IncidentState.OPEN),
        Arguments.of(IncidentState.ANSWERED, EventType.RUN, IncidentState.CLOSED),
        Arguments.of(IncidentState.CLOSED, EventType.CLEARED, null),
        Arguments.of(IncidentState.CLOSED, EventType.VERSION, null),
        Arguments.of(IncidentState.CLOSED, EventType.INCIDENT, null),
        Arguments.of(IncidentState.CLOSED, EventType.RUN, null));
  }

  @ParameterizedTest
  @MethodSource("payments")
  void aPaymentIsReversedOnce(PaymentState state) {
    Story story = Story.throughTwoStages().begun();
    story.does(story.payment(10_000, "transfer"));
    if (state == PaymentState.REVERSED) {
      story.does(new Deed.Reversal(1, "Sent back"));
      Refusal refusal = story.refuses("PAYMENT_STATE", new Deed.Reversal(1, "Again"));
      assertThat(refusal.state()).isEqualTo("REVERSED");
      assertThat(refusal.allowed()).isEmpty();
    } else {
      story.does(new Deed.Reversal(1, "Sent back"));
    }
    assertThat(story.pilot().payments().all().getFirst().state()).isEqualTo(PaymentState.REVERSED);
    assertThat(story.pilot().payments().paid().minor()).isZero();
  }

  static Stream<PaymentState> payments() {
    return Arrays.stream(PaymentState.values());
  }
}
