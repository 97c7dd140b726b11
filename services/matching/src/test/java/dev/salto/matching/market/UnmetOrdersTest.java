package dev.salto.matching.market;

import static dev.salto.matching.fixture.OrderBuilder.document;
import static dev.salto.matching.fixture.Postings.offer;
import static dev.salto.matching.fixture.Postings.order;
import static dev.salto.matching.fixture.Postings.scenario;
import static dev.salto.matching.model.EvidenceKind.LETTER_OF_INTENT;
import static dev.salto.matching.model.EvidenceKind.PURCHASE_ORDER;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.explanation.Gap;
import dev.salto.matching.explanation.UnmetAnswer;
import dev.salto.matching.explanation.UnmetOrder;
import dev.salto.matching.fixture.Park;
import dev.salto.matching.life.MatchState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Unmet orders (design 3): demand first, with the reason of every open offer of the park. */
class UnmetOrdersTest {

  private final Park park = new Park();

  @BeforeEach
  void aScenarioStands() {
    park.post(scenario("s"));
  }

  private UnmetAnswer answer(String order) {
    UnmetAnswer answer = park.market().unmetOrder(order);
    assertThat(answer).isNotNull();
    assertThat(park.market().unmetOrders()).contains(answer.unmet());
    return answer;
  }

  @Test
  void lotsAreUnmetThatAreBackedAndNotMatched() {
    park.post(offer("a"));
    park.post(order("x").lots(3).backedBy(document(PURCHASE_ORDER).amount(400_00)));

    assertThat(answer("x").unmet()).isEqualTo(new UnmetOrder("x", "s", 1));
  }

  @Test
  void aWishWithoutMoneyIsNoUnmetOrder() {
    park.post(order("x").backedBy(document(LETTER_OF_INTENT)));
    park.post(order("y").withdrawn());

    assertThat(park.market().unmetOrders()).isEmpty();
    assertThat(park.market().unmetOrder("x")).isNull();
    assertThat(park.market().unmetOrder("nothing")).isNull();
  }

  @Test
  void everyOpenOfferIsCountedOnceUnderItsFirstFailingCode() {
    park.post(order("x").lots(9));
    park.post(order("y").postedAt("2026-01-01T00:00:00Z"));
    park.post(offer("matched-here").beyond(5));
    park.post(offer("matched-elsewhere").beyond(10));
    park.post(offer("too-raw").trl(7));
    park.post(offer("too-raw-and-dear").trl(7).price(900_00, "CNY"));
    park.post(offer("too-dear").price(900_00, "CNY"));
    park.post(offer("other-field").fields("4.1"));
    park.post(offer("declined"));
    park.decline("declined~x~1", "lab-declined", null);
    park.post(offer("withdrawn").withdrawn());

    assertThat(park.standing()).containsExactly("matched-elsewhere~y~1", "matched-here~x~1");
    assertThat(answer("x").offers())
        .containsExactly(
            entry("DECLINED", 1),
            entry("FIELD", 1),
            entry("READINESS", 2),
            entry("PRICE", 1),
            entry("MATCHED", 2));
    // Seven are open.
    assertThat(answer("x").offers().values().stream().mapToInt(it -> it).sum()).isEqualTo(7);
  }

  @Test
  void aFreeOfferIsHeldWhereBetterPairsHoldTheScenariosPlaces() {
    park.post(scenario("s").places(1));
    park.post(order("x").postedAt("2026-01-01T00:00:00Z"));
    park.post(order("y"));
    park.post(offer("a").beyond(10));
    park.post(offer("b"));

    assertThat(answer("y").offers()).containsExactly(entry("MATCHED", 1), entry("HELD", 1));
  }

  @Test
  void anOrderWithoutItsScenarioIsUnmetForAll() {
    park.post(order("x").of("nowhere"));
    park.post(offer("a"));

    assertThat(answer("x").offers()).containsExactly(entry("STATUS", 1));
  }

  @Test
  void aLotThatIsUsedUpIsMet() {
    park.post(order("x").lots(2));
    park.post(offer("a"));
    park.agree("a~x~1");
    assertThat(park.progress("a~x~1", MatchState.CLOSED)).containsExactly("CLOSED a~x~1");

    assertThat(answer("x").unmet().lots()).isEqualTo(1);
    assertThat(answer("x").offers()).containsExactly(entry("MATCHED", 1));
  }

  @Test
  void nearestGapsComeWithTheBestScoreFirst() {
    park.post(order("x"));
    park.post(offer("a").trl(7));
    park.post(offer("b").price(900_00, "CNY").beyond(20));
    park.post(offer("c").trl(7).fields("4.1"));

    assertThat(answer("x").gaps()).extracting(Gap::offer).containsExactly("b", "a");
  }

  @Test
  void whatChangedOfUnmetLotsIsTold() {
    park.post(order("x").lots(2));
    assertThat(park.last().unmet()).containsExactly(new UnmetOrder("x", "s", 2));
    park.post(offer("a"));
    assertThat(park.last().unmet()).containsExactly(new UnmetOrder("x", "s", 1));
    park.post(offer("c").fields("4.1"));
    assertThat(park.last().unmet()).isEmpty();
    park.post(offer("b"));
    assertThat(park.last().unmet()).containsExactly(new UnmetOrder("x", "s", 0));
    park.post(offer("b").withdrawn());
    assertThat(park.last().unmet()).containsExactly(new UnmetOrder("x", "s", 1));
  }
}
