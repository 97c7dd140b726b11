package dev.salto.matching.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.fixture.History;
import dev.salto.matching.fixture.Shape;
import dev.salto.matching.life.MatchEventType;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.market.Input;
import dev.salto.matching.market.Market;
import dev.salto.matching.market.Outcome;
import dev.salto.matching.market.PlainMarket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The plain market is the oracle: told the same, both markets answer the same after every step
 * (design 3).
 */
class SameAsPlainMarketTest {

  static final List<Shape> SHAPES = List.of(Shape.DENSE, Shape.SPARSE, Shape.TIED, Shape.ELASTIC);

  private static final int STEPS = 200;

  /** So few that small histories have trees of clusters. */
  private static final int IN_A_LEAF = 2;

  @ParameterizedTest(name = "{0}")
  @FieldSource("SHAPES")
  void afterEveryStepOfFiftyHistoriesTheOutcomeIsThePlainMarkets(Shape shape) {
    Map<MatchEventType, Integer> happened = new EnumMap<>(MatchEventType.class);
    for (long seed = 1; seed <= 50; seed++) {
      follow(seed, shape, happened);
    }
    // Histories in which nothing happens would prove nothing.
    for (MatchEventType type :
        List.of(
            MatchEventType.PROPOSED,
            MatchEventType.ACCEPTED,
            MatchEventType.AGREED,
            MatchEventType.GATE,
            MatchEventType.DISPLACED,
            MatchEventType.WITHDRAWN,
            MatchEventType.REVOKED,
            MatchEventType.DECLINED,
            MatchEventType.EXPIRED,
            MatchEventType.PILOTING,
            MatchEventType.DELIVERED,
            MatchEventType.PAID,
            MatchEventType.CLOSED,
            MatchEventType.FAILED)) {
      assertThat(happened.getOrDefault(type, 0)).as(type + " of " + happened).isGreaterThan(20);
    }
  }

  @Test
  void soItIsWhereAPolicyChangesOftenAndMostlyInOneThing() {
    Map<MatchEventType, Integer> happened = new EnumMap<>(MatchEventType.class);
    for (long seed = 1; seed <= 50; seed++) {
      follow(seed, Shape.REGULATED, happened);
    }
    assertThat(happened.getOrDefault(MatchEventType.PROPOSED, 0)).isGreaterThan(500);
    assertThat(happened.getOrDefault(MatchEventType.DISPLACED, 0)).isGreaterThan(100);
  }

  @Test
  void soItIsWhereALeafIsPartedTwiceWhileSearchesAreOn() {
    // A history in which that decides.
    follow(2114, Shape.REGULATED, new EnumMap<>(MatchEventType.class));
  }

  @Test
  @EnabledIfSystemProperty(
      named = "salto.long",
      matches = "true",
      disabledReason = "takes minutes; ./salto test --long sets salto.long")
  void soItIsAfterEveryStepOfFiveThousandHistories() {
    for (long seed = 1001; seed <= 6000; seed++) {
      int shape = (int) (seed % (SHAPES.size() + 1));
      follow(
          seed,
          shape == SHAPES.size() ? Shape.REGULATED : SHAPES.get(shape),
          new EnumMap<>(MatchEventType.class));
    }
  }

  private static void follow(long seed, Shape shape, Map<MatchEventType, Integer> happened) {
    var history = new History(seed, new PlainMarket(), shape);
    Pair both = new Pair(history.market(), new IncrementalMarket(IN_A_LEAF));
    List<Input> told = new ArrayList<>();
    for (int step = 1; step <= STEPS; step++) {
      History.Step done = history.next();
      told.add(done.input());
      String different;
      try {
        different = both.difference(done.outcome(), both.fast.apply(done.input()), step % 25 == 0);
      } catch (RuntimeException failed) {
        different = failed.toString();
      }
      if (different != null) {
        List<Input> shortest = shrunk(told);
        throw new AssertionError(
            "seed %d (%s), step %d: %s%nThe shortest history found, %d steps:%n%s%n%s"
                .formatted(
                    seed,
                    shape,
                    step,
                    different,
                    shortest.size(),
                    String.join("\n", shortest.stream().map(Input::toString).toList()),
                    firstDifference(shortest)));
      }
      done.outcome().changes().forEach(it -> happened.merge(it.type(), 1, Integer::sum));
    }
  }

  /** Drops steps, many at a time at first, for as long as what is left still tells apart. */
  private static List<Input> shrunk(List<Input> told) {
    List<Input> shortest = told;
    for (int size = Math.max(1, told.size() / 2); size > 0; ) {
      boolean dropped = false;
      for (int from = 0; from < shortest.size(); ) {
        List<Input> less = new ArrayList<>(shortest);
        less.subList(from, Math.min(shortest.size(), from + size)).clear();
        if (firstDifference(less) != null) {
          shortest = less;
          dropped = true;
        } else {
          from += size;
        }
      }
      size = dropped && size == 1 ? 1 : size / 2;
    }
    return shortest;
  }

  private static @Nullable String firstDifference(List<Input> told) {
    Pair both = new Pair(new PlainMarket(), new IncrementalMarket(IN_A_LEAF));
    for (Input input : told) {
      Outcome expected;
      try {
        expected = both.plain.apply(input);
      } catch (RuntimeException notAHistory) {
        return null;
      }
      try {
        String different = both.difference(expected, both.fast.apply(input), true);
        if (different != null) {
          return different;
        }
      } catch (RuntimeException failed) {
        return failed.toString();
      }
    }
    return null;
  }

  /** Both markets, and what each has told to remember so far. */
  private static final class Pair {

    final Market plain;
    final Market fast;
    private final Map<String, PairMemory> ofPlain = new TreeMap<>();
    private final Map<String, PairMemory> ofFast = new TreeMap<>();

    Pair(Market plain, Market fast) {
      this.plain = plain;
      this.fast = fast;
    }

    @Nullable String difference(Outcome expected, Outcome actual, boolean alsoAnswers) {
      if (!actual.equals(expected)) {
        return "expected " + expected + "\n but was " + actual;
      }
      expected.remembered().forEach(it -> ofPlain.put(it.offer() + "~" + it.order(), it));
      actual.remembered().forEach(it -> ofFast.put(it.offer() + "~" + it.order(), it));
      long hash = hash(plain, ofPlain);
      if (hash(fast, ofFast) != hash) {
        return "other matches or memories stand: " + fast.matches() + " not " + plain.matches();
      }
      return alsoAnswers && !answers(fast).equals(answers(plain))
          ? "answers " + answers(fast) + "\n not " + answers(plain)
          : null;
    }

    private static long hash(Market market, Map<String, PairMemory> memories) {
      return 31L * market.matches().hashCode() + memories.hashCode();
    }

    /** As text: figures that are not shown have no other equality. */
    private String answers(Market market) {
      StringBuilder answers = new StringBuilder();
      market.unmetOrders().forEach(it -> answers.append(market.unmetOrder(it.order())));
      answers.append('\n').append(market.prospects());
      for (PairMemory memory : ofPlain.values()) {
        answers.append('\n').append(market.explain(memory.offer(), memory.order()));
      }
      if (!ofPlain.isEmpty()) {
        PairMemory one = ofPlain.values().iterator().next();
        answers.append('\n').append(market.explanationsForOffer(one.offer()));
        answers.append('\n').append(market.explanationsForOrder(one.order()));
        answers.append('\n').append(market.gapsOfOffer(one.offer()));
        answers.append('\n').append(market.gapsOfOrder(one.order()));
      }
      return answers.toString();
    }
  }
}
