package dev.salto.matching.market;

import static dev.salto.matching.fixture.OrderBuilder.document;
import static dev.salto.matching.fixture.Postings.offer;
import static dev.salto.matching.fixture.Postings.order;
import static dev.salto.matching.fixture.Postings.scenario;
import static dev.salto.matching.model.EvidenceKind.LETTER_OF_INTENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.eligibility.Criterion;
import dev.salto.matching.eligibility.CriterionCode;
import dev.salto.matching.explanation.Explanation;
import dev.salto.matching.explanation.HeldBy;
import dev.salto.matching.fixture.Park;
import dev.salto.matching.life.MatchState;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every "why not" has an answer (design 3): a refusal code, or who holds the place. */
class ExplanationTest {

  private final Park park = new Park();

  @BeforeEach
  void aScenarioStands() {
    park.post(scenario("s"));
  }

  private List<String> heldBy(String offer, String order) {
    return park.explain(offer, order).heldBy().stream().map(HeldBy::match).toList();
  }

  @Test
  void aMatchedPairNamesItsMatchAndIsHeldByNobody() {
    park.post(order("x"));
    park.post(offer("a"));

    Explanation pair = park.explain("a", "x");
    assertThat(pair.eligible()).isTrue();
    assertThat(pair.firstFailing()).isNull();
    assertThat(pair.match()).isEqualTo("a~x~1");
    assertThat(pair.heldBy()).isEmpty();
    assertThat(pair.score()).isEqualTo(pair.parts().total());
  }

  @Test
  void aRefusedPairNamesItsFirstFailingCodeAndIsHeldByNobody() {
    park.post(order("x"));
    park.post(offer("b"));
    park.post(offer("a").trl(7).fields("4.1"));

    Explanation pair = park.explain("a", "x");
    assertThat(pair.eligible()).isFalse();
    assertThat(pair.firstFailing()).isEqualTo(CriterionCode.FIELD);
    assertThat(pair.failing()).isEqualTo(2);
    assertThat(pair.heldBy()).isEmpty();
  }

  @Test
  void aPairWithoutAPlaceIsHeldByTheBetterPairsOfTheCapacityThatIsFull() {
    park.post(order("x").lots(2));
    park.post(offer("a").beyond(20));
    park.post(offer("b").beyond(10));
    park.post(offer("c"));

    assertThat(park.explain("c", "x").heldBy())
        .containsExactly(
            new HeldBy("a~x~1", "a", "x", park.match("a~x~1").score()),
            new HeldBy("b~x~1", "b", "x", park.match("b~x~1").score()));
  }

  @Test
  void itMayBeHeldInTheOfferTheOrderOrTheScenario() {
    park.post(scenario("s").places(1));
    park.post(order("x").postedAt("2026-01-01T00:00:00Z"));
    park.post(order("y"));
    park.post(offer("a"));
    park.post(offer("b").postedAt("2026-02-01T00:00:00Z"));

    assertThat(park.standing()).containsExactly("a~x~1");
    assertThat(heldBy("a", "y")).containsExactly("a~x~1");
    assertThat(heldBy("b", "x")).containsExactly("a~x~1");
    assertThat(heldBy("b", "y")).containsExactly("a~x~1");
  }

  @Test
  void aCapacityThatHasRoomHoldsNobody() {
    park.post(order("x").lots(3));
    park.post(order("y").postedAt("2026-01-01T00:00:00Z"));
    park.post(offer("a").beyond(20).pilots(2));
    park.post(offer("b").beyond(10).pilots(2));

    assertThat(park.standing()).containsExactly("a~x~1", "a~y~1", "b~x~1");
    // Neither b's other pilot nor the scenario's places are in the way.
    assertThat(heldBy("b", "y")).containsExactly("a~y~1");
  }

  @Test
  void aLotThatIsUsedUpIsHeldByTheMatchThatUsedItUp() {
    park.post(order("x").lots(2));
    park.post(offer("a").beyond(20));
    park.post(offer("b").beyond(10));
    park.post(offer("c"));
    for (String match : List.of("a~x~1", "b~x~1")) {
      park.agree(match);
      park.progress(match, MatchState.CLOSED);
    }

    assertThat(heldBy("a", "x")).containsExactly("a~x~1");
    assertThat(heldBy("b", "x")).containsExactly("b~x~1");
    assertThat(heldBy("c", "x")).containsExactly("a~x~1", "b~x~1");
  }

  @Test
  void aWorseRankedPairHoldsNobody() {
    park.post(order("x").postedAt("2026-01-01T00:00:00Z"));
    park.post(order("y").postedAt("2026-01-02T00:00:00Z"));
    park.post(offer("a").beyond(20));
    park.post(offer("b").beyond(10));

    assertThat(park.standing()).containsExactly("a~x~1", "b~y~1");
    // With another pilot a would take y from b: its own better match holds it, and b's does not.
    assertThat(heldBy("a", "y")).containsExactly("a~x~1");
    assertThat(heldBy("b", "x")).containsExactly("a~x~1");
  }

  @Test
  void ofAnUnknownPostingNothingElseIsTold() {
    park.post(order("x"));

    Explanation pair = park.explain("nobody", "x");
    assertThat(pair.firstFailing()).isEqualTo(CriterionCode.STATUS);
    assertThat(pair.score()).isZero();
    assertThat(pair.criteria())
        .filteredOn(criterion -> criterion.code() != CriterionCode.STATUS)
        .containsExactlyElementsOf(
            Arrays.stream(CriterionCode.values())
                .filter(code -> code != CriterionCode.STATUS)
                .map(Criterion::untold)
                .toList());
  }

  @Test
  void counterpartsComeBestRankFirstWhetherEligibleOrNot() {
    park.post(order("x"));
    park.post(offer("d").trl(7).fields("4.1"));
    park.post(offer("c").trl(7).beyond(25));
    park.post(offer("b"));
    park.post(offer("a").beyond(10));
    park.post(offer("e").withdrawn());

    assertThat(park.market().explanationsForOrder("x"))
        .extracting(Explanation::offer)
        .containsExactly("c", "a", "b", "d");
  }

  @Test
  void anOffersCounterpartsAreTheOpenOrders() {
    park.post(offer("a"));
    park.post(order("x").backedBy(document(LETTER_OF_INTENT)));
    park.post(order("y"));
    park.post(order("z").withdrawn());

    assertThat(park.market().explanationsForOffer("a"))
        .extracting(Explanation::order)
        .containsExactly("x", "y");
  }

  @Test
  void anAgreedPairIsToldEvenIfItsTermsWouldNoLongerDo() {
    park.post(order("x"));
    park.post(offer("a"));
    park.agree("a~x~1");
    park.post(offer("a").trl(5).version(2));

    Explanation pair = park.explain("a", "x");
    assertThat(pair.match()).isEqualTo("a~x~1");
    assertThat(pair.firstFailing()).isEqualTo(CriterionCode.READINESS);
    assertThat(pair.heldBy()).isEmpty();
  }
}
