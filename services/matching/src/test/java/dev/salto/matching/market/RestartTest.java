package dev.salto.matching.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.fixture.History;
import dev.salto.matching.fixture.Implementation;
import dev.salto.matching.fixture.World;
import dev.salto.matching.life.PairMemory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A market started again from facts and memories is the one that never stopped (design 3). */
class RestartTest {

  private static final int STEPS = 90;

  static Stream<Arguments> histories() {
    return onEachMarket(LongStream.rangeClosed(301, 310));
  }

  static Stream<Arguments> pasts() {
    return onEachMarket(LongStream.rangeClosed(401, 404));
  }

  private static Stream<Arguments> onEachMarket(LongStream seeds) {
    return seeds
        .boxed()
        .flatMap(
            seed -> Stream.of(Implementation.values()).map(market -> Arguments.of(market, seed)));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("histories")
  void aMarketStartedAgainIsTheSameAndGoesOnTheSame(Implementation market, long seed) {
    History history = new History(seed, market.market());
    Random random = new Random(seed);
    Market restarted = market.market();
    for (int step = 1; step <= STEPS; step++) {
      String where = "seed " + seed + ", step " + step;
      if (step % 6 == 0) {
        restarted = startedFrom(market, history.world(), random);
        assertThat(restarted.matches()).as(where).isEqualTo(history.market().matches());
        assertThat(answers(restarted, history.world()))
            .as(where)
            .isEqualTo(answers(history.market(), history.world()));
      }
      History.Step done = history.next();
      assertThat(restarted.apply(done.input())).as(where).isEqualTo(done.outcome());
    }
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("pasts")
  void toldAgainWhatItKnowsARestartedMarketChangesNothing(Implementation market, long seed) {
    History history = new History(seed, market.market());
    for (int step = 0; step < STEPS; step++) {
      history.next();
    }
    Market restarted = startedFrom(market, history.world(), new Random(seed));

    for (Input.Fact fact : history.world().facts()) {
      assertThat(restarted.apply(fact))
          .as("seed " + seed + ": " + fact)
          .isEqualTo(new Outcome(List.of(), List.of(), List.of(), null));
    }
    assertThat(restarted.matches()).isEqualTo(history.market().matches());
  }

  private static Market startedFrom(Implementation kind, World world, Random random) {
    List<Object> loads = new ArrayList<>(world.facts());
    loads.addAll(world.memories.values());
    Collections.shuffle(loads, random);
    Market market = kind.market();
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
    market.unmetOrders().forEach(it -> answers.add(String.valueOf(market.unmetOrder(it.order()))));
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
