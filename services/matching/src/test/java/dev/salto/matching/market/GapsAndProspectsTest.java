package dev.salto.matching.market;

import static dev.salto.matching.fixture.OrderBuilder.document;
import static dev.salto.matching.fixture.Postings.minimumScore;
import static dev.salto.matching.fixture.Postings.offer;
import static dev.salto.matching.fixture.Postings.order;
import static dev.salto.matching.fixture.Postings.scenario;
import static dev.salto.matching.model.EvidenceKind.LETTER_OF_INTENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.salto.matching.eligibility.CriterionCode;
import dev.salto.matching.explanation.Gap;
import dev.salto.matching.explanation.Prospect;
import dev.salto.matching.fixture.OrderBuilder;
import dev.salto.matching.fixture.Park;
import dev.salto.matching.life.MatchState;
import dev.salto.matching.model.Stage;
import java.util.Comparator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What would have to change (design 1, "gap" and "prospect"). */
class GapsAndProspectsTest {

  private final Park park = new Park();

  @BeforeEach
  void aScenarioStands() {
    park.post(scenario("s"));
  }

  @Nested
  class Gaps {

    @Test
    void aGapIsTheSingleThingThatKeepsAPairApartWithCodeExpectedAndActual() {
      park.post(order("x"));
      park.post(offer("a").trl(7));

      Gap gap = park.market().gapsOfOffer("a").getFirst();
      assertThat(gap.offer()).isEqualTo("a");
      assertThat(gap.order()).isEqualTo("x");
      assertThat(gap.scenario()).isEqualTo("s");
      assertThat(gap.code()).isEqualTo(CriterionCode.READINESS);
      assertThat(gap.expected()).isEqualTo("TRL >= 8 for OPERATIONAL");
      assertThat(gap.actual()).isEqualTo("TRL 7");
      assertThat(gap.score()).isEqualTo(park.explain("a", "x").score());
      assertThat(park.market().gapsOfOrder("x")).extracting(Gap::offer).containsExactly("a");
    }

    @Test
    void twoThingsAreNoGap() {
      park.post(order("x"));
      park.post(offer("a").trl(7).fields("4.1"));

      assertThat(park.market().gapsOfOffer("a")).isEmpty();
    }

    @Test
    void twoRequirementsOfOneCriterionAreTwoThings() {
      park.post(scenario("s").requires("rate>=5 u", "noise<=70 dB"));
      park.post(order("x"));
      park.post(offer("a").capable("rate=4 u", "noise=71 dB"));
      assertThat(park.market().gapsOfOffer("a")).isEmpty();

      park.post(offer("a").capable("rate=5 u", "noise=71 dB"));
      Gap gap = park.market().gapsOfOffer("a").getFirst();
      assertThat(gap.expected()).isEqualTo("noise <= 70 dB");
      assertThat(gap.actual()).isEqualTo("71 dB");
    }

    @Test
    void twoPostingsThatAreWithdrawnAreTwoThings() {
      park.post(order("x"));
      park.post(offer("a").withdrawn());
      assertThat(park.market().gapsOfOffer("a"))
          .extracting(Gap::actual)
          .containsExactly("offer withdrawn");

      park.post(scenario("s").withdrawn());
      assertThat(park.market().gapsOfOffer("a")).isEmpty();
    }

    @Test
    void whereTheMoneyIsMissingThatIsTheGap() {
      park.post(order("x").backedBy(document(LETTER_OF_INTENT)));
      park.post(offer("a"));

      assertThat(park.market().gapsOfOrder("x"))
          .extracting(Gap::code)
          .containsExactly(CriterionCode.ORDER_BACKED);
    }

    @Test
    void aPairThatFitsOrIsMatchedHasNoGap() {
      park.post(order("x"));
      park.post(offer("a"));
      park.post(offer("b"));
      park.agree("a~x~1");
      park.post(offer("a").trl(7).version(2));

      assertThat(park.market().gapsOfOrder("x")).isEmpty();
    }

    @Test
    void aPairThatUsedItsLotUpHasNoGap() {
      park.post(order("x").lots(2));
      park.post(offer("a"));
      park.agree("a~x~1");
      park.progress("a~x~1", MatchState.CLOSED);
      park.post(offer("a").trl(7).version(2));

      assertThat(park.market().gapsOfOrder("x")).isEmpty();
      assertThat(park.market().gapsOfOffer("a")).isEmpty();
    }

    @Test
    void ofWhatIsNotKnownThereIsNoGap() {
      park.post(order("x").of("nowhere"));
      park.post(offer("a"));

      assertThat(park.market().gapsOfOffer("a")).isEmpty();
      assertThat(park.market().gapsOfOrder("nothing")).isEmpty();
    }
  }

  @Nested
  class Prospects {

    private static OrderBuilder wish(String id) {
      return order(id).backedBy(document(LETTER_OF_INTENT));
    }

    @Test
    void whereAllButTheMoneyIsThereTheOrderThatFallsShortIsNamed() {
      park.post(wish("x"));
      park.post(offer("a").price(999_00, "CNY"));

      assertThat(park.market().prospects())
          .containsExactly(new Prospect("a", "s", "x", park.explain("a", "x").score()));
      assertThat(park.standing()).isEmpty();
    }

    @Test
    void aScenarioWithoutAnOpenOrderIsAProspectWithNone() {
      park.post(order("x").withdrawn());
      park.post(offer("a").trl(4));

      assertThat(park.market().prospects())
          .extracting(Prospect::scenario, Prospect::order)
          .containsExactly(tuple("s", null));
    }

    @Test
    void withoutAnOrderTheStageOfTheLeastReadinessDecides() {
      park.post(offer("a").trl(3));
      assertThat(park.market().prospects()).isEmpty();

      park.post(scenario("s").hosts(Stage.OPERATIONAL, 8).hostsAlso(Stage.SUPERVISED, 3));
      assertThat(park.market().prospects()).extracting(Prospect::offer).containsExactly("a");
    }

    @Test
    void aBackedOrderMakesNoProspectButAMatchOrAReason() {
      park.post(order("x"));
      park.post(offer("a"));
      park.post(offer("b"));

      assertThat(park.market().prospects()).isEmpty();
    }

    @Test
    void whatFailsBesideTheMoneyIsNoProspect() {
      park.post(wish("x"));
      park.post(offer("a").trl(7));
      park.post(offer("b").withdrawn());
      park.post(offer("c").fields("4.1"));
      assertThat(park.market().prospects()).isEmpty();

      park.rule(minimumScore(10_000));
      park.post(offer("d"));
      assertThat(park.market().prospects()).isEmpty();
    }

    @Test
    void theBestScoreComesFirst() {
      park.post(scenario("t"));
      park.post(wish("x"));
      park.post(offer("a"));
      park.post(offer("b").beyond(10));

      assertThat(park.market().prospects())
          .extracting(it -> it.offer() + "-" + it.scenario() + "-" + it.order())
          .startsWith("b-t-null")
          .containsExactlyInAnyOrder("b-t-null", "b-s-x", "a-t-null", "a-s-x");
      assertThat(park.market().prospects())
          .isSortedAccordingTo(Comparator.comparing(it -> -it.score()));
    }

    @Test
    void ofTwoWishesForOneScenarioTheOrdersIdsDecide() {
      park.post(offer("a"));
      park.post(wish("y"));
      park.post(wish("x"));

      assertThat(park.market().prospects()).extracting(Prospect::order).containsExactly("x", "y");
    }

    @Test
    void aPairThatHadItsLotIsNoProspectAnyMore() {
      park.post(order("x"));
      park.post(offer("a"));
      park.agree("a~x~1");
      park.progress("a~x~1", MatchState.CLOSED);
      park.post(wish("x"));

      assertThat(park.market().prospects()).isEmpty();
    }
  }
}
