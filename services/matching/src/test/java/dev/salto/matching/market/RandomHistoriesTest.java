package dev.salto.matching.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.fixture.History;
import dev.salto.matching.fixture.Implementation;
import dev.salto.matching.life.Gate;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.MatchEventType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
  private final Map<String, Integer> told = new TreeMap<>();
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
      assertThat(Definition.brokenByStep(before, history.world(), done.input(), done.outcome()))
          .as(where)
          .isEmpty();
      done.outcome().changes().forEach(it -> happened.merge(it.type(), 1, Integer::sum));
      done.outcome().changes().forEach(this::count);
    }
    histories++;
  }

  /** Counts what of the gates and causes of a life can happen only after an agreement. */
  private void count(MatchChange change) {
    Match match = change.match();
    for (Gate gate : match.gates()) {
      if (gate.isCounted()) {
        told.merge(gate.code() + " " + gate.state(), 1, Integer::sum);
      }
    }
    if (match.cause() != null && match.cause().code().equals(Gate.AWARD)) {
      told.merge(match.state() + " by " + Gate.AWARD, 1, Integer::sum);
    }
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
              MatchEventType.EXPIRED,
              MatchEventType.PILOTING,
              MatchEventType.DELIVERED,
              MatchEventType.PAID,
              MatchEventType.CLOSED,
              MatchEventType.FAILED)) {
        assertThat(happened.getOrDefault(type, 0)).as(type + " of " + happened).isGreaterThan(20);
      }
      for (String what :
          List.of(
              "FACILITY MET",
              "FACILITY PENDING",
              "BACKING MET",
              "BACKING PENDING",
              "WITHDRAWN by AWARD")) {
        assertThat(told.getOrDefault(what, 0)).as(what + " of " + told).isGreaterThan(5);
      }
    }
  }
}
