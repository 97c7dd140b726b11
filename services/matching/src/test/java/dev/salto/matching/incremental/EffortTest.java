package dev.salto.matching.incremental;

import static dev.salto.matching.fixture.Postings.offer;
import static dev.salto.matching.fixture.Postings.order;
import static dev.salto.matching.fixture.Postings.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.fixture.OfferBuilder;
import dev.salto.matching.fixture.Postings;
import dev.salto.matching.life.Gate;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.Verdict;
import dev.salto.matching.market.Input;
import dev.salto.matching.market.Outcome;
import dev.salto.matching.model.Facility;
import dev.salto.matching.model.FacilityKind;
import dev.salto.matching.model.FacilityStatus;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Scenario;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each change touches only the chain of pairs it displaces (design 3), by counting pairs. */
class EffortTest {

  private final IncrementalMarket market = new IncrementalMarket();

  EffortTest() {
    market.apply(new Input.PolicyChanged(Postings.POLICY));
    market.apply(new Input.DayCome(Postings.DAY));
  }

  @Test
  void aMarketTenTimesLargerInOtherFieldsCostsAChangeNoMorePairs() {
    field("7.2", 20);
    long alone = pairsOf(this::changesInField72);
    for (int other = 0; other < 10; other++) {
      field("1" + other + ".1", 20);
    }

    assertThat(pairsOf(this::changesInField72)).isPositive().isLessThanOrEqualTo(alone);
  }

  @Test
  void aMarketTenTimesLargerInItsOwnFieldScoresNoMorePairsWhereBetterOnesHoldEveryPlace() {
    field("7.2", 10);
    long small = scoredOf(this::aWorseOfferComes);
    field("7.2", 100);

    assertThat(scoredOf(this::aWorseOfferComes)).isLessThanOrEqualTo(small);
  }

  @Test
  void ofOffersThatAreAlikeASearchLooksAtThoseThatWerePostedFirst() {
    for (int n = 0; n < 300; n++) {
      int minute = (n * 7) % 300;
      post(offer("a" + minute).postedAt(Postings.POSTED.plusSeconds(60L * minute).toString()));
    }
    for (int n = 0; n < 20; n++) {
      post(scenario("s" + n).build());
      String order = "x" + n;
      String at = Postings.POSTED.plusSeconds(n).toString();
      long looked =
          pairsOf(() -> post(order(order).of("s" + order.substring(1)).postedAt(at).build()));
      // All that were posted before the one it finds are taken by orders from before.
      assertThat(looked).isEqualTo(n + 1);
    }
    assertThat(market.matches()).extracting(Match::offer).contains("a0", "a19");
  }

  @Test
  void aDayOnWhichNothingEndsLooksAtNoPair() {
    field("7.2", 50);

    assertThat(pairsOf(() -> market.apply(new Input.DayCome(Postings.DAY.plusDays(1))))).isZero();
  }

  @Test
  void aDayLooksOnlyAtWhatIsOverOnIt() {
    field("7.2", 50);
    LocalDate last = Postings.DAY.plusDays(3);
    post(offer("short").fields("9.9").available("2026-01-01", last.plusDays(30).toString()));
    post(scenario("short").fields("9.9").minDays(30).build());
    post(order("short").of("short").build());
    market.apply(new Input.DayCome(last));
    assertThat(market.matches()).anyMatch(it -> it.offer().equals("short"));

    assertThat(
            pairsOf(() -> {
              Outcome outcome = market.apply(new Input.DayCome(last.plusDays(1)));
              assertThat(outcome.changes()).hasSize(1);
            }))
        .isLessThanOrEqualTo(2);
  }

  @Test
  void aNewPolicyThatPairsAlikeLooksAtNoPair() {
    field("7.2", 50);

    assertThat(pairsOf(() -> market.apply(new Input.PolicyChanged(Postings.answerDays(5)))))
        .isZero();
  }

  @Test
  void whoHasWhichFacilityIsCountedOnlyWhereOneOrAMatchThatNeedsOneChanged() {
    post(platform(1));
    post(scenario("s").places(2).build());
    post(order("x").lots(2).build());
    post(offer("a").needsPlatform("4.1"));
    post(offer("b").needsPlatform("4.1"));

    assertThat(countsOf(() -> agree("a~x~1", "b~x~1"))).isEqualTo(2);
    assertThat(countsOf(() -> field("9.9", 5))).isZero();
    assertThat(countsOf(() -> market.apply(new Input.DayCome(Postings.DAY.plusDays(1))))).isZero();
    assertThat(countsOf(() -> post(platform(2)))).isEqualTo(1);
    assertThat(market.matches())
        .filteredOn(it -> it.order().equals("x"))
        .extracting(it -> it.gate(Gate.FACILITY).reference())
        .containsExactly("p", "p");
  }

  private static Facility platform(int places) {
    return new Facility(
        "p", FacilityKind.PILOT_PLATFORM, "4.1", FacilityStatus.BUILT, places, null, true);
  }

  private void agree(String... matches) {
    for (String id : matches) {
      Match match =
          market.matches().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
      for (String by : List.of(match.institute(), match.buyer())) {
        Outcome outcome =
            market.apply(new Input.PartyDecided(id, id + by, by, Verdict.ACCEPT, null));
        assertThat(outcome.refusal()).isNull();
      }
    }
  }

  private long countsOf(Runnable changes) {
    long before = market.effort().facilitiesCounted();
    changes.run();
    return market.effort().facilitiesCounted() - before;
  }

  private void changesInField72() {
    post(offer("a").fields("7.2").beyond(20));
    post(order("x").of("7.2-0").build());
    post(offer("a").fields("7.2").version(2).withdrawn());
    post(order("x").of("7.2-0").version(2).withdrawn().build());
  }

  private void aWorseOfferComes() {
    post(offer("worse").fields("7.2").title("Nothing alike").trl(8));
    post(offer("worse").fields("7.2").title("Nothing alike").trl(8).version(2).withdrawn());
  }

  /** As many offers, scenarios and orders, each order matched, and as well as can be. */
  private void field(String field, int count) {
    for (int n = 0; n < count; n++) {
      post(scenario(field + "-" + n).fields(field).places(1).build());
      post(offer(field + "-offer-" + n).fields(field).beyond(25).trl(9));
      post(order(field + "-order-" + n).of(field + "-" + n).build());
    }
  }

  private long pairsOf(Runnable changes) {
    long before = market.effort().pairsRetrieved();
    changes.run();
    return market.effort().pairsRetrieved() - before;
  }

  private long scoredOf(Runnable changes) {
    long before = market.effort().pairsScored();
    changes.run();
    return market.effort().pairsScored() - before;
  }

  private void post(OfferBuilder builder) {
    Offer offer = builder.build();
    market.apply(new Input.OfferChanged(offer.id(), offer));
  }

  private void post(Facility facility) {
    market.apply(new Input.FacilityChanged(facility.id(), facility));
  }

  private void post(Scenario scenario) {
    market.apply(new Input.ScenarioChanged(scenario.id(), scenario));
  }

  private void post(Order order) {
    market.apply(new Input.OrderChanged(order.id(), order));
  }
}
