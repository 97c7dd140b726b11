package dev.salto.matching.pairing;

import static dev.salto.matching.fixture.OrderBuilder.document;
import static dev.salto.matching.fixture.Postings.offer;
import static dev.salto.matching.fixture.Postings.order;
import static dev.salto.matching.fixture.Postings.scenario;
import static dev.salto.matching.model.EvidenceKind.PURCHASE_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.fixture.Park;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one stable outcome under three capacities (design 3). */
class PairingTest {

  private final Park park = new Park();

  @BeforeEach
  void aScenarioStands() {
    park.post(scenario("s"));
  }

  @Test
  void theBetterPairTakesTheLot() {
    park.post(offer("a"));
    park.post(offer("b").beyond(10));

    assertThat(park.post(order("x"))).containsExactly("PROPOSED b~x~1");
  }

  @Test
  void amongEqualScoresTheEarlierPostedOfferTakesTheLot() {
    park.post(offer("a").postedAt("2026-02-02T08:00:00.001Z"));
    park.post(offer("b").postedAt("2026-02-02T08:00:00.000Z"));

    assertThat(park.post(order("x"))).containsExactly("PROPOSED b~x~1");
  }

  @Test
  void amongEqualOffersTheEarlierPostedOrderIsServed() {
    park.post(order("x").postedAt("2026-02-02T08:00:00.001Z"));
    park.post(order("y").postedAt("2026-02-02T08:00:00.000Z"));

    assertThat(park.post(offer("a"))).containsExactly("PROPOSED a~y~1");
  }

  @Test
  void amongAllElseEqualIdsDecide() {
    park.post(order("y"));
    park.post(order("x"));
    park.post(offer("b"));

    assertThat(park.post(offer("a")))
        .containsExactly("DISPLACED b~x~1 (DISPLACED a~x~1)", "PROPOSED a~x~1", "PROPOSED b~y~1");
  }

  @Test
  void priceDecidesEligibilityNeverRank() {
    park.post(offer("a").price(1, "CNY"));
    park.post(offer("b").price(200_00, "CNY").postedAt("2026-01-01T00:00:00Z"));

    assertThat(park.post(order("x"))).containsExactly("PROPOSED b~x~1");
  }

  @Test
  void anOfferRunsItsPilotsAtOnce() {
    park.post(order("x"));
    park.post(order("y"));
    park.post(order("z"));

    assertThat(park.post(offer("a").pilots(2))).containsExactly("PROPOSED a~x~1", "PROPOSED a~y~1");
  }

  @Test
  void theLotsOfOneOrderGoToDifferentOffers() {
    park.post(order("x").lots(3));
    park.post(offer("a").pilots(3));

    assertThat(park.standing()).containsExactly("a~x~1");
    park.post(offer("b"));
    park.post(offer("c"));
    park.post(offer("d"));
    assertThat(park.standing()).containsExactly("a~x~1", "b~x~1", "c~x~1");
  }

  @Test
  void onlyBackedLotsPair() {
    park.post(offer("a"));
    park.post(offer("b"));
    park.post(order("x").lots(3).backedBy(document(PURCHASE_ORDER).amount(399_99)));

    assertThat(park.standing()).containsExactly("a~x~1");
  }

  @Test
  void aScenarioHasItsPlacesOverAllItsOrders() {
    park.post(scenario("s").places(2));
    park.post(offer("a").pilots(5));
    park.post(order("x"));
    park.post(order("y"));
    park.post(order("z"));

    assertThat(park.standing()).containsExactly("a~x~1", "a~y~1");
  }

  @Test
  void aPlaceThatEndsFreesThreeCapacitiesAndTheNextBestPairFollowsAtOnce() {
    park.post(scenario("s").places(1));
    park.post(offer("a").beyond(20));
    park.post(offer("b").beyond(10));
    park.post(order("x"));
    park.post(order("y"));

    assertThat(park.decline("a~x~1", "buyer-x", null))
        .containsExactly("DECLINED a~x~1 (DECLINED buyer-x)", "PROPOSED a~y~1");
    assertThat(park.post(offer("a").beyond(20).withdrawn()))
        .containsExactly("WITHDRAWN a~y~1 (WITHDRAWN a)", "PROPOSED b~x~1");
  }

  /** Each offer would fit each order; c takes x from b, b takes y from a, and a is left with z. */
  @Test
  void aBetterPairDisplacesAChain() {
    park.post(offer("a"));
    park.post(order("z").postedAt("2026-02-03T00:00:00Z"));
    park.post(order("y").postedAt("2026-02-02T00:00:00Z"));
    park.post(order("x").postedAt("2026-02-01T00:00:00Z"));
    park.post(offer("b").beyond(10));
    assertThat(park.standing()).containsExactly("a~y~2", "b~x~1");

    assertThat(park.post(offer("c").beyond(20)))
        .containsExactly(
            "DISPLACED a~y~2 (DISPLACED b~y~1)",
            "DISPLACED b~x~1 (DISPLACED c~x~1)",
            "PROPOSED c~x~1",
            "PROPOSED b~y~1",
            "PROPOSED a~z~2");
  }

  @Test
  void aDisplacedPairComesBackInItsNextRoundOnceThePlaceIsFree() {
    park.post(offer("a"));
    park.post(order("x"));
    park.post(offer("b").beyond(10));

    assertThat(park.post(offer("b").beyond(10).withdrawn()))
        .containsExactly("WITHDRAWN b~x~1 (WITHDRAWN b)", "PROPOSED a~x~2");
  }

  @Test
  void aWorsePairChangesNothing() {
    park.post(offer("a").beyond(10));
    park.post(order("x"));

    assertThat(park.post(offer("b"))).isEmpty();
    assertThat(park.last().remembered()).isEmpty();
  }
}
