package dev.salto.matching.market;

import static dev.salto.matching.fixture.Postings.offer;
import static dev.salto.matching.fixture.Postings.order;
import static dev.salto.matching.fixture.Postings.scenario;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salto.matching.fixture.History;
import dev.salto.matching.fixture.Implementation;
import dev.salto.matching.fixture.Postings;
import dev.salto.matching.life.Match;
import dev.salto.matching.model.Policy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An input that throws leaves the market as it was. */
class FailedInputTest {

  /** A market that has to ask what backs an order fails at it. */
  private static final Policy WITHOUT_THRESHOLD =
      new Policy(Postings.AGENCY, null, 0, Map.of(), 21, Set.of());

  @ParameterizedTest
  @EnumSource
  void aPolicyThatCannotBeAppliedChangesNothingAndTheMarketGoesOn(Implementation kind) {
    History history = new History(501, kind.market());
    Market undisturbed = new PlainMarket();
    for (int step = 1; step <= 150; step++) {
      if (step > 20 && step % 10 == 0) {
        assertThatThrownBy(() -> history.market().apply(new Input.PolicyChanged(WITHOUT_THRESHOLD)))
            .isInstanceOf(NullPointerException.class);
        assertThat(history.market().matches()).isEqualTo(undisturbed.matches());
      }
      History.Step done = history.next();
      assertThat(done.outcome()).as("step " + step).isEqualTo(undisturbed.apply(done.input()));
    }
  }

  /** It would push a pair out before it comes to the pair whose price is asked. */
  @ParameterizedTest
  @EnumSource
  void anOfferOnWhichPairingFailsDisplacesNothing(Implementation kind) {
    Market market = kind.market();
    market.apply(new Input.PolicyChanged(Postings.POLICY));
    market.apply(new Input.DayCome(Postings.DAY));
    market.apply(new Input.ScenarioChanged("s", scenario("s").build()));
    market.apply(new Input.OrderChanged("x", order("x").build()));
    market.apply(new Input.OfferChanged("a", offer("a").build()));
    List<Match> before = market.matches();
    String told = market.explanationsForOrder("x").toString();

    var priceless = new Input.OfferChanged("a", offer("a").version(2).withoutPrice().build());
    assertThatThrownBy(() -> market.apply(priceless)).isInstanceOf(NullPointerException.class);

    assertThat(before).hasSize(1);
    assertThat(market.matches()).isEqualTo(before);
    assertThat(market.explanationsForOrder("x").toString()).isEqualTo(told);
    assertThat(market.apply(new Input.OfferChanged("a", offer("a").version(2).build())).changes())
        .extracting(change -> change.type() + " " + change.match().id())
        .containsExactly("WITHDRAWN a~x~1", "PROPOSED a~x~2");
  }
}
