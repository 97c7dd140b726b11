package dev.salto.matching.market;

import static dev.salto.matching.fixture.OrderBuilder.document;
import static dev.salto.matching.fixture.Postings.AGENCY;
import static dev.salto.matching.fixture.Postings.minimumScore;
import static dev.salto.matching.fixture.Postings.offer;
import static dev.salto.matching.fixture.Postings.order;
import static dev.salto.matching.fixture.Postings.scenario;
import static dev.salto.matching.fixture.Postings.threshold;
import static dev.salto.matching.model.EvidenceKind.PURCHASE_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.fixture.OrderBuilder;
import dev.salto.matching.fixture.Park;
import dev.salto.matching.life.Gate;
import dev.salto.matching.life.GateState;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.MatchState;
import dev.salto.matching.life.Refusal;
import dev.salto.matching.model.Commitment;
import dev.salto.matching.model.SiteClearance;
import dev.salto.matching.model.Versions;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Life of a match, versions and time (design 3). */
class LifeOfAMatchTest {

  private final Park park = new Park();

  @BeforeEach
  void aPairIsProposed() {
    park.post(scenario("s"));
    park.post(order("x"));
    assertThat(park.post(offer("a"))).containsExactly("PROPOSED a~x~1");
  }

  private static OrderBuilder unbacked() {
    return order("x").backedBy();
  }

  @Test
  void exitsOfOneInputAreToldByMatchId() {
    park.post(order("y").postedAt("2026-02-01T00:00:00Z"));
    park.post(offer("z").postedAt("2026-02-01T00:00:00Z"));
    assertThat(park.standing()).containsExactly("a~x~1", "z~y~1");

    assertThat(park.post(offer("a").version(2).pilots(2).beyond(20)))
        .containsExactly(
            "WITHDRAWN a~x~1 (CHANGED a)",
            "DISPLACED z~y~1 (DISPLACED a~y~1)",
            "PROPOSED a~x~2",
            "PROPOSED a~y~1");
  }

  @Nested
  class Proposed {

    @Test
    void aMatchIsProposedWithItsPartiesVersionsAndLastDayToAnswer() {
      Match match = park.match("a~x~1");

      assertThat(match.institute()).isEqualTo("lab-a");
      assertThat(match.buyer()).isEqualTo("buyer-x");
      assertThat(match.scenario()).isEqualTo("s");
      assertThat(match.versions()).isEqualTo(new Versions(1, 1, 1));
      assertThat(match.acceptedBy()).isEmpty();
      assertThat(match.cause()).isNull();
      assertThat(match.answerBy()).isEqualTo(LocalDate.parse("2026-03-22"));
      assertThat(match.score()).isEqualTo(park.explain("a", "x").score());
    }

    @Test
    void nothingIsProposedInAParkWithoutPolicyOrDay() {
      PlainMarket undeclared = new PlainMarket();
      undeclared.apply(new Input.ScenarioChanged("s", scenario("s").build()));
      undeclared.apply(new Input.OrderChanged("x", order("x").build()));
      undeclared.apply(new Input.OfferChanged("a", offer("a").build()));
      assertThat(undeclared.apply(new Input.DayCome(LocalDate.parse("2026-03-01"))).changes())
          .isEmpty();
      assertThat(undeclared.unmetOrders()).isEmpty();

      assertThat(park.rule(null)).containsExactly("WITHDRAWN a~x~1 (PARK)");
    }
  }

  @Nested
  class Agreed {

    @Test
    void instituteAndBuyerAcceptAndTheMatchIsAgreed() {
      assertThat(park.accept("a~x~1", "lab-a")).containsExactly("ACCEPTED a~x~1");
      assertThat(park.match("a~x~1").acceptedBy()).containsExactly("lab-a");
      assertThat(park.accept("a~x~1", "buyer-x")).containsExactly("AGREED a~x~1");
      assertThat(park.match("a~x~1").state()).isEqualTo(MatchState.AGREED);
      assertThat(park.match("a~x~1").acceptedBy()).containsExactly("buyer-x", "lab-a");
    }

    @Test
    void theAgencysConsentIsItsScenario() {
      assertThat(park.accept("a~x~1", AGENCY))
          .containsExactly("REFUSED " + Refusal.AGENCY_NOT_NEEDED);
    }

    @Test
    void theAgencyAcceptsWhereAGateWaitsForIt() {
      park.post(scenario("s").site(SiteClearance.UNKNOWN).version(2));
      assertThat(park.agree("a~x~2")).containsExactly("ACCEPTED a~x~2");
      assertThat(park.match("a~x~2").state()).isEqualTo(MatchState.PROPOSED);
      assertThat(park.accept("a~x~2", AGENCY)).containsExactly("AGREED a~x~2");
    }

    @Test
    void theScenariosOwnAgencyIsAsGoodAsTheParks() {
      park.post(scenario("s").agency("other").site(SiteClearance.UNKNOWN).version(2));
      park.agree("a~x~2");

      assertThat(park.accept("a~x~2", "other")).containsExactly("AGREED a~x~2");
    }

    @Test
    void nobodyAcceptsTwiceNorForOthersNorWhatIsNotThere() {
      park.accept("a~x~1", "lab-a");
      assertThat(park.accept("a~x~1", "lab-a"))
          .containsExactly("REFUSED " + Refusal.ALREADY_ACCEPTED);
      assertThat(park.accept("a~x~1", "stranger"))
          .containsExactly("REFUSED " + Refusal.NOT_A_PARTY);
      assertThat(park.accept("a~x~2", "lab-a")).containsExactly("REFUSED " + Refusal.UNKNOWN_MATCH);
      park.accept("a~x~1", "buyer-x");
      assertThat(park.accept("a~x~1", "lab-a")).containsExactly("REFUSED " + Refusal.NOT_PROPOSED);
      assertThat(park.last().remembered()).isEmpty();
    }

    @Test
    void anAgreedMatchIsNeverDisplaced() {
      park.agree("a~x~1");

      assertThat(park.post(offer("b").beyond(25).trl(9))).isEmpty();
      assertThat(park.explain("b", "x").heldBy())
          .extracting(held -> held.match())
          .containsExactly("a~x~1");
    }

    @Test
    void anAgreedMatchKeepsTheTermsItWasAgreedOn() {
      park.agree("a~x~1");
      Match agreed = park.match("a~x~1");

      assertThat(park.post(offer("a").price(999_00, "CNY").trl(1).version(2))).isEmpty();
      assertThat(park.post(scenario("s").minDays(9999).version(2))).isEmpty();
      assertThat(park.post(order("x").budget(150_00, "CNY").version(2))).isEmpty();
      assertThat(park.rule(minimumScore(10_000))).isEmpty();
      assertThat(park.day("2026-12-31")).isEmpty();
      assertThat(park.match("a~x~1")).isEqualTo(agreed);
      assertThat(park.verdict("a", "x")).isNotEqualTo("ELIGIBLE");
    }

    @Test
    void capacityLoweredBelowWhatIsAgreedLeavesTheAgreedAndAddsNothing() {
      park.post(offer("a").pilots(2).version(2));
      park.post(order("y"));
      park.agree("a~x~2");
      park.agree("a~y~1");
      park.post(order("z"));

      assertThat(park.post(offer("a").pilots(1).version(3))).isEmpty();
      assertThat(park.standing()).containsExactly("a~x~2", "a~y~1");
      // One of the two ends, and the one pilot is still taken.
      assertThat(park.post(order("y").withdrawn()))
          .containsExactly("WITHDRAWN a~y~1 (WITHDRAWN y)");
      assertThat(park.post(order("x").withdrawn()))
          .containsExactly("WITHDRAWN a~x~2 (WITHDRAWN x)", "PROPOSED a~z~1");
    }

    @Test
    void placesLoweredBelowWhatIsAgreedLeaveTheAgreed() {
      park.post(order("y"));
      park.post(offer("b"));
      park.agree("a~x~1");
      assertThat(park.standing()).containsExactly("a~x~1", "b~y~1");

      assertThat(park.post(scenario("s").places(1).version(2)))
          .containsExactly("WITHDRAWN b~y~1 (CHANGED s)");
      assertThat(park.standing()).containsExactly("a~x~1");
    }

    @Test
    void backedLotsLoweredBelowWhatIsAgreedLeaveTheAgreed() {
      park.post(order("x").lots(2).version(2));
      park.post(offer("b"));
      park.agree("a~x~2");
      park.agree("b~x~1");

      assertThat(
              park.post(
                  order("x").lots(2).version(2).backedBy(document(PURCHASE_ORDER).amount(200_00))))
          .containsExactly("GATE b~x~1");
      assertThat(park.standing()).containsExactly("a~x~2", "b~x~1");
    }

    @Test
    void aWithdrawnLegEndsAnAgreedMatchUntilItsPilotStarts() {
      park.agree("a~x~1");
      assertThat(park.post(scenario("s").withdrawn()))
          .containsExactly("WITHDRAWN a~x~1 (WITHDRAWN s)");

      park.post(scenario("s").version(2));
      park.agree("a~x~2");
      park.progress("a~x~2", MatchState.PILOTING);
      assertThat(park.post(scenario("s").version(2).withdrawn())).isEmpty();
      assertThat(park.post(unbacked())).containsExactly("GATE a~x~2");
    }
  }

  @Nested
  class Declined {

    @Test
    void aDeclinedPairIsBarredAtTheseVersionsAndTheNextFollowsAtOnce() {
      park.post(offer("b").postedAt("2026-02-01T00:00:00Z"));

      assertThat(park.decline("a~x~1", "lab-a", "no crew"))
          .containsExactly("DECLINED a~x~1 (DECLINED lab-a)", "PROPOSED b~x~1");
      assertThat(park.last().changes().getFirst().match().cause().reason()).isEqualTo("no crew");
      assertThat(park.verdict("a", "x")).isEqualTo("DECLINED");
    }

    @Test
    void theBarEndsWithTheVersionOfAnyLeg() {
      park.decline("a~x~1", "lab-a", null);
      assertThat(park.post(offer("a").version(2))).containsExactly("PROPOSED a~x~2");
      park.decline("a~x~2", "buyer-x", null);
      assertThat(park.post(order("x").version(2))).containsExactly("PROPOSED a~x~3");
      park.decline("a~x~3", "buyer-x", null);
      assertThat(park.post(scenario("s").version(2))).containsExactly("PROPOSED a~x~4");
    }

    @Test
    void newEvidenceDoesNotLiftABar() {
      park.decline("a~x~1", "lab-a", null);

      assertThat(park.post(order("x").backedBy(document(PURCHASE_ORDER).amount(900_00)))).isEmpty();
    }

    @Test
    void anAgreedMatchCanNoLongerBeDeclined() {
      park.agree("a~x~1");

      assertThat(park.decline("a~x~1", "lab-a", null))
          .containsExactly("REFUSED " + Refusal.NOT_PROPOSED);
    }

    @Test
    void aStrangerDeclinesNothing() {
      assertThat(park.decline("a~x~1", "lab-b", null))
          .containsExactly("REFUSED " + Refusal.NOT_A_PARTY);
    }
  }

  @Nested
  class Expired {

    @Test
    void aMatchNotAnsweredByItsDayExpiresAndIsBarred() {
      park.accept("a~x~1", "lab-a");
      assertThat(park.day("2026-03-22")).isEmpty();
      assertThat(park.day("2026-03-23")).containsExactly("EXPIRED a~x~1 (EXPIRED)");
      assertThat(park.verdict("a", "x")).isEqualTo("DECLINED");
      assertThat(park.post(offer("a").version(2))).containsExactly("PROPOSED a~x~2");
      assertThat(park.match("a~x~2").acceptedBy()).isEmpty();
      assertThat(park.match("a~x~2").answerBy()).isEqualTo(LocalDate.parse("2026-04-13"));
    }

    @Test
    void anAgreedMatchDoesNotExpire() {
      park.agree("a~x~1");

      assertThat(park.day("2026-05-01")).isEmpty();
    }

    @Test
    void aDateThatGoesBackIsIgnored() {
      park.day("2026-03-22");
      assertThat(park.day("2026-01-01")).isEmpty();

      assertThat(park.day("2026-03-23")).containsExactly("EXPIRED a~x~1 (EXPIRED)");
    }
  }

  @Nested
  class Revoked {

    @Test
    void aProposedMatchIsRevokedOnceItsOrderIsNoLongerBacked() {
      assertThat(park.post(unbacked())).containsExactly("REVOKED a~x~1 (ORDER_BACKED x)");
      assertThat(park.post(order("x"))).containsExactly("PROPOSED a~x~2");
    }

    @Test
    void anAgreedOneIsFlaggedInsteadUntilItIsBackedAgain() {
      park.agree("a~x~1");

      assertThat(park.post(unbacked())).containsExactly("GATE a~x~1");
      assertThat(park.gates("a~x~1")).containsExactly("SITE MET", "BACKING PENDING");
      assertThat(park.move("a~x~1", MatchState.PILOTING))
          .containsExactly("REFUSED " + Refusal.GATES_NOT_MET);
      assertThat(park.post(order("x"))).containsExactly("GATE a~x~1");
      assertThat(park.gates("a~x~1")).containsExactly("SITE MET", "BACKING MET");
      assertThat(park.move("a~x~1", MatchState.PILOTING)).containsExactly("PILOTING a~x~1");
    }

    @Test
    void aRunningPilotIsFlaggedTooByTheParksDay() {
      park.post(
          order("x").backedBy(document(PURCHASE_ORDER).amount(200_00).validUntil("2026-03-05")));
      park.agree("a~x~1");
      park.progress("a~x~1", MatchState.PILOTING);
      assertThat(park.day("2026-03-05")).isEmpty();

      assertThat(park.day("2026-03-06")).containsExactly("GATE a~x~1");
      assertThat(park.match("a~x~1").gate(Gate.BACKING).state()).isEqualTo(GateState.PENDING);
    }

    @Test
    void theFlagCostsNoPointsSoThatItDecidesNothingItself() {
      park.agree("a~x~1");
      int score = park.match("a~x~1").score();
      park.post(unbacked());

      assertThat(park.match("a~x~1").score()).isEqualTo(score);
    }

    @Test
    void ofSeveralAgreedMatchesTheBestRankedAreBackedFirst() {
      park.post(order("x").lots(3).version(2));
      park.post(offer("b").beyond(25));
      park.post(offer("c").beyond(10));
      park.agree("a~x~2");
      park.agree("b~x~1");
      park.agree("c~x~1");

      assertThat(
              park.post(
                  order("x").lots(3).version(2).backedBy(document(PURCHASE_ORDER).amount(400_00))))
          .containsExactly("GATE a~x~2");
      assertThat(park.post(unbacked().lots(3).version(2)))
          .containsExactly("GATE b~x~1", "GATE c~x~1");
      assertThat(
              park.post(
                  order("x").lots(3).version(2).backedBy(document(PURCHASE_ORDER).amount(200_00))))
          .containsExactly("GATE b~x~1");
      // What ends makes room for the next best.
      assertThat(park.move("b~x~1", MatchState.FAILED))
          .containsExactly("FAILED b~x~1 (FAILED lab-a)", "GATE c~x~1");
      assertThat(park.gate("c~x~1", Gate.BACKING)).isEqualTo(GateState.MET);
      assertThat(park.gate("a~x~2", Gate.BACKING)).isEqualTo(GateState.PENDING);
    }

    @Test
    void anOrderThatCannotBeReadTakesNothingBack() {
      park.agree("a~x~1");

      assertThat(park.apply(new Input.OrderChanged("x", null))).isEmpty();
    }

    @Test
    void nobodyDecidesWhetherAnOrderBacks() {
      park.agree("a~x~1");
      park.post(unbacked());

      assertThat(park.decide("a~x~1", Gate.BACKING, GateState.MET))
          .containsExactly("REFUSED " + Refusal.GATE_IS_COUNTED);
    }

    @Test
    void evidenceThatExpiresRevokesByTheParksDay() {
      park.post(
          order("x").backedBy(document(PURCHASE_ORDER).amount(200_00).validUntil("2026-03-05")));
      assertThat(park.day("2026-03-05")).isEmpty();

      assertThat(park.day("2026-03-06")).containsExactly("REVOKED a~x~1 (ORDER_BACKED x)");
    }

    @Test
    void aThresholdRaisedAboveTheEvidenceRevokes() {
      assertThat(park.rule(threshold(Commitment.CONTRACTED)))
          .containsExactly("REVOKED a~x~1 (ORDER_BACKED x)");
    }
  }

  @Nested
  class Withdrawn {

    @Test
    void aNewVersionOfALegEndsAProposedMatchAndTheNextRoundStartsWithoutOldAcceptances() {
      park.accept("a~x~1", "lab-a");

      assertThat(park.post(offer("a").version(2)))
          .containsExactly("WITHDRAWN a~x~1 (CHANGED a)", "PROPOSED a~x~2");
      assertThat(park.match("a~x~2").acceptedBy()).isEmpty();
      assertThat(park.match("a~x~2").versions()).isEqualTo(new Versions(2, 1, 1));
      assertThat(park.post(order("x").version(2)))
          .containsExactly("WITHDRAWN a~x~2 (CHANGED x)", "PROPOSED a~x~3");
      assertThat(park.post(scenario("s").version(2)))
          .containsExactly("WITHDRAWN a~x~3 (CHANGED s)", "PROPOSED a~x~4");
    }

    @Test
    void aChangeAfterWhichThePairNoLongerBelongsProposesNothing() {
      assertThat(park.post(offer("a").version(2).trl(5)))
          .containsExactly("WITHDRAWN a~x~1 (CHANGED a)");
    }

    @Test
    void evidenceIsNoNewVersion() {
      park.accept("a~x~1", "lab-a");

      assertThat(park.post(order("x").backedBy(document(PURCHASE_ORDER).amount(999_00)))).isEmpty();
      assertThat(park.match("a~x~1").acceptedBy()).containsExactly("lab-a");
    }

    @Test
    void aWithdrawnLegEndsTheMatchAndPostedAgainItPairsInTheNextRound() {
      assertThat(park.post(offer("a").withdrawn()))
          .containsExactly("WITHDRAWN a~x~1 (WITHDRAWN a)");
      assertThat(park.post(offer("a").version(2).postedAt("2026-02-20T08:00:00Z")))
          .containsExactly("PROPOSED a~x~2");
    }

    @Test
    void postedAgainItRanksByItsNewPostedAt() {
      park.post(offer("b").postedAt("2026-02-01T00:00:00Z"));
      park.post(offer("a").withdrawn());

      assertThat(park.post(offer("a").version(2).postedAt("2026-02-20T08:00:00Z"))).isEmpty();
      assertThat(park.standing()).containsExactly("b~x~1");
    }

    @Test
    void aLegThatCannotBeReadEndsAProposedMatch() {
      assertThat(park.apply(new Input.OfferChanged("a", null)))
          .containsExactly("WITHDRAWN a~x~1 (UNREADABLE a)");
      park.post(offer("a"));
      assertThat(park.apply(new Input.ScenarioChanged("s", null)))
          .containsExactly("WITHDRAWN a~x~2 (UNREADABLE s)");
      park.post(scenario("s"));
      assertThat(park.apply(new Input.OrderChanged("x", null)))
          .containsExactly("WITHDRAWN a~x~3 (UNREADABLE x)");
    }

    @Test
    void aLegThatCannotBeReadEndsNothingThatWasAgreed() {
      park.agree("a~x~1");

      assertThat(park.apply(new Input.OfferChanged("a", null))).isEmpty();
      assertThat(park.apply(new Input.ScenarioChanged("s", null))).isEmpty();
      assertThat(park.apply(new Input.OrderChanged("x", null))).isEmpty();
      assertThat(park.standing()).containsExactly("a~x~1");
    }

    @Test
    void aPairThatIsNoLongerEligibleIsWithdrawnUnderTheCriterionThatFails() {
      assertThat(park.rule(minimumScore(10_000))).containsExactly("WITHDRAWN a~x~1 (SCORE)");
      park.rule(minimumScore(0));
      // 100 days are needed until 31 December 2027.
      assertThat(park.accept("a~x~2", "lab-a")).containsExactly("ACCEPTED a~x~2");
      park.accept("a~x~2", "buyer-x");
      park.post(offer("b").available(null, "2026-06-12"));
      park.post(order("y"));
      assertThat(park.standing()).containsExactly("a~x~2", "b~y~1");
      assertThat(park.day("2026-03-05")).containsExactly("WITHDRAWN b~y~1 (WINDOW)");
    }

    @Test
    void anOrderThatMovesToAnotherScenarioEndsTheMatch() {
      park.post(scenario("t"));

      assertThat(park.post(order("x").of("t").version(2)))
          .containsExactly("WITHDRAWN a~x~1 (CHANGED x)", "PROPOSED a~x~2");
      assertThat(park.match("a~x~2").scenario()).isEqualTo("t");
    }
  }

  @Nested
  class Failed {

    @Test
    void aFailedPilotBarsThePairAndFreesEverything() {
      park.agree("a~x~1");
      park.post(offer("b"));
      park.progress("a~x~1", MatchState.PILOTING);

      assertThat(park.move("a~x~1", MatchState.FAILED))
          .containsExactly("FAILED a~x~1 (FAILED lab-a)", "PROPOSED b~x~1");
      Match failed = park.last().changes().getFirst().match();
      assertThat(failed.cause().reason()).isEqualTo("so it went");
      assertThat(park.last().changes().getFirst().by()).isEqualTo("lab-a");
      assertThat(park.verdict("a", "x")).isEqualTo("DECLINED");
    }

    @Test
    void itMayFailOnceAgreedAndUntilItIsPaid() {
      park.agree("a~x~1");
      assertThat(park.move("a~x~1", MatchState.FAILED))
          .containsExactly("FAILED a~x~1 (FAILED lab-a)");
      park.post(offer("a").version(2));
      park.agree("a~x~2");
      park.progress("a~x~2", MatchState.DELIVERED);
      assertThat(park.move("a~x~2", MatchState.FAILED))
          .containsExactly("FAILED a~x~2 (FAILED lab-a)");
      park.post(offer("a").version(3));
      park.agree("a~x~3");
      park.progress("a~x~3", MatchState.PAID);
      assertThat(park.move("a~x~3", MatchState.FAILED))
          .containsExactly("REFUSED " + Refusal.NO_SUCH_MOVE);
    }

    @Test
    void aPilotStartsOnlyWhenAllGatesAreMet() {
      park.post(scenario("s").permits("road-test").version(2));
      park.agree("a~x~2");

      assertThat(park.move("a~x~2", MatchState.PILOTING))
          .containsExactly("REFUSED " + Refusal.GATES_NOT_MET);
      park.decide("a~x~2", "PERMIT:road-test", GateState.MET);
      assertThat(park.move("a~x~2", MatchState.PILOTING)).containsExactly("PILOTING a~x~2");
      assertThat(park.match("a~x~2").lastDecision())
          .isEqualTo(park.last().changes().getFirst().match().lastDecision());
    }

    @Test
    void anEventOfAPilotOfNoMatchOrOfAnEarlierRoundIsRefused() {
      assertThat(park.move("a~y~1", MatchState.PILOTING))
          .containsExactly("REFUSED " + Refusal.UNKNOWN_MATCH);
      park.post(offer("a").version(2));
      park.agree("a~x~2");
      assertThat(park.move("a~x~1", MatchState.PILOTING))
          .containsExactly("REFUSED " + Refusal.NO_SUCH_MOVE);
    }

    @Test
    void whoDecidedIsToldWithWhatFollowedOfTheDecisionAndNothingElse() {
      park.post(offer("b").postedAt("2026-02-01T00:00:00Z"));
      park.accept("a~x~1", "lab-a");
      assertThat(park.last().changes().getFirst().by()).isEqualTo("lab-a");
      park.decline("a~x~1", "buyer-x", null);

      assertThat(park.last().changes())
          .extracting(change -> change.type() + " by " + change.by())
          .containsExactly("DECLINED by buyer-x", "PROPOSED by null");
    }
  }

  @Nested
  class Closed {

    @Test
    void theLotIsUsedUpForGoodAndPilotAndPlaceAreGivenBack() {
      park.post(scenario("s").places(1).version(2));
      park.agree("a~x~2");
      park.post(order("y"));
      park.post(offer("b"));
      for (MatchState state :
          new MatchState[] {MatchState.PILOTING, MatchState.DELIVERED, MatchState.PAID}) {
        assertThat(park.move("a~x~2", state)).containsExactly(state + " a~x~2");
      }

      assertThat(park.move("a~x~2", MatchState.CLOSED))
          .containsExactly("CLOSED a~x~2", "PROPOSED a~y~1");
      assertThat(park.standing()).containsExactly("a~y~1");
    }

    @Test
    void theSameOfferNeverTakesAnotherLotOfThatOrder() {
      park.post(order("x").lots(2).version(2));
      park.agree("a~x~2");
      park.progress("a~x~2", MatchState.CLOSED);

      assertThat(park.post(offer("a").version(2))).isEmpty();
      assertThat(park.post(offer("b"))).containsExactly("PROPOSED b~x~1");
    }

    @Test
    void whoHoldsAUsedUpLotIsTold() {
      park.agree("a~x~1");
      park.progress("a~x~1", MatchState.CLOSED);
      park.post(offer("b"));

      assertThat(park.explain("b", "x").eligible()).isTrue();
      assertThat(park.explain("b", "x").heldBy())
          .extracting(held -> held.match())
          .containsExactly("a~x~1");
      assertThat(park.explain("a", "x").heldBy())
          .extracting(held -> held.match())
          .containsExactly("a~x~1");
    }
  }
}
