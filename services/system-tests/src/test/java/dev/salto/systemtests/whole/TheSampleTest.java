package dev.salto.systemtests.whole;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.systemtests.Rest;
import dev.salto.systemtests.SharedSalto;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What the sample comes to on its first day, as anybody reads it over REST. */
@Timeout(300)
@ExtendWith(SharedSalto.class)
class TheSampleTest {

  private final Rest rest;

  TheSampleTest(SharedSalto.Whole whole) {
    this.rest = whole.rest();
  }

  @Test
  void elevenLotsOfElevenOrdersAreMatched() {
    assertThat(matches())
        .extracting(it -> text(it, "order") + " with " + text(it, "offer"))
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
            "order-v2x with offer-v2x",
            "order-qianhai-yard with offer-edge-chip-qianhai");
    assertThat(matches()).extracting(it -> text(it, "state")).containsOnly("PROPOSED");
    assertThat(matches())
        .filteredOn(it -> text(it, "park").equals("qianhai"))
        .extracting(it -> text(it, "order"))
        .containsExactly("order-qianhai-yard");
  }

  @Test
  void onlyBordersAPermitAndOpenTendersAreStillInTheWay() {
    Map<String, Set<String>> pending =
        matches().stream()
            .collect(toMap(it -> text(it, "order"), TheSampleTest::pendingGates))
            .entrySet()
            .stream()
            .filter(it -> !it.getValue().isEmpty())
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));

    assertThat(pending)
        .containsOnly(
            entry("order-tox", Set.of("PERMIT:special-articles-quarantine", "FUNDS")),
            entry("order-v2x", Set.of("FUNDS", "GOODS")),
            entry("order-sanitation-a", Set.of("AWARD")),
            entry("order-port-wash", Set.of("AWARD")),
            entry("order-qianhai-yard", Set.of("AWARD")));
  }

  @Test
  void theCompactSweeperFitsBothSanitationOrdersAndIsHeldOffByTheFleet() {
    for (String order : List.of("order-sanitation-a", "order-sanitation-b")) {
      JsonNode pair = explanation("offer-sweeper-compact", order);
      assertThat(pair.path("eligible").asBoolean()).isTrue();
      assertThat(pair.has("match")).isFalse();
      assertThat(Rest.list(pair.path("heldBy")))
          .extracting(it -> text(it, "offer") + " " + text(it, "order"))
          .containsExactly("offer-sweeper " + order);
    }
  }

  @Test
  void fourOrdersKeepALotUnmetEachForItsReason() {
    Map<String, JsonNode> unmet =
        rest.items("/unmet-orders?park=hetao").stream()
            .collect(toMap(it -> text(it, "order"), it -> it));

    assertThat(unmet.entrySet())
        .extracting(it -> it.getKey() + " " + it.getValue().path("lots").asInt())
        .containsExactlyInAnyOrder(
            "order-patrol 1", "order-sanitation-d 1", "order-surgical 1", "order-video 2");
    assertThat(gaps(unmet.get("order-patrol")))
        .contains("offer-patrol CAPABILITY patrol-false-alarm <= 5 % 6 %");
    assertThat(gaps(unmet.get("order-sanitation-d")))
        .contains("offer-sweeper PRICE")
        .anyMatch(gap -> gap.startsWith("offer-sweeper-compact INDEPENDENT"));
    assertThat(gaps(unmet.get("order-surgical")))
        .anyMatch(gap -> gap.startsWith("offer-surgical FACILITY"));
    assertThat(rest.items("/unmet-orders?park=qianhai")).isEmpty();
  }

  @Test
  void theOffersCountedBehindAnUnmetOrderAreAllOpenOffersOfThePark() {
    int offers = rest.items("/offers?park=hetao").size();

    assertThat(rest.items("/unmet-orders?park=hetao"))
        .allSatisfy(unmet ->
            assertThat(Rest.list(unmet.path("counts")).stream().mapToInt(JsonNode::asInt).sum())
                .as(text(unmet, "order"))
                .isEqualTo(offers));
  }

  @Test
  void aWishAnIntentABudgetAndALapsedTenderBackNoLot() {
    assertThat(backing("order-sanitation-c")).isEqualTo("INTENT 0");
    assertThat(backing("order-hotline")).isEqualTo("BUDGETED 0");
    assertThat(backing("order-showroom")).isEqualTo("NEED 0");
    assertThat(backing("order-building")).isEqualTo("NEED 0");
    assertThat(firstFailing("offer-sweeper", "order-sanitation-c")).isEqualTo("ORDER_BACKED");
    assertThat(firstFailing("offer-voice", "order-hotline")).isEqualTo("ORDER_BACKED");
    assertThat(firstFailing("offer-guide", "order-showroom")).isEqualTo("ORDER_BACKED");
    assertThat(firstFailing("offer-coating", "order-building")).isEqualTo("ORDER_BACKED");
  }

  @Test
  void whatOnlyLacksTheMoneyIsAProspectAndNoMatch() {
    assertThat(rest.items("/prospects?park=hetao"))
        .extracting(it -> text(it, "scenario") + " " + text(it, "order"))
        .contains(
            "scenario-sanitation order-sanitation-c",
            "scenario-port-voice order-hotline",
            "scenario-showroom order-showroom",
            "scenario-building order-building");
    assertThat(rest.items("/prospects?park=hetao"))
        .filteredOn(it -> !it.has("order"))
        .extracting(it -> text(it, "scenario"))
        .containsOnly("scenario-delivery", "scenario-hk-samples")
        .contains("scenario-delivery", "scenario-hk-samples");
  }

  @Test
  void theFunnelCountsWhatIsBackedBesideWhatIsPosted() {
    assertThat(funnel("hetao"))
        .isEqualTo("scenarios: 14 posted, 10 backed, 8 matched; lots: 15 backed, 10 matched");
    assertThat(funnel("qianhai"))
        .isEqualTo("scenarios: 1 posted, 1 backed, 1 matched; lots: 1 backed, 1 matched");
  }

  private String funnel(String park) {
    JsonNode funnel = rest.get("/parks/" + park + "/funnel").ok().json();
    JsonNode scenarios = funnel.path("scenarios");
    JsonNode lots = funnel.path("lots");
    return "scenarios: %d posted, %d backed, %d matched; lots: %d backed, %d matched"
        .formatted(
            scenarios.path("posted").asInt(),
            scenarios.path("orderBacked").asInt(),
            scenarios.path("matched").asInt(),
            lots.path("backed").asInt(),
            lots.path("matched").asInt());
  }

  private List<JsonNode> matches() {
    return Stream.of("hetao", "qianhai")
        .flatMap(park -> rest.items("/matches?park=" + park).stream())
        .toList();
  }

  private static Set<String> pendingGates(JsonNode match) {
    return Rest.list(match.path("gates")).stream()
        .filter(gate -> !text(gate, "state").equals("MET"))
        .map(gate -> text(gate, "code"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> gaps(JsonNode unmet) {
    return Rest.list(unmet.path("gaps")).stream()
        .map(it ->
            String.join(
                    " ",
                    text(it, "offer"),
                    text(it, "code"),
                    text(it, "expected"),
                    text(it, "actual"))
                .strip())
        .toList();
  }

  private String backing(String order) {
    JsonNode it = rest.get("/orders/" + order).ok().json();
    return text(it, "commitment") + " " + it.path("backedLots").asInt();
  }

  private String firstFailing(String offer, String order) {
    return text(explanation(offer, order), "firstFailing");
  }

  private JsonNode explanation(String offer, String order) {
    return rest.get("/explanations?offer=" + offer + "&order=" + order).ok().json();
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }
}
