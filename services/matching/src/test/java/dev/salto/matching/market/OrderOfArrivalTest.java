package dev.salto.matching.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.fixture.History;
import dev.salto.matching.fixture.Implementation;
import dev.salto.matching.fixture.World;
import dev.salto.matching.life.Cause;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.MatchState;
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

/**
 * The same standing postings, policy, day, locked matches and bars give the same matches, whatever
 * the order of arrival (design 3).
 */
class OrderOfArrivalTest {

  private static final int ORDERS_OF_ARRIVAL = 50;

  static Stream<Arguments> openings() {
    // Of an opening that comes to nothing there is nothing to be told apart.
    return onEachMarket(
        LongStream.iterate(101, seed -> seed + 1)
            .filter(seed -> !World.pairs(opening(Implementation.PLAIN, seed).market()).isEmpty())
            .limit(8));
  }

  private static History opening(Implementation market, long seed) {
    History history = new History(seed, market.market());
    for (int step = 0; step < 17; step++) {
      history.next();
    }
    return history;
  }

  static Stream<Arguments> histories() {
    return onEachMarket(LongStream.rangeClosed(201, 208));
  }

  private static Stream<Arguments> onEachMarket(LongStream seeds) {
    return seeds
        .boxed()
        .flatMap(
            seed -> Stream.of(Implementation.values()).map(market -> Arguments.of(market, seed)));
  }

  /** Nothing was decided yet: the opening alone, postings, policy and day. */
  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("openings")
  void theSamePostingsGiveTheSameMatchesInWhateverOrderTheyCome(Implementation market, long seed) {
    History history = opening(market, seed);

    assertThat(history.world().memories.values()).noneMatch(it -> it.bar() != null);
    assertSameMatchesInEveryOrder(market, seed, history);
  }

  /** After a long history: also the locked matches, bars and decided gates that it left. */
  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("histories")
  void soTheyDoBesideTheSameLockedMatchesAndBars(Implementation market, long seed) {
    History history = new History(seed, market.market());
    boolean telling = false;
    for (int step = 0; step < 60 || !telling; step++) {
      history.next();
      // Go on to where there is something to be told apart.
      telling =
          history.world().policy != null
              && history.market().matches().stream().anyMatch(it -> it.state().isLocked())
              && history.market().matches().stream().anyMatch(it -> !it.state().isLocked());
    }

    assertSameMatchesInEveryOrder(market, seed, history);
  }

  private static void assertSameMatchesInEveryOrder(
      Implementation kind, long seed, History history) {
    List<String> expected = World.pairs(history.market());
    Random random = new Random(seed);
    for (int n = 0; n < ORDERS_OF_ARRIVAL; n++) {
      List<Input> arriving = new ArrayList<>(history.world().facts());
      Collections.shuffle(arriving, random);
      Market market = kind.market();
      history.world().memories.values().forEach(it -> market.load(withoutProposal(it)));
      arriving.forEach(market::apply);

      assertThat(World.pairs(market)).as("seed " + seed + ": " + arriving).isEqualTo(expected);
    }
  }

  /** What is proposed follows from the rest, so a market has to find it by itself. */
  private static PairMemory withoutProposal(PairMemory memory) {
    Match match = memory.match();
    return match == null || match.state() != MatchState.PROPOSED
        ? memory
        : memory.with(match.ended(MatchState.WITHDRAWN, new Cause(Cause.CHANGED, null, null)));
  }
}
