package dev.salto.benchmarks.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.incremental.IncrementalMarket;
import dev.salto.matching.life.Match;
import dev.salto.matching.market.Input;
import dev.salto.matching.market.Market;
import dev.salto.matching.market.PlainMarket;
import dev.salto.matching.model.Offer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whether the generated park is one to measure with. */
class TrafficTest {

  @Test
  void oneSeedAlwaysGivesTheSame() {
    Traffic one = new Traffic(5, 200);
    Traffic other = new Traffic(5, 200);

    assertThat(one.standing()).isEqualTo(other.standing());
    for (int i = 0; i < 300; i++) {
      assertThat(one.next()).isEqualTo(other.next());
    }
    assertThat(one.standing()).isEqualTo(other.standing());
    assertThat(new Traffic(6, 200).standing()).isNotEqualTo(new Traffic(5, 200).standing());
  }

  @Test
  void sixOfTenInputsAddThreeChangeAndOneWithdraws() {
    Traffic traffic = new Traffic(5, 200);
    var before = traffic.standing().size();
    int changes = 0;
    for (int i = 0; i < 1000; i++) {
      int was = traffic.standing().size();
      traffic.next();
      changes += was == traffic.standing().size() ? 1 : 0;
    }

    assertThat(changes).isBetween(250, 350);
    assertThat(traffic.standing().size() - before).isBetween(440, 560);
  }

  @Test
  void someTopicsHaveManyPostingsAndSomeHaveFew() {
    var offers =
        IntStream.range(0, 1000)
            .mapToObj(MarketGenerator::topicOf)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

    assertThat(offers).hasSize(Topic.ALL.size());
    assertThat(offers.get(0)).isGreaterThan(5 * offers.get(Topic.ALL.size() - 1));
  }

  @Test
  void someOrdersAreMatchedAndSomeAreNot() {
    Market market = new Traffic(5, 200).post(new PlainMarket());

    assertThat(market.matches()).hasSizeGreaterThan(10);
    assertThat(market.unmetOrders()).hasSizeGreaterThan(5);
    assertThat(market.matches()).extracting(Match::id).doesNotHaveDuplicates();
  }

  @Test
  void aMarketTakesWhateverComes() {
    Traffic traffic = new Traffic(5, 100);
    Market market = traffic.post(new PlainMarket());
    for (int i = 0; i < 60; i++) {
      market.apply(traffic.next());
    }

    List<String> open =
        traffic.standing().stream()
            .filter(Input.OfferChanged.class::isInstance)
            .map(it -> ((Input.OfferChanged) it).offer())
            .map(Offer::id)
            .toList();
    assertThat(market.matches()).extracting(Match::offer).isSubsetOf(open);
  }

  @Test
  void aParkThatGrewComesOutAsThePlainOneThatIsToldAllAtOnce() {
    Traffic traffic = new Traffic(9, 1500);
    Market grown = traffic.post(new IncrementalMarket());
    for (int i = 0; i < 1500; i++) {
      grown.apply(traffic.next());
    }
    Market plain = new PlainMarket();
    traffic.standing().forEach(plain::load);
    plain.apply(new Input.DayCome(MarketGenerator.DAY.plusDays(1)));
    grown.apply(new Input.DayCome(MarketGenerator.DAY.plusDays(1)));

    assertThat(pairs(grown)).hasSizeGreaterThan(200).isEqualTo(pairs(plain));
  }

  private static List<String> pairs(Market market) {
    return market.matches().stream()
        .map(it -> it.offer() + " " + it.order() + " " + it.score())
        .sorted()
        .toList();
  }
}
