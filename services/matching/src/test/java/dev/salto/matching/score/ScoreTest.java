package dev.salto.matching.score;

import static dev.salto.matching.fixture.Postings.offer;
import static dev.salto.matching.fixture.Postings.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.fixture.OfferBuilder;
import dev.salto.matching.fixture.ScenarioBuilder;
import dev.salto.matching.model.Stage;
import dev.salto.matching.model.TrackRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The score part by part, with figures worked out by hand from the table (design 2, "Score"). */
class ScoreTest {

  private static ScoreParts score(OfferBuilder offer, ScenarioBuilder scenario) {
    return Score.of(offer.build(), scenario.build(), Stage.OPERATIONAL, 0, 0);
  }

  private static ScoreParts ofText(int cosine) {
    return Score.of(offer("a").build(), scenario("s").build(), Stage.OPERATIONAL, cosine, 0);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "3333, 999", "5000, 1500", "9999, 2999", "10000, 3000"})
  void textIsThreeThousandTimesTheCosine(int cosine, int points) {
    assertThat(ofText(cosine).text()).isEqualTo(points);
  }

  @Test
  void theLeastCosineOfSoManyPointsHasThemAndNoLesserOne() {
    for (int points = 1; points <= 3000; points++) {
      int cosine = Score.cosine(points);
      assertThat(Score.text(cosine)).isEqualTo(points);
      assertThat(Score.text(cosine - 1)).isLessThan(points);
    }
    assertThat(Score.cosine(0)).isZero();
    assertThat(Score.cosine(-7)).isZero();
    assertThat(Score.cosine(3001)).isGreaterThan(10_000);
    assertThat(Score.cosine(Integer.MAX_VALUE)).isGreaterThan(10_000);
  }

  @Test
  void fieldsAreTheShareOfTheScenariosFieldsThatTheOfferHas() {
    ScenarioBuilder three = scenario("s").fields("7.2", "5.1", "1.5");
    assertThat(score(offer("a").fields("7.2", "1.5", "4.1"), three).fields()).isEqualTo(1333);
    assertThat(score(offer("a").fields("5.1"), three).fields()).isEqualTo(666);
    assertThat(score(offer("a").fields("7.2", "5.1", "1.5"), three).fields()).isEqualTo(2000);
    assertThat(score(offer("a").fields("4.1"), three).fields()).isZero();
  }

  @Test
  void aFieldIsHadByItsSubCodes() {
    assertThat(score(offer("a").fields("7.2"), scenario("s").fields("7", "1")).fields())
        .isEqualTo(1000);
  }

  @ParameterizedTest
  @CsvSource({
    // just met; a sixtieth beyond of the quarter that is full; half of it; all of it; more
    "6000, 0",
    "6025, 25",
    "6100, 100",
    "6750, 750",
    "7499, 1499",
    "7500, 1500",
    "99999, 1500",
    // not met
    "5999, 0"
  })
  void capabilityIsFullAtAQuarterBeyondTheRequiredValue(String stated, int points) {
    assertThat(
            score(
                    offer("a").capable("cleaning-rate=" + stated + " m2/h"),
                    scenario("s").requires("cleaning-rate>=6000 m2/h"))
                .capability())
        .isEqualTo(points);
  }

  @Test
  void atMostIsBeyondWhenBelow() {
    ScenarioBuilder quiet = scenario("s").requires("noise<=80 dB");
    assertThat(score(offer("a").capable("noise=70 dB"), quiet).capability()).isEqualTo(750);
    assertThat(score(offer("a").capable("noise=60 dB"), quiet).capability()).isEqualTo(1500);
    assertThat(score(offer("a").capable("noise=80 dB"), quiet).capability()).isZero();
  }

  @Test
  void equalsMetIsFull() {
    assertThat(
            score(offer("a").capable("voltage=12.0 V"), scenario("s").requires("voltage=12 V"))
                .capability())
        .isEqualTo(1500);
  }

  @Test
  void capabilityIsTheMeanOverHardAndSoftRequirements() {
    ScenarioBuilder scenario =
        scenario("s").requires("rate>=6000 m2/h", "noise<=70 dB", "battery>=4 h?");
    // Full, 2 of 17.5 beyond, full: 1500 × (1 + 4/35 + 1) ÷ 3 = 1057.14.
    assertThat(
            score(offer("a").capable("rate=7500 m2/h", "noise=68 dB", "battery=6 h"), scenario)
                .capability())
        .isEqualTo(1057);
    // Soft and unmet, or not stated, is 0: 1500 × (1 + 0 + 0) ÷ 3.
    assertThat(
            score(offer("a").capable("rate=7500 m2/h", "noise=70 dB", "battery=3 h"), scenario)
                .capability())
        .isEqualTo(500);
    assertThat(score(offer("a").capable("rate=7500 m2/h", "noise=70 dB"), scenario).capability())
        .isEqualTo(500);
  }

  @Test
  void nothingIsRoundedButThePoints() {
    // Three times a third of full: 1500 × (1/3 + 1/3 + 1/3) ÷ 3 = 500.
    assertThat(
            score(
                    offer("a").capable("p=13 u", "q=39 u", "r=65 u"),
                    scenario("s").requires("p>=12 u", "q>=36 u", "r>=60 u"))
                .capability())
        .isEqualTo(500);
  }

  @Test
  void anythingBeyondARequiredZeroIsFull() {
    ScenarioBuilder zero = scenario("s").requires("drift>=0 mm");
    assertThat(score(offer("a").capable("drift=0 mm"), zero).capability()).isZero();
    assertThat(score(offer("a").capable("drift=0.001 mm"), zero).capability()).isEqualTo(1500);
  }

  @Test
  void noRequirementsIsFull() {
    assertThat(score(offer("a").capable(), scenario("s").requires()).capability()).isEqualTo(1500);
  }

  @ParameterizedTest
  @CsvSource({"8, 500", "9, 1000", "7, 0"})
  void readinessIsHalfAtTheMinimumOfTheStageAndFullAbove(int trl, int points) {
    assertThat(score(offer("a").trl(trl), scenario("s")).readiness()).isEqualTo(points);
  }

  @Test
  void readinessIsThatOfTheStagePaidFor() {
    assertThat(
            Score.of(offer("a").trl(5).build(), scenario("s").build(), Stage.SIMULATED, 0, 0)
                .readiness())
        .isEqualTo(1000);
  }

  @ParameterizedTest
  @CsvSource({"0, 1000", "1, 750", "2, 500", "3, 250", "4, 0", "5, 0"})
  void eachPendingGateCostsAQuarterOfTheGates(int pending, int points) {
    ScoreParts parts =
        Score.of(offer("a").build(), scenario("s").build(), Stage.OPERATIONAL, 0, pending);

    assertThat(parts.gates()).isEqualTo(points);
    assertThat(ofText(0).withPendingGates(pending)).isEqualTo(parts);
  }

  @ParameterizedTest
  @CsvSource({
    // 1 May to the offer's end, against twice 100 days
    "2026-05-01, 0",
    "2026-05-02, 2",
    "2026-06-03, 82",
    "2026-08-09, 250",
    "2026-11-17, 500",
    "2027-05-01, 500",
    "2026-04-01, 0"
  })
  void timingIsTheOverlapOfTheDeclaredWindowsAgainstTwiceTheDaysNeeded(String end, int points) {
    assertThat(
            score(
                    offer("a").available("2026-01-01", end),
                    scenario("s").window("2026-05-01", "2027-12-31").minDays(100))
                .timing())
        .isEqualTo(points);
  }

  @Test
  void anOverlapWithoutALimitOrANeedForNoDaysIsFull() {
    assertThat(
            score(offer("a").available("2026-01-01", null), scenario("s").window(null, null))
                .timing())
        .isEqualTo(500);
    assertThat(score(offer("a"), scenario("s").minDays(0)).timing()).isEqualTo(500);
  }

  @ParameterizedTest
  @CsvSource({
    // offer from, until, scenario from, until: whoever declares a limit, the overlap is 100 days
    "2026-05-01, 2026-08-09, , ",
    ", , 2026-05-01, 2026-08-09",
    "2026-05-01, , , 2026-08-09",
    ", 2026-08-09, 2026-05-01, ",
    "2026-05-01, 2026-12-31, 2026-01-01, 2026-08-09"
  })
  void aLimitCountsWhicheverSideDeclaresIt(
      String from, String until, String windowFrom, String windowUntil) {
    assertThat(
            score(
                    offer("a").available(from, until),
                    scenario("s").window(windowFrom, windowUntil).minDays(100))
                .timing())
        .isEqualTo(250);
  }

  @Test
  void withoutAFinishedPilotTheTrackRecordIsFiveHundred() {
    assertThat(ofText(0).trackRecord()).isEqualTo(500);
    // Milestones of a pilot that still runs are no track record yet.
    assertThat(shown(0, 3, 1)).isEqualTo(500);
  }

  @Test
  void thenItIsByAcceptedMilestonesInSteps() {
    assertThat(shown(1, 4, 0)).isEqualTo(1000);
    assertThat(shown(1, 4, 1)).isEqualTo(750);
    assertThat(shown(1, 3, 1)).isEqualTo(750);
    assertThat(shown(1, 1, 1)).isEqualTo(500);
    assertThat(shown(2, 1, 2)).isEqualTo(250);
    assertThat(shown(2, 1, 4)).isZero();
    assertThat(shown(1, Integer.MAX_VALUE, Integer.MAX_VALUE)).isEqualTo(500);
  }

  @Test
  void whoFailedBeforeAnyMilestoneWasJudgedHasNoPointsOfIt() {
    assertThat(shown(1, 0, 0)).isZero();
  }

  private static int shown(int finished, int accepted, int refused) {
    return score(
            offer("a").shown(new TrackRecord(finished, accepted, refused, null)), scenario("s"))
        .trackRecord();
  }

  @Test
  void readinessIsWhatIsStatedOrProvenWhicheverIsHigher() {
    assertThat(score(offer("a").trl(7).proven(9), scenario("s")).readiness()).isEqualTo(1000);
    assertThat(score(offer("a").trl(6).proven(8), scenario("s")).readiness()).isEqualTo(500);
    assertThat(score(offer("a").trl(9).proven(6), scenario("s")).readiness()).isEqualTo(1000);
  }

  @Test
  void whatDependsOnOfferAndScenarioAloneAndWhatIsBeyondItAreTheScore() {
    var offer = offer("a").trl(8).shown(new TrackRecord(1, 1, 0, 9)).build();
    var scenario = scenario("s").build();

    assertThat(
            Score.fit(offer, scenario, 4000)
                + Score.beyondFit(offer, scenario, Stage.OPERATIONAL, 2))
        .isEqualTo(Score.of(offer, scenario, Stage.OPERATIONAL, 4000, 2).total());
  }

  @Test
  void theTotalIsTheSumOfSevenPartsAndAtMostTenThousand() {
    ScoreParts best =
        Score.of(
            offer("a").beyond(25).trl(9).shown(new TrackRecord(1, 1, 0, null)).build(),
            scenario("s").build(),
            Stage.OPERATIONAL,
            10_000,
            0);

    assertThat(best).isEqualTo(new ScoreParts(3000, 2000, 1500, 1000, 1000, 500, 1000));
    assertThat(best.total()).isEqualTo(10_000);
    assertThat(best.asMap().keySet())
        .containsExactly(
            "text", "fields", "capability", "readiness", "gates", "timing", "trackRecord");
    assertThat(ScoreParts.of(best.asMap())).isEqualTo(best);
  }

  @Test
  void priceIsNoPartOfIt() {
    assertThat(score(offer("a").price(1, "CNY"), scenario("s")))
        .isEqualTo(score(offer("a").price(999_999_99, "USD"), scenario("s")));
  }
}
