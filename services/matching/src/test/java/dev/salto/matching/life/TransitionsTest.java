package dev.salto.matching.life;

import static dev.salto.matching.fixture.OrderBuilder.document;
import static dev.salto.matching.fixture.Postings.AGENCY;
import static dev.salto.matching.fixture.Postings.minimumScore;
import static dev.salto.matching.fixture.Postings.offer;
import static dev.salto.matching.fixture.Postings.order;
import static dev.salto.matching.fixture.Postings.scenario;
import static dev.salto.matching.model.EvidenceKind.AWARD_NOTICE;
import static dev.salto.matching.model.EvidenceKind.TENDER_NOTICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salto.matching.fixture.OrderBuilder;
import dev.salto.matching.fixture.Park;
import dev.salto.matching.market.MatchChange;
import dev.salto.matching.model.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every happening in every state: it leads where the design says, or it is refused (design 3). */
class TransitionsTest {

  private static final String MATCH = "a~x~1";

  /** As the design has it, in its own words; what is not here does not happen. */
  private static final Map<String, MatchState> EXPECTED =
      Map.ofEntries(
          Map.entry("PROPOSED ACCEPT", MatchState.AGREED),
          Map.entry("PROPOSED DECLINE", MatchState.DECLINED),
          Map.entry("PROPOSED GATE", MatchState.PROPOSED),
          Map.entry("PROPOSED REFUSE_GATE", MatchState.WITHDRAWN),
          Map.entry("PROPOSED WITHDRAWN_LEG", MatchState.WITHDRAWN),
          Map.entry("PROPOSED CHANGED_LEG", MatchState.WITHDRAWN),
          Map.entry("PROPOSED UNFIT", MatchState.WITHDRAWN),
          Map.entry("PROPOSED UNBACKED", MatchState.REVOKED),
          Map.entry("PROPOSED AWARDED", MatchState.WITHDRAWN),
          Map.entry("PROPOSED UNANSWERED", MatchState.EXPIRED),
          Map.entry("PROPOSED OUTRANKED", MatchState.DISPLACED),
          Map.entry("AGREED GATE", MatchState.AGREED),
          Map.entry("AGREED REFUSE_GATE", MatchState.WITHDRAWN),
          Map.entry("AGREED START", MatchState.PILOTING),
          Map.entry("AGREED FAIL", MatchState.FAILED),
          Map.entry("AGREED WITHDRAWN_LEG", MatchState.WITHDRAWN),
          Map.entry("AGREED AWARDED", MatchState.WITHDRAWN),
          Map.entry("PILOTING GATE", MatchState.PILOTING),
          Map.entry("PILOTING REFUSE_GATE", MatchState.FAILED),
          Map.entry("PILOTING DELIVER", MatchState.DELIVERED),
          Map.entry("PILOTING FAIL", MatchState.FAILED),
          Map.entry("DELIVERED PAY", MatchState.PAID),
          Map.entry("DELIVERED FAIL", MatchState.FAILED),
          Map.entry("PAID CLOSE", MatchState.CLOSED));

  static Stream<Arguments> pairs() {
    return Arrays.stream(MatchState.values())
        .flatMap(state -> Arrays.stream(Happening.values()).map(what -> Arguments.of(state, what)));
  }

  @ParameterizedTest(name = "{1} in {0}")
  @MethodSource("pairs")
  void everyPairOfStateAndHappeningIsInTheTableOrNothingFollows(
      MatchState state, Happening happening) {
    assertThat(Transitions.after(state, happening))
        .isEqualTo(EXPECTED.get(state + " " + happening));
  }

  @ParameterizedTest(name = "{1} in {0}")
  @MethodSource("pairs")
  void aMarketFollowsTheTableAndRefusesEveryDeedThatIsNotInItWithItsCode(
      MatchState state, Happening happening) {
    Park park = in(state);
    MatchState next = EXPECTED.get(state + " " + happening);

    List<String> told = happen(park, happening);

    if (next != null) {
      assertThat(park.last().changes().stream().map(MatchChange::match))
          .extracting(match -> match.id() + " " + match.state())
          .contains(MATCH + " " + next);
    } else if (happening.isDeed()) {
      assertThat(told).containsExactly("REFUSED " + happening.refusal());
      assertThat(park.last().remembered()).isEmpty();
    } else {
      assertThat(park.last().changes().stream().map(MatchChange::match))
          .filteredOn(match -> match.id().equals(MATCH))
          .extracting(Match::state)
          .allMatch(state::equals);
    }
  }

  @Test
  void factsAreNotRefused() {
    for (Happening happening : Happening.values()) {
      if (!happening.isDeed()) {
        assertThatThrownBy(happening::refusal).isInstanceOf(IllegalStateException.class);
      }
    }
    assertThatThrownBy(() -> Happening.into(MatchState.AGREED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static OrderBuilder tender() {
    return order("x").by(Route.TENDER);
  }

  /** A tender's match in a state, all its gates met, with another offer that is a little worse. */
  private static Park in(MatchState state) {
    Park park = new Park();
    park.post(scenario("s").permits("road-test"));
    park.post(
        tender()
            .backedBy(
                document(TENDER_NOTICE).amount(200_00),
                document(AWARD_NOTICE).naming("lab-a"),
                document(AWARD_NOTICE).naming("lab-b")));
    park.post(offer("a").beyond(5));
    park.decide(MATCH, "PERMIT:road-test", GateState.MET);
    switch (state) {
      case PROPOSED -> {}
      case AGREED -> park.agree(MATCH);
      case PILOTING, DELIVERED, PAID, CLOSED -> {
        park.agree(MATCH);
        park.progress(MATCH, state);
      }
      case FAILED -> {
        park.agree(MATCH);
        park.move(MATCH, MatchState.FAILED);
      }
      case DECLINED -> park.decline(MATCH, "lab-a", null);
      case WITHDRAWN -> happen(park, Happening.WITHDRAWN_LEG);
      case REVOKED -> happen(park, Happening.UNBACKED);
      case EXPIRED -> happen(park, Happening.UNANSWERED);
      case DISPLACED -> happen(park, Happening.OUTRANKED);
    }
    return park;
  }

  private static List<String> happen(Park park, Happening happening) {
    return switch (happening) {
      case ACCEPT -> {
        List<String> first = park.accept(MATCH, "lab-a");
        yield first.getFirst().startsWith("REFUSED") ? first : park.accept(MATCH, "buyer-x");
      }
      case DECLINE -> park.decline(MATCH, "buyer-x", null);
      case GATE -> park.decide(MATCH, AGENCY, "PERMIT:road-test", GateState.MET, "2026-09-01");
      case REFUSE_GATE -> park.decide(MATCH, "PERMIT:road-test", GateState.REFUSED);
      case START -> park.move(MATCH, MatchState.PILOTING);
      case DELIVER -> park.move(MATCH, MatchState.DELIVERED);
      case PAY -> park.move(MATCH, MatchState.PAID);
      case CLOSE -> park.move(MATCH, MatchState.CLOSED);
      case FAIL -> park.move(MATCH, MatchState.FAILED);
      case WITHDRAWN_LEG -> park.post(offer("a").withdrawn());
      case CHANGED_LEG -> park.post(offer("a").version(2));
      case UNFIT -> park.rule(minimumScore(10_000));
      case UNBACKED -> park.post(tender().backedBy());
      case AWARDED ->
          park.post(
              tender()
                  .backedBy(
                      document(TENDER_NOTICE).amount(200_00),
                      document(AWARD_NOTICE).naming("lab-b")));
      case UNANSWERED -> park.day("2026-03-23");
      case OUTRANKED -> park.post(offer("b").beyond(25).holding("road-test"));
    };
  }
}
