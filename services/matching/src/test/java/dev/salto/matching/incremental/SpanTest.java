package dev.salto.matching.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.eligibility.Eligibility;
import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.fixture.History;
import dev.salto.matching.fixture.Shape;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.score.Score;
import dev.salto.matching.text.TextSpan;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What a search is told of postings by their spans is never less than what a pair scores. */
class SpanTest {

  private static final int HISTORIES = 40;
  private static final int STEPS = 120;
  private static final int EVERY = 5;

  static final List<Shape> SHAPES = List.of(Shape.DENSE, Shape.ELASTIC);

  private int eligible;

  @ParameterizedTest
  @FieldSource("SHAPES")
  void noEligiblePairScoresMoreThanTheSpansOfItsPostingsPromise(Shape shape) {
    for (long seed = 1; seed <= HISTORIES; seed++) {
      var market = new IncrementalMarket(2);
      var history = new History(seed, market, shape);
      for (int step = 0; step < STEPS; step++) {
        history.next();
        if (step % EVERY == 0) {
          holdsIn((IndexedLedger) market.ledger(), new Random(seed));
        }
      }
    }
    assertThat(eligible).isGreaterThan(500);
  }

  private void holdsIn(IndexedLedger ledger, Random random) {
    if (ledger.ground() == null) {
      return;
    }
    List<Leg.OfOffer> offers = ledger.offers().keySet().stream().map(ledger.legs()::offer).toList();
    for (Leg.OfOrder order : ledger.legs().orders()) {
      for (Leg.OfOffer offer : offers) {
        holdsOf(ledger, offer, order, offers, random);
      }
    }
  }

  private void holdsOf(
      IndexedLedger ledger,
      Leg.OfOffer offer,
      Leg.OfOrder order,
      List<Leg.OfOffer> others,
      Random random) {
    Leg.OfScenario scenario = order.scenario;
    if (offer.offer == null
        || order.order == null
        || scenario == null
        || scenario.scenario == null
        || !order.isForAnyone()) {
      return;
    }
    PairCase pair = ledger.pairCase(offer.offer, scenario.scenario, order.order, ledger.ground());
    PairMemory memory = pair.memory();
    if (!Eligibility.isEligible(pair) || memory != null && !memory.gates().isEmpty()) {
      return;
    }
    eligible++;
    int text = Score.text(Objects.requireNonNull(offer.text).cosine(scenario.text));
    var ofOrder =
        Objects.requireNonNull(
            ledger.matchmaker().search(scenario, List.of(order), ledger.ground()));
    var ofOffer = Objects.requireNonNull(ledger.matchmaker().search(offer, ledger.ground()));
    var itsOffer = Objects.requireNonNull(offer.member);
    var itsScenario = Objects.requireNonNull(scenario.member);
    assertThat(ofOrder.beyondText(itsOffer.span.row()) + text).isGreaterThanOrEqualTo(pair.score());
    assertThat(ofOffer.beyondText(itsScenario.span.row()) + text)
        .isGreaterThanOrEqualTo(pair.score());

    OfferSpan wide = itsOffer.span.copy();
    TextSpan texts = new TextSpan();
    for (Leg.OfOffer other : others) {
      if (other.member != null && random.nextInt(4) == 0) {
        wide.include(other.member.span);
        texts.include(other.member.text.unit());
      }
    }
    texts.include(itsOffer.text.unit());
    assertThat(ofOrder.beyondText(wide.row()))
        .isGreaterThanOrEqualTo(ofOrder.beyondText(itsOffer.span.row()));
    assertThat(ofOrder.ofText(texts)).isGreaterThanOrEqualTo(text);

    ScenarioSpan wideScenario = itsScenario.span.copy();
    for (Leg.OfOrder other : ledger.legs().orders()) {
      if (other.scenario != null && other.scenario.member != null && random.nextInt(4) == 0) {
        wideScenario.include(other.scenario.member.span);
      }
    }
    assertThat(ofOffer.beyondText(wideScenario.row()))
        .isGreaterThanOrEqualTo(ofOffer.beyondText(itsScenario.span.row()));
  }
}
