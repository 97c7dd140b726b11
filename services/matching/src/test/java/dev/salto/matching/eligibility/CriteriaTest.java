package dev.salto.matching.eligibility;

import static dev.salto.matching.fixture.OrderBuilder.document;
import static dev.salto.matching.fixture.Postings.minimumScore;
import static dev.salto.matching.fixture.Postings.offer;
import static dev.salto.matching.fixture.Postings.order;
import static dev.salto.matching.fixture.Postings.platform;
import static dev.salto.matching.fixture.Postings.scenario;
import static dev.salto.matching.model.EvidenceKind.AWARD_NOTICE;
import static dev.salto.matching.model.EvidenceKind.LETTER_OF_INTENT;
import static dev.salto.matching.model.EvidenceKind.PURCHASE_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.fixture.OfferBuilder;
import dev.salto.matching.fixture.OrderBuilder;
import dev.salto.matching.fixture.Park;
import dev.salto.matching.fixture.Postings;
import dev.salto.matching.fixture.ScenarioBuilder;
import dev.salto.matching.life.GateState;
import dev.salto.matching.model.Facility;
import dev.salto.matching.model.FacilityKind;
import dev.salto.matching.model.FacilityStatus;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.model.SiteClearance;
import dev.salto.matching.model.Stage;
import dev.salto.matching.model.Verification;
import dev.salto.matching.text.TextSimilarity;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who may pair with whom (design 2, table of criteria). */
class CriteriaTest {

  private final Park park = new Park();

  /** Posts a pair and tells the first criterion that fails, or ELIGIBLE. */
  private String verdict(OfferBuilder offer, ScenarioBuilder scenario, OrderBuilder order) {
    park.post(scenario);
    park.post(order);
    park.post(offer);
    return park.verdict("a", "x");
  }

  private String verdict(OfferBuilder offer) {
    return verdict(offer, scenario("s"), order("x"));
  }

  private String verdict(ScenarioBuilder scenario) {
    return verdict(offer("a"), scenario, order("x"));
  }

  private String verdict(OrderBuilder order) {
    return verdict(offer("a"), scenario("s"), order);
  }

  private Criterion told(CriterionCode code) {
    return park.explain("a", "x").criteria().get(code.ordinal());
  }

  private void assertTold(CriterionCode code, String expected, String actual) {
    assertThat(told(code).expected()).isEqualTo(expected);
    assertThat(told(code).actual()).isEqualTo(actual);
  }

  @Nested
  class Order {

    @Test
    void theCodesStandInTheOrderOfTheDesign() {
      assertThat(CriterionCode.values())
          .extracting(CriterionCode::name)
          .containsExactly(
              "PARK",
              "STATUS",
              "DECLINED",
              "INDEPENDENT",
              "RESERVED",
              "FIELD",
              "CAPABILITY",
              "READINESS",
              "PERMIT",
              "SITE",
              "WINDOW",
              "SPACE",
              "FACILITY",
              "ORDER_BACKED",
              "SCORE",
              "PRICE");
    }

    @Test
    void everyCriterionIsToldInThatOrder() {
      assertThat(verdict(offer("a"))).isEqualTo("ELIGIBLE");

      assertThat(park.explain("a", "x").criteria())
          .extracting(Criterion::code)
          .containsExactly(CriterionCode.values());
    }

    /** Everything that can be wrong at once, put right from the first criterion to the last. */
    @Test
    void aRefusedPairIsCountedUnderTheFirstThatFails() {
      OfferBuilder offer =
          offer("a")
              .park("elsewhere")
              .ofGroup("g")
              .fields("4.1")
              .capable()
              .trl(7)
              .needsSpace(200)
              .needsPlatform("4.1")
              .price(300_00, "CNY")
              .withdrawn();
      ScenarioBuilder scenario =
          scenario("s").site(SiteClearance.REFUSED).minDays(9999).hasSpace(100);
      OrderBuilder order =
          order("x").ofGroup("g").backedBy(document(LETTER_OF_INTENT).naming("another"));
      park.rule(minimumScore(10_000));

      assertThat(verdict(offer, scenario, order)).isEqualTo("PARK");
      assertThat(verdict(offer.park("bay"), scenario, order)).isEqualTo("STATUS");
      OfferBuilder open = offer("a").ofGroup("g").fields("4.1").capable().trl(7);
      open.needsSpace(200).needsPlatform("4.1").price(300_00, "CNY");
      assertThat(verdict(open, scenario, order)).isEqualTo("INDEPENDENT");
      assertThat(verdict(open.ofGroup(null), scenario, order)).isEqualTo("RESERVED");
      order.backedBy(document(LETTER_OF_INTENT));
      assertThat(verdict(open, scenario, order)).isEqualTo("FIELD");
      assertThat(verdict(open.fields("7.2"), scenario, order)).isEqualTo("CAPABILITY");
      assertThat(verdict(open.beyond(0), scenario, order)).isEqualTo("READINESS");
      assertThat(verdict(open.trl(8), scenario, order)).isEqualTo("SITE");
      scenario.site(SiteClearance.MET);
      assertThat(verdict(open, scenario, order)).isEqualTo("WINDOW");
      assertThat(verdict(open, scenario.minDays(100), order)).isEqualTo("SPACE");
      assertThat(verdict(open, scenario.hasSpace(200), order)).isEqualTo("FACILITY");
      park.post(platform("p", "4.1"));
      assertThat(verdict(open, scenario, order)).isEqualTo("ORDER_BACKED");
      order.backedBy(document(PURCHASE_ORDER).amount(200_00));
      assertThat(verdict(open, scenario, order)).isEqualTo("SCORE");
      park.rule(minimumScore(0));
      assertThat(verdict(open, scenario, order)).isEqualTo("PRICE");
      assertThat(verdict(open.price(200_00, "CNY"), scenario, order)).isEqualTo("ELIGIBLE");
    }

    @Test
    void aBarComesBeforeAllThatTheTermsSay() {
      verdict(offer("a"));
      park.decline("a~x~1", "lab-a", null);
      // The evidence lapses: versions and thus the bar stay, and more than one criterion fails.
      park.post(order("x").backedBy());

      assertThat(park.verdict("a", "x")).isEqualTo("DECLINED");
      assertTold(CriterionCode.DECLINED, "not barred", "barred: DECLINED");
      assertThat(told(CriterionCode.ORDER_BACKED).fails()).isTrue();
    }
  }

  @Nested
  class OnePark {

    @Test
    void offerScenarioAndOrderLieInOnePark() {
      assertThat(verdict(scenario("s").park("elsewhere"))).isEqualTo("PARK");
      assertTold(CriterionCode.PARK, "park bay", "scenario in elsewhere; order in bay");
      assertThat(verdict(order("x").park("elsewhere"))).isEqualTo("PARK");
    }

    @Test
    void anUndeclaredParkIsNone() {
      verdict(offer("a"));
      park.rule(null);

      assertThat(park.verdict("a", "x")).isEqualTo("PARK");
      assertThat(told(CriterionCode.PARK).actual()).isEqualTo("park not declared");
      assertThat(told(CriterionCode.STATUS).ok()).isNull();
    }
  }

  @Nested
  class Status {

    @Test
    void allThreeAreOpen() {
      assertThat(verdict(offer("a").withdrawn())).isEqualTo("STATUS");
      assertTold(CriterionCode.STATUS, "offer, scenario and order open", "offer withdrawn");
      assertThat(verdict(scenario("s").withdrawn())).isEqualTo("STATUS");
      assertThat(verdict(order("x").withdrawn())).isEqualTo("STATUS");
    }

    @Test
    void allThreeAreKnown() {
      park.post(order("x"));
      park.post(offer("a"));

      assertThat(park.verdict("nobody", "x")).isEqualTo("STATUS");
      assertThat(park.verdict("a", "nothing")).isEqualTo("STATUS");
      assertThat(park.verdict("a", "x")).isEqualTo("STATUS");
      assertThat(told(CriterionCode.STATUS).actual()).isEqualTo("scenario unknown");
    }
  }

  @Nested
  class Independent {

    @Test
    void theBuyerIsNotTheInstitute() {
      assertThat(verdict(order("x").buyer("lab-a", "MAINLAND", null))).isEqualTo("INDEPENDENT");
      assertTold(CriterionCode.INDEPENDENT, "independent", "same organisation");
    }

    @Test
    void theBuyerIsNotOfTheInstitutesGroup() {
      assertThat(verdict(offer("a").ofGroup("g"), scenario("s"), order("x").ofGroup("g")))
          .isEqualTo("INDEPENDENT");
      assertTold(CriterionCode.INDEPENDENT, "independent", "both of group g");
    }

    @Test
    void havingNoGroupIsNotAGroup() {
      assertThat(verdict(offer("a").ofGroup(" "), scenario("s"), order("x").ofGroup(" ")))
          .isEqualTo("ELIGIBLE");
    }
  }

  @Nested
  class Reserved {

    private String whereADocumentNames(String supplier) {
      return verdict(order("x").backedBy(document(AWARD_NOTICE).amount(200_00).naming(supplier)));
    }

    @Test
    void noVerifiedDocumentNamesAnotherSupplier() {
      assertThat(whereADocumentNames("lab-b")).isEqualTo("RESERVED");
      assertTold(CriterionCode.RESERVED, "lab-b", "lab-a");
      assertThat(whereADocumentNames("lab-a")).isEqualTo("ELIGIBLE");
      assertThat(whereADocumentNames("  ")).isEqualTo("ELIGIBLE");
    }

    @Test
    void aDocumentThatDoesNotCountReservesNothing() {
      OrderBuilder order = order("x");
      for (Verification state : List.of(Verification.AWAITED, Verification.REFUSED)) {
        order.backedBy(
            document(PURCHASE_ORDER).amount(200_00),
            document(AWARD_NOTICE).naming("lab-b").verification(state));
        assertThat(verdict(order)).isEqualTo("ELIGIBLE");
      }
      order.backedBy(
          document(PURCHASE_ORDER).amount(200_00),
          document(AWARD_NOTICE).naming("lab-b").validUntil("2026-02-28"));
      assertThat(verdict(order)).isEqualTo("ELIGIBLE");
    }

    @Test
    void twoNamedSuppliersShareTheOrderAndKeepOutAThird() {
      OrderBuilder order =
          order("x")
              .lots(2)
              .backedBy(
                  document(AWARD_NOTICE).amount(200_00).naming("lab-a"),
                  document(AWARD_NOTICE).amount(200_00).naming("lab-b"));
      verdict(order);
      park.post(offer("b"));
      park.post(offer("c").beyond(25));

      assertThat(park.standing()).containsExactly("a~x~1", "b~x~1");
      assertThat(park.verdict("c", "x")).isEqualTo("RESERVED");
    }
  }

  @Nested
  class Field {

    @Test
    void oneFieldInCommonIsEnough() {
      assertThat(verdict(offer("a").fields("4.1", "7.2"))).isEqualTo("ELIGIBLE");
      assertThat(verdict(offer("a").fields("4.1", "5.1"))).isEqualTo("FIELD");
      assertTold(CriterionCode.FIELD, "7.2", "4.1; 5.1");
    }

    @Test
    void aCodeMatchesItsOwnSubCodesAndNoOthers() {
      assertThat(verdict(offer("a").fields("7"))).isEqualTo("ELIGIBLE");
      assertThat(verdict(offer("a").fields("7.2.1"))).isEqualTo("ELIGIBLE");
      assertThat(verdict(offer("a").fields("7.1"))).isEqualTo("FIELD");
      assertThat(verdict(offer("a").fields("7.21"))).isEqualTo("FIELD");
      assertThat(verdict(offer("a").fields("72"))).isEqualTo("FIELD");
    }
  }

  @Nested
  class Capability {

    @Test
    void everyHardRequirementIsMet() {
      ScenarioBuilder scenario = scenario("s").requires("cleaning-rate>=6000 m2/h", "noise<=70 dB");
      assertThat(
              verdict(
                  offer("a").capable("cleaning-rate=6000 m2/h", "noise=70 dB"),
                  scenario,
                  order("x")))
          .isEqualTo("ELIGIBLE");
      assertThat(
              verdict(
                  offer("a").capable("cleaning-rate=6000 m2/h", "noise=70.1 dB"),
                  scenario,
                  order("x")))
          .isEqualTo("CAPABILITY");
      assertTold(CriterionCode.CAPABILITY, "noise <= 70 dB", "70.1 dB");
    }

    @Test
    void notStatedIsARefusalThatSaysSo() {
      assertThat(verdict(offer("a").capable())).isEqualTo("CAPABILITY");
      assertTold(CriterionCode.CAPABILITY, "cleaning-rate >= 6000 m2/h", "not stated");
    }

    @Test
    void aCapabilityOfAnotherUnitIsNotStated() {
      assertThat(verdict(offer("a").capable("cleaning-rate=9000 ft2/h"))).isEqualTo("CAPABILITY");
      assertThat(told(CriterionCode.CAPABILITY).actual()).isEqualTo("not stated");
    }

    @Test
    void equalsIsMetByTheSameNumberHoweverWritten() {
      ScenarioBuilder scenario = scenario("s").requires("voltage=12 V");
      assertThat(verdict(offer("a").capable("voltage=12.0 V"), scenario, order("x")))
          .isEqualTo("ELIGIBLE");
      assertThat(verdict(offer("a").capable("voltage=12.1 V"), scenario, order("x")))
          .isEqualTo("CAPABILITY");
    }

    @Test
    void aSoftRequirementRefusesNobody() {
      assertThat(verdict(scenario("s").requires("noise<=70 dB?"))).isEqualTo("ELIGIBLE");
    }
  }

  @Nested
  class Readiness {

    @Test
    void theStageThatTheOrderPaysForDecides() {
      assertThat(verdict(offer("a").trl(7))).isEqualTo("READINESS");
      assertTold(CriterionCode.READINESS, "TRL >= 8 for OPERATIONAL", "TRL 7");
      assertThat(verdict(offer("a").trl(4), scenario("s"), order("x").paysFor(Stage.SIMULATED)))
          .isEqualTo("ELIGIBLE");
    }

    @Test
    void aStageThatTheScenarioDoesNotHostIsRefused() {
      assertThat(verdict(order("x").paysFor(Stage.SUPERVISED))).isEqualTo("READINESS");
      assertTold(
          CriterionCode.READINESS,
          "SIMULATED; OPERATIONAL",
          "SUPERVISED not offered by the scenario");
    }
  }

  @Nested
  class PermitAndSite {

    @Test
    void aPermitThatIsNotHeldYetIsNoRefusal() {
      assertThat(verdict(scenario("s").permits("road-test"))).isEqualTo("ELIGIBLE");
      assertTold(CriterionCode.PERMIT, "road-test", "PENDING");
    }

    @Test
    void aRefusedPermitIsToldBesideTheBarItBrings() {
      verdict(scenario("s").permits("road-test", "night-work"));
      park.decide("a~x~1", "PERMIT:road-test", GateState.REFUSED);

      assertThat(park.verdict("a", "x")).isEqualTo("DECLINED");
      assertThat(told(CriterionCode.PERMIT).fails()).isTrue();
      assertTold(CriterionCode.PERMIT, "road-test", "REFUSED");
    }

    @Test
    void anUnknownSiteClearanceIsNoRefusalAndARefusedOneIs() {
      assertThat(verdict(scenario("s").site(SiteClearance.UNKNOWN))).isEqualTo("ELIGIBLE");
      assertThat(verdict(scenario("s").site(SiteClearance.REFUSED))).isEqualTo("SITE");
      assertTold(CriterionCode.SITE, "not REFUSED", "REFUSED");
    }

    @Test
    void aPermitStillToComeDoesNotHideARefusedSite() {
      assertThat(verdict(scenario("s").permits("road-test").site(SiteClearance.REFUSED)))
          .isEqualTo("SITE");
    }
  }

  @Nested
  class Window {

    @Test
    void theDaysFromTheLaterStartToTheEarlierEndAreEnough() {
      OfferBuilder offer = offer("a").available("2026-04-01", "2026-12-31");
      ScenarioBuilder scenario = scenario("s").window("2026-05-01", "2026-09-01").minDays(31);
      // 1 May to 1 June are 31 days.
      assertThat(verdict(offer, scenario, order("x").deliverBy("2026-06-01")))
          .isEqualTo("ELIGIBLE");
      assertThat(verdict(offer, scenario, order("x").deliverBy("2026-05-31"))).isEqualTo("WINDOW");
      assertTold(CriterionCode.WINDOW, ">= 31 days", "30 days");
    }

    @Test
    void nothingStartsBeforeTheParksDay() {
      // 1 March, the park's day, to 9 June are 100 days.
      assertThat(verdict(offer("a").available(null, "2026-06-09"))).isEqualTo("ELIGIBLE");
      park.day("2026-03-02");
      assertThat(park.verdict("a", "x")).isEqualTo("WINDOW");
    }

    @Test
    void windowsWithoutAnEndAreNoLimit() {
      assertThat(
              verdict(
                  offer("a").available(null, null), scenario("s").window(null, null), order("x")))
          .isEqualTo("ELIGIBLE");
      assertThat(told(CriterionCode.WINDOW).actual()).isEqualTo("no limit");
    }
  }

  @Nested
  class Space {

    @Test
    void theOfferNeedsNoMoreThanTheScenarioHas() {
      ScenarioBuilder scenario = scenario("s").hasSpace(100);
      assertThat(verdict(offer("a").needsSpace(100), scenario, order("x"))).isEqualTo("ELIGIBLE");
      assertThat(verdict(offer("a").needsSpace(101), scenario, order("x"))).isEqualTo("SPACE");
      assertTold(CriterionCode.SPACE, "<= 100 m2", "101 m2");
    }

    @Test
    void blankIsNoLimit() {
      assertThat(verdict(offer("a").needsSpace(100_000))).isEqualTo("ELIGIBLE");
      assertThat(verdict(scenario("s").hasSpace(0))).isEqualTo("ELIGIBLE");
    }
  }

  @Nested
  class Facilities {

    private void stands(FacilityKind kind, String field, FacilityStatus status, boolean open) {
      park.post(new Facility("f", kind, field, status, open));
    }

    @Test
    void aNeededPlatformIsBuiltInThePark() {
      assertThat(verdict(offer("a").needsPlatform("4.1"))).isEqualTo("FACILITY");
      assertTold(CriterionCode.FACILITY, "built platform of field 4.1", "no built platform");
      park.post(platform("p", "1.2"));
      assertTold(CriterionCode.FACILITY, "built platform of field 4.1", "built: 1.2");
      assertThat(park.verdict("a", "x")).isEqualTo("FACILITY");
      stands(FacilityKind.PILOT_PLATFORM, "4.1", FacilityStatus.BUILT, true);
      assertThat(park.verdict("a", "x")).isEqualTo("ELIGIBLE");
    }

    @Test
    void whatIsPlannedWithdrawnOrNoPlatformDoesNotCount() {
      verdict(offer("a").needsPlatform("4.1"));
      stands(FacilityKind.PILOT_PLATFORM, "4.1", FacilityStatus.PLANNED, true);
      assertThat(park.verdict("a", "x")).isEqualTo("FACILITY");
      stands(FacilityKind.PILOT_PLATFORM, "4.1", FacilityStatus.BUILT, false);
      assertThat(park.verdict("a", "x")).isEqualTo("FACILITY");
      stands(FacilityKind.SIMULATOR, "4.1", FacilityStatus.BUILT, true);
      assertThat(park.verdict("a", "x")).isEqualTo("FACILITY");
      stands(FacilityKind.PILOT_PLATFORM, null, FacilityStatus.BUILT, true);
      assertThat(park.verdict("a", "x")).isEqualTo("FACILITY");
    }

    @Test
    void whoNeedsNoPlatformAsksForNone() {
      assertThat(verdict(offer("a").needsPlatform(" "))).isEqualTo("ELIGIBLE");
    }
  }

  @Nested
  class Shortcuts {

    @Test
    void theFirstTwoThatFailAreEnoughToSeeThatThereIsNoGap() {
      assertThat(failing(offer("a"))).isEmpty();
      assertThat(failing(offer("a").trl(1))).containsExactly(CriterionCode.READINESS);
      assertThat(failing(offer("a").fields("4.1").trl(1).needsPlatform("4.1")))
          .containsExactly(CriterionCode.FIELD, CriterionCode.READINESS);
    }

    @Test
    void ofTwoThatFailPriceIsNotToldAsTheSecond() {
      assertThat(failing(offer("a").price(900_00, "CNY"))).containsExactly(CriterionCode.PRICE);
      assertThat(failing(offer("a").trl(1).price(900_00, "CNY")))
          .containsExactly(CriterionCode.READINESS);
    }

    @Test
    void anUntestedPriceHoldsAndIsNotTold() {
      PairCase dear = pair(offer("a").price(900_00, "CNY"));

      assertThat(dear.isPriceTested()).isTrue();
      assertThat(Eligibility.isEligible(dear)).isFalse();
      assertThat(dear.withoutPrice().isPriceTested()).isFalse();
      assertThat(Eligibility.isEligible(dear.withoutPrice())).isTrue();
      assertThat(Eligibility.tellAll(dear.withoutPrice()))
          .last()
          .isEqualTo(Criterion.untold(CriterionCode.PRICE));
      assertThat(Eligibility.tellAll(dear)).last().matches(Criterion::fails);
    }

    @Test
    void anOfferFitsAScenarioAsFarAsTheTwoAloneDecide() {
      assertThat(fits(offer("a"), scenario("s"))).isTrue();
      assertThat(fits(offer("a").withdrawn(), scenario("s"))).isFalse();
      assertThat(fits(offer("a"), scenario("s").withdrawn())).isFalse();
      assertThat(fits(offer("a").fields("4.1"), scenario("s"))).isFalse();
      assertThat(fits(offer("a"), scenario("s").requires("rate>=5 u"))).isFalse();
      assertThat(fits(offer("a").needsSpace(200), scenario("s").hasSpace(100))).isFalse();
      // What the order decides is no part of it.
      assertThat(fits(offer("a").trl(1), scenario("s"))).isTrue();
    }

    @Test
    void twoParksAreToldUnderPark() {
      assertThat(Eligibility.tellTwoParks("one", "other"))
          .first()
          .isEqualTo(new Criterion(CriterionCode.PARK, false, "park one", "order in other", 1));
      assertThat(Eligibility.tellTwoParks("one", "other").subList(1, 16))
          .allMatch(told -> told.ok() == null);
    }

    private static boolean fits(OfferBuilder offer, ScenarioBuilder scenario) {
      return Eligibility.fit(offer.build(), scenario.build());
    }

    private static List<CriterionCode> failing(OfferBuilder offer) {
      return Eligibility.firstTwoFailing(pair(offer));
    }

    private static PairCase pair(OfferBuilder builder) {
      Offer offer = builder.build();
      Scenario scenario = scenario("s").build();
      dev.salto.matching.model.Order order = order("x").build();
      return new PairCase(
          offer,
          scenario,
          order,
          null,
          new Ground(Postings.POLICY, Postings.DAY, List.of(), List.of(order)),
          TextSimilarity.vectorOf(offer.title(), offer.summary()),
          TextSimilarity.vectorOf(scenario.title(), scenario.summary()));
    }
  }

  @Nested
  class Money {

    @Test
    void theOrderHasABackedLot() {
      assertThat(verdict(order("x").backedBy(document(LETTER_OF_INTENT).amount(200_00))))
          .isEqualTo("ORDER_BACKED");
      assertTold(CriterionCode.ORDER_BACKED, ">= 1 lot backed at ORDERED", "0 lots backed; INTENT");
    }

    @Test
    void theScoreReachesTheParksMinimum() {
      verdict(offer("a"));
      int score = park.explain("a", "x").score();
      park.rule(minimumScore(score));
      assertThat(park.verdict("a", "x")).isEqualTo("ELIGIBLE");
      park.rule(minimumScore(score + 1));
      assertThat(park.verdict("a", "x")).isEqualTo("SCORE");
      assertTold(CriterionCode.SCORE, ">= " + (score + 1), "" + score);
    }

    @Test
    void thePriceIsAtMostTheBudget() {
      assertThat(verdict(offer("a").price(200_00, "CNY"))).isEqualTo("ELIGIBLE");
      assertThat(verdict(offer("a").price(200_01, "CNY"))).isEqualTo("PRICE");
    }

    @Test
    void currenciesCompareExactlyByThePolicysRates() {
      // 217.39 HKD are 199.9988 CNY, 217.40 HKD are 200.008 CNY.
      assertThat(verdict(offer("a").price(217_39, "HKD"))).isEqualTo("ELIGIBLE");
      assertThat(verdict(offer("a").price(217_40, "HKD"))).isEqualTo("PRICE");
    }

    @Test
    void aMissingRateIsNamedAndRefuses() {
      assertThat(verdict(offer("a").price(1, "EUR"))).isEqualTo("PRICE");
      assertTold(CriterionCode.PRICE, "a rate for EUR", "no rate for EUR in the policy");
    }

    @Test
    void moneyOfOneCurrencyNeedsNoRate() {
      OrderBuilder order = order("x").budget(10_00, "EUR");
      assertThat(verdict(offer("a").price(10_00, "EUR"), scenario("s"), order))
          .isEqualTo("ELIGIBLE");
    }
  }
}
