package dev.salto.pilots.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.life.MatchState;
import dev.salto.matching.model.Money;
import dev.salto.matching.model.Stage;
import dev.salto.matching.model.StageOffer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PilotTest {

  @Test
  void whatIsJustReadyEnoughByItsOwnWordGoesThroughTheLowerStagesFirst() {
    assertThat(Story.terms(8, null).path()).containsExactly(Stage.SUPERVISED, Stage.OPERATIONAL);
    assertThat(Story.terms(8, 7).path()).containsExactly(Stage.SUPERVISED, Stage.OPERATIONAL);
    assertThat(Story.terms(8, 8).path()).as("proven").containsExactly(Stage.OPERATIONAL);
    assertThat(Story.terms(6, 8).path())
        .as("proven above its word")
        .containsExactly(Stage.OPERATIONAL);
    assertThat(Story.terms(9, null).path())
        .as("more than ready")
        .containsExactly(Stage.OPERATIONAL);
    Terms all =
        new Terms(
            Stage.SUPERVISED,
            List.of(
                new StageOffer(Stage.OPERATIONAL, 8),
                new StageOffer(Stage.SUPERVISED, 6),
                new StageOffer(Stage.SIMULATED, 4)),
            6,
            null,
            List.of(),
            null,
            new Money(1, "CNY"),
            new Money(1, "CNY"),
            Story.AGREED_ON);
    assertThat(all.path()).containsExactly(Stage.SIMULATED, Stage.SUPERVISED);
  }

  @Test
  void aStartSetsAMilestoneForEachStageWithTheScenariosRequirements() {
    Event started = Story.throughTwoStages().records(new Deed.Start());
    assertThat(started.consequences().moves()).isEqualTo(MatchState.PILOTING);
    assertThat(started.consequences().stage()).isEqualTo(Stage.SUPERVISED);
    assertThat(started.consequences().milestones())
        .hasSize(2)
        .allSatisfy(plan -> assertThat(plan.criteria()).containsExactly(Story.NOISE));
    assertThat(started.consequences().milestones().getLast().due())
        .isEqualTo(LocalDate.of(2027, 12, 31));
    assertThat(started.consequences().milestones().getFirst().due()).isNull();
  }

  @Test
  void aStartThatTheMatchDidNotFollowTookNoEffectAndMayBeCalledAgain() {
    Story story = Story.throughTwoStages();
    story.records(new Deed.Start());
    assertThat(story.pilot().state()).isEqualTo(PilotState.READY);
    assertThat(story.pilot().started()).isNull();
    assertThat(story.pilot().milestones().all()).isEmpty();
    story.match(MatchState.AGREED, "SITE");
    assertThat(story.pilot().state()).isEqualTo(PilotState.WAITING);
    story.match(MatchState.AGREED).daysLater(3).does(new Deed.Start());
    assertThat(story.pilot().state()).isEqualTo(PilotState.RUNNING);
    assertThat(story.pilot().started().n()).isEqualTo(2);
    assertThat(story.pilot().milestones().all()).hasSize(2);
  }

  @Test
  void aStartThatCameTooLateChangesNothing() {
    Story story = Story.throughTwoStages();
    Deed.Start start = new Deed.Start();
    Event late = (Event) story.asks(start);
    story.begun().does(new Deed.Submission(1), Story.accepts(1));
    story.events().add(new Event(5, story.today(), late.at(), late.deed(), late.consequences()));
    assertThat(story.pilot().started().n()).isEqualTo(1);
    assertThat(story.pilot().milestones().stage()).isEqualTo(Stage.OPERATIONAL);
    assertThat(story.pilot().milestones().all().getFirst().state())
        .isEqualTo(MilestoneState.ACCEPTED);
    assertThat(story.pilot().events()).isEqualTo(5);
  }

  @Test
  void nothingHappensBetweenAnEventThatMovesTheMatchAndItsMatch() {
    Story story = Story.ofOneStage().begun().does(new Deed.Submission(1));
    story.records(Story.accepts(1));
    assertThat(story.pilot().state()).isEqualTo(PilotState.RUNNING);
    story.refuses("MOVE_PENDING", story.run("1.0", 1));
    story.refuses("MOVE_PENDING", new Deed.Failure("Given up"));
    story.match(MatchState.DELIVERED);
    story.records(story.payment(100_000, "all"));
    story.refuses("MOVE_PENDING", new Deed.Reversal(1, "Too soon"));
    story.match(MatchState.PAID).does(new Deed.Closing());
    Story failing = Story.ofOneStage();
    failing.records(new Deed.Failure("Given up"));
    failing.refuses("MOVE_PENDING", new Deed.Start());
  }

  @Test
  void stagesAreProvenInOrderAndTheLastDeliversThePilot() {
    Story story = Story.throughTwoStages().begun().does(Story.milestone(Stage.SUPERVISED));
    story.refuses("OTHER_STAGE", new Deed.Submission(2));
    story.does(new Deed.Submission(1), new Deed.Submission(3));
    assertThat(story.records(Story.accepts(3)).consequences().proves()).isNull();
    Event proven = story.records(Story.accepts(1));
    assertThat(proven.consequences().proves()).isEqualTo(Stage.SUPERVISED);
    assertThat(proven.consequences().stage()).isEqualTo(Stage.OPERATIONAL);
    assertThat(proven.consequences().moves()).isNull();
    story.refuses("STAGE_DONE", Story.milestone(Stage.SUPERVISED));
    assertThat(story.refuses("NOT_OFFERED", Story.milestone(Stage.SIMULATED)).field())
        .isEqualTo("stage");
    story.refuses("NO_EVIDENCE", new Deed.Submission(2));
    story.does(story.run("1.0", 2), new Deed.Submission(2));
    Event delivered = story.records(Story.accepts(2));
    assertThat(delivered.consequences().proves()).isEqualTo(Stage.OPERATIONAL);
    assertThat(delivered.consequences().moves()).isEqualTo(MatchState.DELIVERED);
  }

  @Test
  void aMilestoneIsSubmittedWithReadingsOfItsHardCriteria() {
    Story story = Story.ofOneStage().does(new Deed.Start());
    story.refuses("NO_EVIDENCE", new Deed.Submission(1));
    story.does(
        new Deed.Run(
            story.today(),
            BigDecimal.ONE,
            null,
            null,
            List.of(new Reading("noise", BigDecimal.TEN, "dB")),
            "1.0",
            null));
    assertThat(story.refuses("NO_EVIDENCE", new Deed.Submission(1)).sentence()).contains("noise");
    story.does(story.run("1.0", 1), new Deed.Submission(1));
  }

  @Test
  void theLatestReadingIsTheEvidence() {
    Story story = Story.ofOneStage().does(new Deed.Start()).daysLater(2);
    story.does(
        reading(story, story.today(), "65"), reading(story, story.today().minusDays(1), "90"));
    Runs.Measured measured =
        story.pilot().runs().evidence(Stage.OPERATIONAL, Story.NOISE).orElseThrow();
    assertThat(measured.reading().value()).isEqualByComparingTo("65");
    assertThat(story.pilot().runs().evidence(Stage.SUPERVISED, Story.NOISE)).isEmpty();
  }

  private static Deed.Run reading(Story story, LocalDate date, String noise) {
    return new Deed.Run(
        date,
        BigDecimal.ONE,
        null,
        null,
        List.of(new Reading("noise", new BigDecimal(noise), "dB(A)")),
        "1.0",
        null);
  }

  @Test
  void runsLieBetweenTheStartAndTheParksDay() {
    Story story = Story.throughTwoStages().daysLater(2).does(new Deed.Start()).daysLater(2);
    assertThat(story.refuses("FUTURE", story.run("1.0", 1, story.today().plusDays(1))).field())
        .isEqualTo("date");
    story.refuses("BEFORE_START", story.run("1.0", 1, story.today().minusDays(3)));
    story.does(story.run("1.0", 1, story.today().minusDays(2)), story.run("1.0", 1));
    assertThat(story.pilot().runs().days()).isEqualTo(2);
  }

  @Test
  void theRunsOfADayHaveAtMostItsHoursAndNoneIsRecordedTwice() {
    Story story = Story.throughTwoStages().does(new Deed.Start());
    Deed.Run first = story.run("1.0", 16);
    story.does(first);
    story.refuses("DUPLICATE_RUN", first);
    assertThat(story.refuses("RANGE", story.run("1.1", 9)).field()).isEqualTo("hours");
    story.refuses("RANGE", story.run("1.1", 0));
    story.does(story.run("1.1", 8)).daysLater(1).does(story.run("1.1", 24));
    assertThat(story.pilot().runs().hours()).isEqualByComparingTo("48");
  }

  @Test
  void aSafetyIncidentPausesUntilTheAgencyClearsIt() {
    Story story = Story.throughTwoStages().begun().daysLater(1);
    story.does(story.trouble(Severity.SAFETY, "1.0"));
    assertThat(story.pilot().state()).isEqualTo(PilotState.PAUSED);
    assertThat(story.pilot().pausedBy()).containsExactly("INCIDENT:1");
    story.daysLater(3).does(new Deed.Clearance(1, "Fence put up"));
    assertThat(story.pilot().state()).isEqualTo(PilotState.RUNNING);
    assertThat(story.pilot().incidents().all().getFirst().state()).isEqualTo(IncidentState.OPEN);
    story.refuses("PAUSED_THEN", story.run("1.0", 1, story.today().minusDays(1)));
    story.does(story.run("1.0", 1), story.run("1.0", 1, story.today().minusDays(3)));
  }

  @Test
  void aSafetyIncidentIsClearedOnce() {
    Story story = Story.throughTwoStages().delivered();
    story.does(story.trouble(Severity.SAFETY, "1.0"));
    story.refuses("PAUSED", story.run("1.0", 1));
    story.does(new Deed.Clearance(1, null));
    story.refuses("ALREADY_CLEARED", new Deed.Clearance(1, null));
    story.refuses("NOT_FOUND", new Deed.Clearance(2, null));
  }

  @Test
  void aGateThatIsNoLongerMetPausesThePilot() {
    Story story = Story.throughTwoStages().begun().match(MatchState.PILOTING, "PERMIT:road");
    assertThat(story.pilot().state()).isEqualTo(PilotState.PAUSED);
    assertThat(story.pilot().pausedBy()).containsExactly("PERMIT:road");
    assertThat(story.match(MatchState.PILOTING).pilot().state()).isEqualTo(PilotState.RUNNING);
  }

  @Test
  void anIncidentClosesOnceTheVersionThatNamesItHasRunForTheProvingDays() {
    Story story = Story.throughTwoStages().begun();
    story.does(story.trouble(Severity.MAJOR, "1.0"), story.version("1.1", 1));
    story.daysLater(1).does(story.run("1.1", 1));
    story.daysLater(Story.PROVING_DAYS - 1);
    assertThat(story.records(story.run("1.1", 1)).consequences().closes()).isEmpty();
    story.daysLater(1);
    assertThat(story.records(story.run("1.0", 1)).consequences().closes())
        .as("a run of another version")
        .isEmpty();
    assertThat(story.records(story.run("1.1", 1)).consequences().closes()).containsExactly(1);
    assertThat(story.pilot().incidents().all().getFirst().state()).isEqualTo(IncidentState.CLOSED);
  }

  @Test
  void aNewIncidentOfTheSameOrHigherSeverityShowsThatTheVersionDidNotAnswerTheOld() {
    Story story = Story.throughTwoStages().begun();
    story.does(story.trouble(Severity.MAJOR, "1.0"), story.version("1.1", 1), story.run("1.1", 1));
    story.daysLater(5).does(story.trouble(Severity.MINOR, "1.1"));
    assertThat(story.pilot().incidents().all().getFirst().state())
        .isEqualTo(IncidentState.ANSWERED);
    story.does(story.trouble(Severity.MAJOR, "1.1"));
    assertThat(story.pilot().incidents().all().getFirst().state()).isEqualTo(IncidentState.OPEN);
    story.daysLater(Story.PROVING_DAYS);
    assertThat(story.records(story.run("1.1", 1)).consequences().closes()).isEmpty();
    story.does(story.version("1.2", 1, 3), story.run("1.2", 1)).daysLater(Story.PROVING_DAYS);
    assertThat(story.records(story.run("1.2", 1)).consequences().closes()).containsExactly(1, 3);
  }

  @Test
  void runsBeforeAVersionWasToldOfProveNothing() {
    Story story = Story.throughTwoStages().begun();
    story.does(story.trouble(Severity.MINOR, "1.0"), story.run("1.1", 1));
    story.daysLater(Story.PROVING_DAYS).does(story.version("1.1", 1));
    assertThat(story.records(story.run("1.1", 1)).consequences().closes()).isEmpty();
    assertThat(
            story.records(story.run("1.1", 1, story.today().minusDays(3))).consequences().closes())
        .isEmpty();
  }

  @Test
  void aVersionIsToldOfOnceAndAnswersWhatCameBeforeIt() {
    Story story = Story.throughTwoStages().begun().daysLater(2);
    story.does(story.trouble(Severity.MINOR, "1.0"));
    assertThat(story.refuses("UNKNOWN_REFERENCE", story.version("1.1", 2)).field())
        .isEqualTo("answers");
    story.refuses(
        "ORDER", new Deed.NewVersion("1.1", story.today().minusDays(1), List.of(1), null));
    story.refuses("FUTURE", new Deed.NewVersion("1.1", story.today().plusDays(1), List.of(), null));
    story.does(story.version("1.1", 1));
    story.refuses("DUPLICATE_VERSION", story.version("1.1"));
  }

  @Test
  void paymentsTogetherNeverExceedTheAgreedPrice() {
    Story story = Story.throughTwoStages().delivered();
    story.does(story.payment(60_000, "first"));
    story.refuses("OVER_PRICE", story.payment(40_001, "second"));
    story.refuses("DUPLICATE_REFERENCE", story.payment(1, "first"));
    story.does(new Deed.Reversal(1, "Sent back"), story.payment(60_000, "first"));
    assertThat(story.records(story.payment(39_999, "second")).consequences().moves()).isNull();
    assertThat(story.records(story.payment(1, "third")).consequences().moves())
        .isEqualTo(MatchState.PAID);
    assertThat(story.pilot().payments().paid()).isEqualTo(new Money(100_000, "CNY"));
  }

  @Test
  void paymentsTogetherNeverExceedTheLotsBudget() {
    Terms dear = Story.terms(9, null);
    Terms terms =
        new Terms(
            dear.stage(),
            dear.hosted(),
            dear.trl(),
            null,
            List.of(),
            null,
            dear.price(),
            new Money(50_000, "CNY"),
            dear.day());
    Story story = new Story(terms).delivered();
    story.does(story.payment(50_000, "first"));
    story.refuses("OVER_BUDGET", story.payment(1, "second"));
  }

  @Test
  void whatCompletesThePriceIsPaidOnceThePilotIsDelivered() {
    Story story = Story.throughTwoStages().begun();
    story.refuses("NOT_DELIVERED", story.payment(100_000, "all"));
    story.does(story.payment(99_999, "most"));
  }

  @Test
  void aPaymentIsOfTheAgreedCurrencyAndOfADayBetweenAgreementAndToday() {
    Story story = Story.throughTwoStages().begun();
    assertThat(
            story
                .refuses(
                    "WRONG_CURRENCY",
                    new Deed.Payment(new Money(1, "HKD"), story.today(), "r", null))
                .field())
        .isEqualTo("amount.currency");
    story.refuses("RANGE", story.payment(0, "nothing"));
    Money one = new Money(1, "CNY");
    story.refuses("FUTURE", new Deed.Payment(one, story.today().plusDays(1), "r", null));
    story.refuses("BEFORE_AGREEMENT", new Deed.Payment(one, story.today().minusDays(1), "r", null));
    story.refuses("UNKNOWN_REFERENCE", new Deed.Payment(one, story.today(), "r", 3));
    story.does(new Deed.Payment(one, story.today(), "r", 2));
  }

  @Test
  void aPilotForNothingIsSettledWithAPaymentOfNothing() {
    Terms terms =
        new Terms(
            Stage.OPERATIONAL,
            List.of(new StageOffer(Stage.OPERATIONAL, 8)),
            8,
            null,
            List.of(),
            null,
            new Money(0, "CNY"),
            new Money(10, "CNY"),
            Story.AGREED_ON);
    Story story = new Story(terms).begun();
    story.refuses("NOT_DELIVERED", story.payment(0, "nothing"));
    story.does(new Deed.Submission(1), Story.accepts(1), story.payment(0, "nothing"));
    assertThat(story.pilot().state()).isEqualTo(PilotState.PAID);
  }

  @Test
  void aPilotClosesOnceItsGraveIncidentsAreClosed() {
    Story story = Story.throughTwoStages().delivered();
    story.does(
        story.payment(100_000, "all"),
        story.trouble(Severity.MAJOR, "1.0"),
        story.trouble(Severity.MINOR, "1.0"));
    assertThat(story.refuses("OPEN_INCIDENTS", new Deed.Closing()).sentence()).contains("[1]");
    story.does(story.version("1.1", 1), story.run("1.1", 1)).daysLater(Story.PROVING_DAYS);
    story.does(story.run("1.1", 1), new Deed.Closing());
    assertThat(story.pilot().state()).isEqualTo(PilotState.CLOSED);
  }
}
