package dev.salto.matching.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.explanation.Explanation;
import dev.salto.matching.explanation.Gap;
import dev.salto.matching.fixture.Sample;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the sample comes to, before any service is around it. */
class SampleTest {

  private static final LocalDate DAY = LocalDate.parse("2026-01-05");

  private final Market hetao = market("hetao");

  private static Market market(String park) {
    Market market = new PlainMarket();
    Sample.of(park, DAY).forEach(market::apply);
    return market;
  }

  @Test
  void elevenLotsOfElevenOrdersAreMatched() {
    assertThat(matches(hetao))
        .containsExactlyInAnyOrder(
            "order-sanitation-a with offer-sweeper",
            "order-sanitation-b with offer-sweeper",
            "order-port-wash with offer-washer",
            "order-port-voice with offer-voice",
            "order-video with offer-edge-chip",
            "order-lab with offer-lab-robots",
            "order-lab-extension with offer-lab-robots",
            "order-finance with offer-credit-risk",
            "order-tox with offer-organ-chip",
            "order-v2x with offer-v2x");
    assertThat(matches(market("qianhai")))
        .containsExactly("order-qianhai-yard with offer-edge-chip-qianhai");
  }

  @Test
  void theCompactSweeperFitsBothSanitationOrdersAndIsHeldOffByTheFleet() {
    for (String order : List.of("order-sanitation-a", "order-sanitation-b")) {
      Explanation pair = hetao.explain("offer-sweeper-compact", order);
      assertThat(pair.eligible()).isTrue();
      assertThat(pair.match()).isNull();
      assertThat(pair.heldBy())
          .extracting(it -> it.offer() + " " + it.order())
          .containsExactly("offer-sweeper " + order);
    }
  }

  @Test
  void whatIsUnmetLacksOneThingAlone() {
    assertThat(hetao.unmetOrders())
        .extracting(it -> it.order() + " " + it.lots())
        .containsExactly(
            "order-patrol 1", "order-sanitation-d 1", "order-surgical 1", "order-video 2");
    assertThat(gaps("order-patrol")).contains("offer-patrol CAPABILITY");
    assertThat(gaps("order-sanitation-d"))
        .contains("offer-sweeper PRICE", "offer-sweeper-compact INDEPENDENT");
    assertThat(gaps("order-surgical")).contains("offer-surgical FACILITY");
  }

  @Test
  void whatOnlyLacksTheMoneyIsAProspect() {
    assertThat(hetao.prospects())
        .extracting(it -> it.scenario() + " " + it.order())
        .contains(
            "scenario-sanitation order-sanitation-c",
            "scenario-port-voice order-hotline",
            "scenario-showroom order-showroom",
            "scenario-building order-building",
            "scenario-delivery null",
            "scenario-hk-samples null");
  }

  private List<String> gaps(String order) {
    return hetao.unmetOrder(order).gaps().stream()
        .map((Gap gap) -> gap.offer() + " " + gap.code())
        .toList();
  }

  private static List<String> matches(Market market) {
    return market.matches().stream().map(it -> it.order() + " with " + it.offer()).toList();
  }
}
