package dev.salto.matching.market;

import static dev.salto.matching.fixture.Postings.AGENCY;
import static dev.salto.matching.fixture.Postings.offer;
import static dev.salto.matching.fixture.Postings.order;
import static dev.salto.matching.fixture.Postings.scenario;
import static dev.salto.matching.life.GateState.MET;
import static dev.salto.matching.life.GateState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.fixture.OfferBuilder;
import dev.salto.matching.fixture.Park;
import dev.salto.matching.life.Gate;
import dev.salto.matching.life.MatchState;
import dev.salto.matching.life.Refusal;
import dev.salto.matching.model.Facility;
import dev.salto.matching.model.FacilityKind;
import dev.salto.matching.model.FacilityStatus;
import dev.salto.matching.model.Stage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The gate FACILITY: a platform or simulator, reserved when a match is agreed (design 2). */
class FacilitiesTest {

  private final Park park = new Park();

  private static Facility platform(String id, Integer places, Integer spaceM2) {
    return built(id, FacilityKind.PILOT_PLATFORM, "4.1", places, spaceM2);
  }

  private static Facility simulator(String id, Integer places) {
    return built(id, FacilityKind.SIMULATOR, "7.2.1", places, null);
  }

  private static Facility built(
      String id, FacilityKind kind, String field, Integer places, Integer spaceM2) {
    return new Facility(id, kind, field, FacilityStatus.BUILT, places, spaceM2, true);
  }

  private static OfferBuilder needy(String id) {
    return offer(id).needsPlatform("4.1");
  }

  private static String match(String offer) {
    return offer + "~x~1";
  }

  /** An order with a lot for each of these. */
  private void propose(OfferBuilder... offers) {
    park.post(scenario("s").places(9));
    park.post(order("x").lots(9));
    for (OfferBuilder offer : offers) {
      park.post(offer);
    }
  }

  private Gate gate(String match) {
    return park.match(match).gate(Gate.FACILITY);
  }

  @Nested
  class Platforms {

    @Test
    void aMatchThatNeedsAPlatformHasOneReservedWhenItIsAgreed() {
      park.post(platform("p", 1, null));
      propose(needy("a"));
      assertThat(park.gates(match("a"))).containsExactly("SITE MET");
      int score = park.match(match("a")).score();

      assertThat(park.agree(match("a"))).containsExactly("AGREED a~x~1");
      assertThat(gate(match("a"))).isEqualTo(new Gate("FACILITY", MET, null, "p", null, null));
      assertThat(park.match(match("a")).score()).isEqualTo(score);
    }

    @Test
    void whoNeedsNoneHasNoSuchGate() {
      park.post(platform("p", 1, null));
      propose(offer("a"));
      park.agree(match("a"));

      assertThat(gate(match("a"))).isNull();
    }

    @Test
    void firstAgreedIsFirstServedAndNeverOverThePlaces() {
      park.post(platform("p", 1, null));
      propose(needy("a"), needy("b"), needy("c"));
      park.agree(match("c"));
      park.agree(match("b"));
      park.agree(match("a"));

      assertThat(gate(match("c")).state()).isEqualTo(MET);
      assertThat(gate(match("b")).state()).isEqualTo(PENDING);
      assertThat(park.move(match("b"), MatchState.PILOTING))
          .containsExactly("REFUSED " + Refusal.GATES_NOT_MET);
      assertThat(park.move(match("c"), MatchState.FAILED))
          .containsExactly("FAILED c~x~1 (FAILED lab-a)", "GATE b~x~1");
      assertThat(gate(match("b")).reference()).isEqualTo("p");
      assertThat(gate(match("a")).state()).isEqualTo(PENDING);
    }

    @Test
    void neverOverTheFloorSpaceAndWhoNeedsLessMayPass() {
      park.post(platform("p", null, 100));
      propose(needy("a").needsSpace(60), needy("b").needsSpace(50), needy("c").needsSpace(40));
      park.agree(match("a"));
      park.agree(match("b"));
      park.agree(match("c"));

      assertThat(gate(match("a")).state()).isEqualTo(MET);
      assertThat(gate(match("b")).state()).isEqualTo(PENDING);
      assertThat(gate(match("c")).state()).isEqualTo(MET);
    }

    @Test
    void blankIsNoLimit() {
      park.post(platform("p", null, null));
      propose(needy("a").needsSpace(9_000), needy("b").needsSpace(9_000));
      park.agree(match("a"));
      park.agree(match("b"));

      assertThat(gate(match("b")).reference()).isEqualTo("p");
    }

    @Test
    void aSecondFacilityServesWhomTheFirstHasNoRoomFor() {
      park.post(platform("p", 1, null));
      park.post(platform("q", 1, null));
      propose(needy("a"), needy("b"));
      park.agree(match("a"));
      park.agree(match("b"));

      assertThat(gate(match("b")).reference()).isEqualTo("q");
    }

    @Test
    void itIsKeptUntilTheMatchIsClosed() {
      park.post(platform("p", 1, null));
      propose(needy("a"), needy("b"));
      park.agree(match("a"));
      park.agree(match("b"));
      park.progress(match("a"), MatchState.PAID);
      assertThat(gate(match("b")).state()).isEqualTo(PENDING);

      assertThat(park.move(match("a"), MatchState.CLOSED))
          .containsExactly("CLOSED a~x~1", "GATE b~x~1");
    }

    @Test
    void placesLoweredLeaveWhatIsReservedAndMoreServeWhoWaits() {
      park.post(platform("p", 2, null));
      propose(needy("a"), needy("b"), needy("c"));
      park.agree(match("a"));
      park.agree(match("b"));
      park.agree(match("c"));

      assertThat(park.post(platform("p", 1, null))).isEmpty();
      assertThat(park.post(platform("p", 3, null))).containsExactly("GATE c~x~1");
    }

    @Test
    void aFacilityThatIsWithdrawnIsTakenBackButNotOneThatCannotBeRead() {
      park.post(platform("p", 1, null));
      propose(needy("a"));
      park.agree(match("a"));
      park.progress(match("a"), MatchState.PILOTING);

      assertThat(park.apply(new Input.FacilityChanged("p", null))).isEmpty();
      assertThat(
              park.post(
                  new Facility(
                      "p",
                      FacilityKind.PILOT_PLATFORM,
                      "4.1",
                      FacilityStatus.BUILT,
                      1,
                      null,
                      false)))
          .containsExactly("GATE a~x~1");
      assertThat(gate(match("a")).state()).isEqualTo(PENDING);
      assertThat(park.post(platform("q", 1, null))).containsExactly("GATE a~x~1");
    }

    @Test
    void theNeedIsThatOfTheTermsAgreedOn() {
      park.post(platform("p", 1, 100));
      propose(needy("a").needsSpace(60), needy("b").needsSpace(60));
      park.agree(match("a"));
      park.agree(match("b"));
      park.post(offer("a").needsSpace(10).version(2));
      assertThat(park.post(platform("p", 2, 100))).isEmpty();

      assertThat(park.post(platform("p", 2, 120))).containsExactly("GATE b~x~1");
    }

    @Test
    void nobodyDecidesAFacility() {
      park.post(platform("p", 1, null));
      propose(needy("a"));
      park.agree(match("a"));

      assertThat(park.decide(match("a"), AGENCY, Gate.FACILITY, MET, null))
          .containsExactly("REFUSED " + Refusal.GATE_IS_COUNTED);
    }
  }

  @Nested
  class Simulators {

    @Test
    void aPilotThatIsToBeSimulatedReservesASimulatorOfTheScenariosFields() {
      park.post(simulator("m", 1));
      park.post(scenario("s").hosts(Stage.SIMULATED, 5));
      park.post(order("x").paysFor(Stage.SIMULATED));
      park.post(offer("a"));
      park.agree(match("a"));

      assertThat(gate(match("a")).reference()).isEqualTo("m");
    }

    @Test
    void whereTheParkHasNoneNothingIsReserved() {
      park.post(built("m", FacilityKind.SIMULATOR, "1.5", 1, null));
      park.post(scenario("s").hosts(Stage.SIMULATED, 5));
      park.post(order("x").paysFor(Stage.SIMULATED));
      park.post(offer("a"));
      park.agree(match("a"));

      assertThat(gate(match("a"))).isNull();
    }

    @Test
    void whoIsOnlyJustReadyAndUnprovenBeginsInSimulationWhereTheScenarioHostsIt() {
      park.post(simulator("m", null));
      park.post(scenario("s").places(9).hosts(Stage.OPERATIONAL, 7).hostsAlso(Stage.SIMULATED, 5));
      park.post(order("x").lots(9));
      park.post(offer("a").trl(7));
      park.post(offer("b").trl(8));
      park.post(offer("c").trl(6).proven(7));
      park.post(offer("d").trl(7).proven(6));
      park.standing().forEach(park::agree);

      assertThat(gate(match("a")).reference()).isEqualTo("m");
      assertThat(gate(match("b"))).isNull();
      assertThat(gate(match("c"))).isNull();
      assertThat(gate(match("d")).reference()).isEqualTo("m");
    }

    @Test
    void aScenarioThatHostsNoSimulationNeedsNone() {
      park.post(simulator("m", null));
      park.post(scenario("s").hosts(Stage.OPERATIONAL, 7));
      park.post(order("x"));
      park.post(offer("a").trl(7));
      park.agree(match("a"));

      assertThat(gate(match("a"))).isNull();
    }
  }
}
