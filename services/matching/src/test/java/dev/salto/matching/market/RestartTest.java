package dev.salto.matching.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.fixture.History;
import dev.salto.matching.fixture.World;
import dev.salto.matching.life.PairMemory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A market started again from facts and memories is the one that never stopped (design 3). */
class RestartTest {

  private static final int STEPS = 90;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {301, 302, 303, 304, 305, 306, 307, 308, 309, 310})
  void aMarketStartedAgainIsTheSameAndGoesOnTheSame(long seed) {
    History history = new History(seed);
    Random random = new Random(seed);
    Market restarted = new PlainMarket();
    for (int step = 1; step <= STEPS; step++) {
      String where = "seed " + seed + ", step " + step;
      if (step % 6 == 0) {
        restarted = startedFrom(history.world(), random);
        assertThat(restarted.matches()).as(where).isEqualTo(history.market().matches());
        assertThat(answers(restarted, history.world()))
            .as(where)
            .isEqualTo(answers(history.market(), history.world()));
      }
      History.Step done = history.next();
      if (done.progressed() != null) {
        restarted.load(done.progressed());
      }
      assertThat(restarted.apply(done.input())).as(where).isEqualTo(done.outcome());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {401, 402, 403, 404})
  void toldAgainWhatItKnowsARestartedMarketChangesNothing(long seed) {
    History history = new History(seed);
    for (int step = 0; step < STEPS; step++) {
      history.next();
    }
    Market restarted = startedFrom(history.world(), new Random(seed));

    for (Input.Fact fact : history.world().facts()) {
      assertThat(restarted.apply(fact))
          .as("seed " + seed + ": " + fact)
          .isEqualTo(new Outcome(List.of(), List.of(), List.of(), null));
    }
    assertThat(restarted.matches()).isEqualTo(history.market().matches());
  }

  private static Market startedFrom(World world, Random random) {
    List<Object> loads = new ArrayList<>(world.facts());
    loads.addAll(world.memories.values());
    Collections.shuffle(loads, random);
    Market market = new PlainMarket();
    for (Object load : loads) {
      if (load instanceof PairMemory memory) {
        market.load(memory);
      } else {
        market.load((Input.Fact) load);
      }
    }
    return market;
  }

  /** Everything that can be asked, as text: figures that are not shown have no other equality. */
  private static List<String> answers(Market market, World world) {
    List<String> answers = new ArrayList<>();
    answers.add(market.unmetOrders().toString());
    answers.add(market.prospects().toString());
    for (String offer : world.offers.keySet()) {
      answers.add(market.explanationsForOffer(offer).toString());
      answers.add(market.gapsOfOffer(offer).toString());
    }
    for (String order : world.orders.keySet()) {
      answers.add(market.explanationsForOrder(order).toString());
      answers.add(market.gapsOfOrder(order).toString());
    }
    return answers;
  }
}
