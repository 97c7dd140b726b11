package dev.salto.matching.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.fixture.History;
import dev.salto.matching.fixture.Implementation;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.MatchEventType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens, after every step the outcome is the one that design 3 defines. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomHistoriesTest {

  private static final int HISTORIES = 60;
  private static final int STEPS = 80;

  private final Map<MatchEventType, Integer> happened = new EnumMap<>(MatchEventType.class);
  private int histories;

  static Stream<Arguments> seeds() {
    return LongStream.rangeClosed(1, HISTORIES)
        .boxed()
        .flatMap(
            seed -> Stream.of(Implementation.values()).map(market -> Arguments.of(market, seed)));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("seeds")
  void afterEveryStepTheOutcomeIsStable(Implementation market, long seed) {
    History history = new History(seed, market.market());
    for (int step = 1; step <= STEPS; step++) {
      List<Match> before = List.copyOf(history.world().matches.values());
      History.Step done = history.next();
      String where = market + ", seed " + seed + ", step " + step + ": " + done.input();

      assertThat(Definition.brokenBy(history.market(), history.world())).as(where).isEmpty();
      assertThat(
              Definition.brokenByStep(
                  before.stream().filter(it -> !isProgressed(it, done)).toList(),
                  history.world(),
                  done.outcome()))
          .as(where)
          .isEmpty();
      done.outcome().changes().forEach(it -> happened.merge(it.type(), 1, Integer::sum));
    }
    histories++;
  }

  private static boolean isProgressed(Match match, History.Step step) {
    return step.progressed() != null && step.progressed().match().id().equals(match.id());
  }

  /** Histories in which nothing happens would prove nothing. */
  @AfterAll
  void everythingHappenedThatCan() {
    if (histories == HISTORIES * Implementation.values().length) {
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
              MatchEventType.EXPIRED)) {
        assertThat(happened.getOrDefault(type, 0)).as(type + " of " + happened).isGreaterThan(20);
      }
    }
  }
}
