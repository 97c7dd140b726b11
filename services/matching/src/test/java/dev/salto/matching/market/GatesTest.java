package dev.salto.matching.market;

import static dev.salto.matching.fixture.OrderBuilder.document;
import static dev.salto.matching.fixture.Postings.AGENCY;
import static dev.salto.matching.fixture.Postings.crossBorderGates;
import static dev.salto.matching.fixture.Postings.offer;
import static dev.salto.matching.fixture.Postings.order;
import static dev.salto.matching.fixture.Postings.scenario;
import static dev.salto.matching.life.GateState.MET;
import static dev.salto.matching.life.GateState.PENDING;
import static dev.salto.matching.life.GateState.REFUSED;
import static dev.salto.matching.model.EvidenceKind.AWARD_NOTICE;
import static dev.salto.matching.model.EvidenceKind.TENDER_NOTICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.fixture.OrderBuilder;
import dev.salto.matching.fixture.Park;
import dev.salto.matching.life.Gate;
import dev.salto.matching.life.MatchState;
import dev.salto.matching.life.Refusal;
import dev.salto.matching.model.Route;
import dev.salto.matching.model.SiteClearance;
import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What must still be allowed before a pilot starts (design 2, "gates"). */
class GatesTest {

  private static final String PERMIT = "PERMIT:road-test";

  private final Park park = new Park();

  @Nested
  class Permits {

    private void aPermitIsPending() {
      park.post(scenario("s").permits("road-test", "night-work"));
      park.post(order("x"));
      park.post(offer("a").holding("night-work"));
    }

    @Test
    void aMatchIsProposedWithWhatIsNotHeldYetPending() {
      aPermitIsPending();

      assertThat(park.gates("a~x~1"))
          .containsExactly(PERMIT + " PENDING", "PERMIT:night-work MET", "SITE MET");
      assertThat(park.match("a~x~1").parts().gates()).isEqualTo(750);
    }

    @Test
    void theAgencyDecidesAGateAndTheScoreFollows() {
      aPermitIsPending();

      assertThat(park.decide("a~x~1", PERMIT, MET, "2026-06-30")).containsExactly("GATE a~x~1");
      assertThat(park.match("a~x~1").gates())
          .contains(new Gate(PERMIT, MET, null, "ref", LocalDate.parse("2026-06-30"), AGENCY));
      assertThat(park.match("a~x~1").parts().gates()).isEqualTo(1000);
    }

    @Test
    void aRefusedGateEndsTheMatchAndBarsThePairAtTheseVersions() {
      aPermitIsPending();

      assertThat(park.decide("a~x~1", PERMIT, REFUSED))
          .containsExactly("WITHDRAWN a~x~1 (" + PERMIT + " " + AGENCY + ")");
      assertThat(park.last().changes().getFirst().match().cause().reason()).isEqualTo("so decided");
      assertThat(park.verdict("a", "x")).isEqualTo("DECLINED");
      assertThat(park.post(offer("a").version(2))).containsExactly("PROPOSED a~x~2");
      assertThat(park.gate("a~x~2", PERMIT)).isEqualTo(PENDING);
    }

    @Test
    void theEndedMatchShowsWhichGateWasRefusedAndWithWhat() {
      aPermitIsPending();
      park.decide("a~x~1", PERMIT, REFUSED, "2026-06-30");

      assertThat(park.last().changes().getFirst().match().gates())
          .containsExactly(
              new Gate(PERMIT, REFUSED, null, "ref", LocalDate.parse("2026-06-30"), AGENCY),
              new Gate("PERMIT:night-work", MET, null, null, null, null),
              new Gate(Gate.SITE, MET, AGENCY, null, null, null));
    }

    @Test
    void theParksAgencyDecidesGatesOfAnotherAgencysScenarioToo() {
      park.post(scenario("s").permits("road-test").agency("other-agency"));
      park.post(order("x"));
      park.post(offer("a"));

      assertThat(park.decide("a~x~1", AGENCY, PERMIT, MET, null)).containsExactly("GATE a~x~1");
    }

    @Test
    void whatChangedOfAMatchThatIsOverByTheSameInputIsNoNews() {
      park.post(scenario("s").permits("road-test"));
      park.post(scenario("t").permits("road-test").fields("1.5"));
      park.post(order("x"));
      park.post(order("y").of("t"));
      park.post(offer("a"));
      park.post(offer("c").fields("1.5"));
      park.decide("a~x~1", PERMIT, MET, "2026-03-05");
      park.decide("c~y~1", PERMIT, MET, "2026-03-05");
      park.post(offer("b").beyond(1));
      assertThat(park.standing()).containsExactly("a~x~1", "c~y~1");

      assertThat(park.day("2026-03-06"))
          .containsExactly("DISPLACED a~x~1 (DISPLACED b~x~1)", "GATE c~y~1", "PROPOSED b~x~1");
    }

    @Test
    void aRefusalOfAnEarlierRoundDoesNotComeBackOnceTheNextIsAgreed() {
      aPermitIsPending();
      park.decide("a~x~1", PERMIT, REFUSED);
      park.post(offer("a").version(2));

      park.agree("a~x~2");
      assertThat(park.day("2026-03-02")).isEmpty();
      assertThat(park.gate("a~x~2", PERMIT)).isEqualTo(PENDING);
    }

    /** The bar is of the versions that were agreed on; nothing keeps the pair apart at the next. */
    @Test
    void aRefusedGateOfAnAgreedMatchLeavesThePairFreeAtALaterVersion() {
      aPermitIsPending();
      park.post(order("x").lots(3));
      park.agree("a~x~1");
      park.post(offer("a").pilots(3).version(2));

      assertThat(park.decide("a~x~1", PERMIT, REFUSED))
          .containsExactly("WITHDRAWN a~x~1 (" + PERMIT + " " + AGENCY + ")", "PROPOSED a~x~2");
    }

    @Test
    void aRefusedGateEndsAnAgreedMatchToo() {
      aPermitIsPending();
      park.agree("a~x~1");

      assertThat(park.decide("a~x~1", PERMIT, REFUSED))
          .containsExactly("WITHDRAWN a~x~1 (" + PERMIT + " " + AGENCY + ")");
      assertThat(park.standing()).isEmpty();
    }

    @Test
    void aDecisionHoldsThroughItsLastDayByTheParksDay() {
      aPermitIsPending();
      park.decide("a~x~1", PERMIT, MET, "2026-03-10");
      assertThat(park.day("2026-03-10")).isEmpty();
      assertThat(park.day("2026-03-11")).containsExactly("GATE a~x~1");
      assertThat(park.gate("a~x~1", PERMIT)).isEqualTo(PENDING);
      assertThat(park.match("a~x~1").parts().gates()).isEqualTo(750);
    }

    @Test
    void anAgreedMatchSeesItsGatesExpireAndBeDecidedAnew() {
      aPermitIsPending();
      park.agree("a~x~1");
      park.decide("a~x~1", PERMIT, MET, "2026-03-10");
      assertThat(park.gate("a~x~1", PERMIT)).isEqualTo(MET);
      assertThat(park.day("2026-03-11")).containsExactly("GATE a~x~1");
      assertThat(park.gate("a~x~1", PERMIT)).isEqualTo(PENDING);
      assertThat(park.match("a~x~1").state()).isEqualTo(MatchState.AGREED);
      assertThat(park.decide("a~x~1", PERMIT, MET)).containsExactly("GATE a~x~1");
      assertThat(park.gate("a~x~1", PERMIT)).isEqualTo(MET);
    }

    @Test
    void aPermitGrantedLaterMeetsTheGateOfAnAgreedMatch() {
      aPermitIsPending();
      park.agree("a~x~1");

      assertThat(park.post(offer("a").holding("road-test").version(2)))
          .containsExactly("GATE a~x~1");
      // What was met by the terms agreed on stays met.
      assertThat(park.gates("a~x~1"))
          .containsExactly(PERMIT + " MET", "PERMIT:night-work MET", "SITE MET");
    }

    @Test
    void aPermitWithADocumentIsMetThroughItsLastDayWithNumberAndAuthority() {
      park.post(scenario("s").permits("road-test"));
      park.post(order("x"));
      park.post(offer("a").holding("road-test").holdingUntil("road-test", "2026-03-10"));

      assertThat(park.match("a~x~1").gates())
          .contains(
              new Gate(PERMIT, MET, "permit office", "no. 1", LocalDate.parse("2026-03-10"), null));
      assertThat(park.day("2026-03-10")).isEmpty();
      assertThat(park.day("2026-03-11")).containsExactly("GATE a~x~1");
      assertThat(park.gate("a~x~1", PERMIT)).isEqualTo(PENDING);
      assertThat(park.match("a~x~1").parts().gates()).isEqualTo(750);
    }

    @Test
    void aPermitThatRunsOutPausesAnAgreedMatchUntilItIsRenewed() {
      park.post(scenario("s").permits("road-test"));
      park.post(order("x"));
      park.post(offer("a").holding("road-test").holdingUntil("road-test", "2026-03-10"));
      park.agree("a~x~1");
      park.progress("a~x~1", MatchState.PILOTING);

      assertThat(park.day("2026-03-11")).containsExactly("GATE a~x~1");
      assertThat(park.gate("a~x~1", PERMIT)).isEqualTo(PENDING);
      assertThat(
              park.post(
                  offer("a")
                      .holding("road-test")
                      .holdingUntil("road-test", "2026-12-31")
                      .version(2)))
          .containsExactly("GATE a~x~1");
      assertThat(park.gate("a~x~1", PERMIT)).isEqualTo(MET);
      // A document that can't be read any more still runs out on its day.
      park.apply(new Input.OfferChanged("a", null));
      assertThat(park.gate("a~x~1", PERMIT)).isEqualTo(MET);
      assertThat(park.day("2027-01-01")).containsExactly("GATE a~x~1");
    }

    @Test
    void gatesOfARunningPilotAreRenewedAndARefusedOneFailsIt() {
      aPermitIsPending();
      park.agree("a~x~1");
      park.decide("a~x~1", PERMIT, MET, "2026-03-10");
      park.progress("a~x~1", MatchState.PILOTING);
      assertThat(park.day("2026-03-11")).containsExactly("GATE a~x~1");
      assertThat(park.decide("a~x~1", PERMIT, MET)).containsExactly("GATE a~x~1");
      assertThat(park.gate("a~x~1", PERMIT)).isEqualTo(MET);

      assertThat(park.decide("a~x~1", PERMIT, REFUSED))
          .containsExactly("FAILED a~x~1 (" + PERMIT + " " + AGENCY + ")");
      assertThat(park.verdict("a", "x")).isEqualTo("DECLINED");
    }

    @Test
    void onceDeliveredItsGatesAreWhatTheyWere() {
      aPermitIsPending();
      park.agree("a~x~1");
      park.decide("a~x~1", PERMIT, MET, "2026-03-10");
      park.progress("a~x~1", MatchState.DELIVERED);

      assertThat(park.day("2026-03-11")).isEmpty();
      assertThat(park.decide("a~x~1", PERMIT, REFUSED))
          .containsExactly("REFUSED " + Refusal.NOT_STANDING);
    }

    @Test
    void decisionsOutliveARound() {
      aPermitIsPending();
      park.decide("a~x~1", PERMIT, MET);
      park.post(offer("a").version(2));

      assertThat(park.gate("a~x~2", PERMIT)).isEqualTo(MET);
    }

    @Test
    void anExpiringGateMayCostAPairItsPlace() {
      aPermitIsPending();
      park.decide("a~x~1", PERMIT, MET, "2026-03-10");
      park.post(offer("b").holding("road-test", "night-work").postedAt("2026-02-01T00:00:00Z"));
      assertThat(park.standing()).containsExactly("a~x~1");

      assertThat(park.day("2026-03-11"))
          .containsExactly("DISPLACED a~x~1 (DISPLACED b~x~1)", "PROPOSED b~x~1");
    }

    @Test
    void onlyTheAgencyDecidesOnlyGatesThatAreThereAndOnlyWhileTheyMatter() {
      aPermitIsPending();
      assertThat(park.decide("a~x~1", "lab-a", PERMIT, MET, null))
          .containsExactly("REFUSED " + Refusal.NOT_THE_AGENCY);
      assertThat(park.decide("a~x~1", "FUNDS", MET))
          .containsExactly("REFUSED " + Refusal.UNKNOWN_GATE);
      assertThat(park.decide("b~x~1", PERMIT, MET))
          .containsExactly("REFUSED " + Refusal.UNKNOWN_MATCH);
      park.decline("a~x~1", "lab-a", null);
      assertThat(park.decide("a~x~1", PERMIT, MET))
          .containsExactly("REFUSED " + Refusal.NOT_STANDING);
    }
  }

  @Nested
  class Site {

    private void theSiteIsUnknown() {
      park.post(scenario("s").site(SiteClearance.UNKNOWN));
      park.post(order("x"));
      park.post(offer("a"));
    }

    @Test
    void theSiteIsAGateOfTheScenariosAgency() {
      theSiteIsUnknown();

      assertThat(park.match("a~x~1").gates())
          .containsExactly(new Gate("SITE", PENDING, AGENCY, null, null, null));
    }

    @Test
    void oncePartiesHaveAcceptedAMetGateMakesTheMatchAgreed() {
      theSiteIsUnknown();
      park.agree("a~x~1");

      assertThat(park.decide("a~x~1", "SITE", MET)).containsExactly("GATE a~x~1", "AGREED a~x~1");
    }

    @Test
    void aRefusedClearanceCannotBeDecidedAwayForOnePair() {
      theSiteIsUnknown();
      park.decide("a~x~1", "SITE", MET);

      assertThat(park.post(scenario("s").site(SiteClearance.REFUSED).version(2)))
          .containsExactly("WITHDRAWN a~x~1 (CHANGED s)");
      assertThat(park.verdict("a", "x")).isEqualTo("SITE");
    }

    @Test
    void aSiteClearedLaterMeetsTheGateOfAnAgreedMatch() {
      theSiteIsUnknown();
      park.agree("a~x~1");
      park.accept("a~x~1", AGENCY);

      assertThat(park.post(scenario("s").site(SiteClearance.MET).version(2)))
          .containsExactly("GATE a~x~1");
      assertThat(park.gate("a~x~1", "SITE")).isEqualTo(MET);
    }
  }

  @Nested
  class Award {

    private static OrderBuilder tender() {
      return order("x").by(Route.TENDER).backedBy(document(TENDER_NOTICE).amount(200_00));
    }

    private static OrderBuilder awarded(OrderBuilder.EvidenceBuilder notice) {
      return tender().backedBy(document(TENDER_NOTICE).amount(200_00), notice);
    }

    private void aTenderIsPosted() {
      park.post(scenario("s"));
      park.post(tender());
      park.post(offer("a"));
    }

    @Test
    void anOpenTenderWaitsForTheBuyersAward() {
      aTenderIsPosted();

      assertThat(park.match("a~x~1").gates())
          .contains(new Gate("AWARD", PENDING, "buyer-x", null, null, null));
      assertThat(park.agree("a~x~1")).containsExactly("AGREED a~x~1");
      assertThat(park.gate("a~x~1", "AWARD")).isEqualTo(PENDING);
    }

    @Test
    void otherRoutesNeedNoAward() {
      park.post(scenario("s"));
      park.post(order("x").by(Route.SINGLE_SOURCE));
      park.post(offer("a"));

      assertThat(park.gates("a~x~1")).containsExactly("SITE MET");
    }

    @Test
    void anAwardNoticeThatNamesTheInstituteMeetsTheGate() {
      aTenderIsPosted();

      assertThat(park.post(awarded(document(AWARD_NOTICE)))).isEmpty();
      assertThat(park.gate("a~x~1", "AWARD")).isEqualTo(PENDING);
      assertThat(park.post(awarded(document(AWARD_NOTICE).naming("lab-a"))))
          .containsExactly("GATE a~x~1");
      assertThat(park.gate("a~x~1", "AWARD")).isEqualTo(MET);
    }

    @Test
    void soItDoesForAShortlistedMatchAndALapsedNoticeTakesItBack() {
      aTenderIsPosted();
      park.agree("a~x~1");

      assertThat(
              park.post(awarded(document(AWARD_NOTICE).naming("lab-a").validUntil("2026-03-10"))))
          .containsExactly("GATE a~x~1");
      assertThat(park.gate("a~x~1", "AWARD")).isEqualTo(MET);
      assertThat(park.day("2026-03-11")).containsExactly("GATE a~x~1");
      assertThat(park.gate("a~x~1", "AWARD")).isEqualTo(PENDING);
    }

    @Test
    void anAwardToAnotherMovesTheMatchWithTheNoticeAsItsCause() {
      aTenderIsPosted();
      park.post(offer("b").postedAt("2026-02-01T00:00:00Z"));
      assertThat(park.standing()).containsExactly("a~x~1");

      assertThat(park.post(awarded(document(AWARD_NOTICE).naming("lab-b"))))
          .containsExactly("WITHDRAWN a~x~1 (AWARD x#2)", "PROPOSED b~x~1");
      assertThat(park.gate("b~x~1", "AWARD")).isEqualTo(MET);
      assertThat(park.verdict("a", "x")).isEqualTo("RESERVED");
    }

    @Test
    void soItDoesWithAShortlistedOneButNotOnceItsPilotRuns() {
      aTenderIsPosted();
      park.agree("a~x~1");
      park.post(offer("b"));
      assertThat(park.post(awarded(document(AWARD_NOTICE).naming("lab-b"))))
          .containsExactly("WITHDRAWN a~x~1 (AWARD x#2)", "PROPOSED b~x~1");

      park.agree("b~x~1");
      park.progress("b~x~1", MatchState.PILOTING);
      assertThat(park.post(awarded(document(AWARD_NOTICE).naming("lab-a"))))
          .containsExactly("GATE b~x~1");
      assertThat(park.gate("b~x~1", "AWARD")).isEqualTo(PENDING);
    }

    @Test
    void anAwardByAnotherRouteReservesTheOrder() {
      park.post(scenario("s"));
      park.post(order("x").by(Route.NEGOTIATION));
      park.post(offer("a"));

      assertThat(
              park.post(order("x").backedBy(document(AWARD_NOTICE).amount(200_00).naming("lab-b"))))
          .containsExactly("WITHDRAWN a~x~1 (RESERVED)");
    }

    @Test
    void anAwardOfAnotherLotLeavesTheMatchOfWhomANoticeNamesToo() {
      aTenderIsPosted();

      assertThat(
              park.post(
                  tender()
                      .backedBy(
                          document(TENDER_NOTICE).amount(200_00),
                          document(AWARD_NOTICE).naming("lab-b"),
                          document(AWARD_NOTICE).naming("lab-a"))))
          .containsExactly("GATE a~x~1");
    }
  }

  @Nested
  class CrossBorder {

    private void post(String institute, String place, String buyer) {
      park.post(scenario("s").in(place));
      park.post(order("x").from(buyer));
      park.post(offer("a").from(institute));
    }

    @Test
    void fundsWaitWhereBuyerAndInstituteAreOfDifferentJurisdictions() {
      post("MAINLAND", "MAINLAND", "HONG_KONG");

      assertThat(park.gates("a~x~1")).containsExactly("SITE MET", "FUNDS PENDING");
    }

    @Test
    void goodsAndDataWaitWhereInstituteAndScenarioAre() {
      post("HONG_KONG", "MAINLAND", "HONG_KONG");

      assertThat(park.gates("a~x~1")).containsExactly("SITE MET", "GOODS PENDING", "DATA PENDING");
      assertThat(park.match("a~x~1").parts().gates()).isEqualTo(500);
    }

    @Test
    void nothingWaitsInsideOneJurisdiction() {
      post("HONG_KONG", "HONG_KONG", "HONG_KONG");

      assertThat(park.gates("a~x~1")).containsExactly("SITE MET");
    }

    @Test
    void onlyGatesThatThePolicyNamesWait() {
      park.rule(crossBorderGates("GOODS"));
      post("HONG_KONG", "MAINLAND", "MAINLAND");

      assertThat(park.gates("a~x~1")).containsExactly("SITE MET", "GOODS PENDING");
    }

    @Test
    void aPolicyThatChangesBringsAndTakesGatesOfProposedMatchesButNotOfAgreedOnes() {
      park.rule(crossBorderGates());
      post("HONG_KONG", "MAINLAND", "MAINLAND");
      assertThat(park.rule(crossBorderGates("FUNDS"))).containsExactly("GATE a~x~1");
      assertThat(park.gates("a~x~1")).containsExactly("SITE MET", "FUNDS PENDING");
      park.agree("a~x~1");

      assertThat(park.rule(crossBorderGates())).isEmpty();
      assertThat(park.gates("a~x~1")).containsExactly("SITE MET", "FUNDS PENDING");
    }

    @Test
    void aRefusedTransferBarsThePair() {
      post("HONG_KONG", "MAINLAND", "MAINLAND");
      park.decide("a~x~1", "DATA", REFUSED);

      assertThat(park.verdict("a", "x")).isEqualTo("DECLINED");
      assertThat(park.explain("a", "x").criteria().get(2).actual()).isEqualTo("barred: DATA");
    }
  }
}
