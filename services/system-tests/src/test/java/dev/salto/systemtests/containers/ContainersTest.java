package dev.salto.systemtests.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.systemtests.Rest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import tools.jackson.databind.JsonNode;

/** Each service in a container of its own beside a real broker, asked over their one address. */
@Tag("containers")
@Timeout(900)
@EnabledIf(
    value = "dev.salto.systemtests.containers.Composed#possible",
    disabledReason = "no Docker engine answers, or there is no `docker compose`")
class ContainersTest {

  private static Composed salto;

  @RegisterExtension
  static final TestExecutionExceptionHandler LOGS_OF_A_FAILURE =
      (context, failure) -> {
        System.err.println(salto.logs());
        throw failure;
      };

  @BeforeAll
  static void up() throws Exception {
    salto = Composed.up();
    Rest rest = salto.rest();
    for (String[] organisation :
        new String[][] {
          {"agency", "AGENCY"},
          {"institute", "INSTITUTE"},
          {"buyer", "BUYER"},
          {"office", "VERIFIER"}
        }) {
      rest.as("agency")
          .post(
              "/organisations",
              """
              {"id":"%s","kind":"%s","name":{"en":"An organisation"},"jurisdiction":"MAINLAND"}\
              """
                  .formatted(organisation[0], organisation[1]))
          .ok();
    }
  }

  @AfterAll
  static void down() throws Exception {
    if (salto != null) {
      salto.down();
    }
  }

  @Test
  void whatIsPostedOverTheOneAddressIsMatchedAndToldOnTheFeed() throws Exception {
    postPair("east");

    JsonNode event = awaitEvents("east").getFirst();

    assertThat(event.get("type").asString()).isEqualTo("PROPOSED");
    assertThat(event.get("sequence").asLong()).isEqualTo(1);
    assertThat(event.get("offer").asString()).isEqualTo("east-offer");
    assertThat(event.get("scenario").asString()).isEqualTo("east-scenario");
    assertThat(event.get("order").asString()).isEqualTo("east-order");
    assertThat(matches("east")).isEqualTo(List.of(event.get("match").asString()));
  }

  @Test
  void newContainersGoOnWhereTheOldOnesStopped() throws Exception {
    postPair("west");
    List<JsonNode> events = awaitEvents("west");
    List<String> matches = matches("west");

    salto.recreate();

    assertThat(matches("west")).isEqualTo(matches);
    assertThat(events("west")).isEqualTo(events);
    postPair("north");
    assertThat(awaitEvents("north")).hasSize(1);
  }

  @Test
  void theRegistryIsAtTheSameAddress() throws Exception {
    assertThat(Rest.list(salto.rest().get("/registry/subjects").ok().json()))
        .extracting(JsonNode::asString)
        .contains("salto.match-events.v1-value");
  }

  /** A park with one offer, one scenario and one order that is backed. */
  private static void postPair(String park) throws Exception {
    Rest rest = salto.rest();
    rest.as("agency").put("/parks/%s/policy".formatted(park), "{\"minimumScore\":0}").ok();
    rest.as("agency")
        .post(
            "/scenarios",
            """
            {"id":"%1$s-scenario","park":"%1$s","jurisdiction":"MAINLAND","title":{"zh":"道路清扫"},
             "fields":["7.2"],"stages":[{"stage":"OPERATIONAL","minTrl":5}],"places":1,
             "siteClearance":"MET"}\
            """
                .formatted(park))
        .ok();
    rest.as("institute")
        .post(
            "/offers",
            """
            {"id":"%1$s-offer","park":"%1$s","title":{"zh":"无人清扫车"},"fields":["7.2"],"trl":8,
             "price":{"minor":100,"currency":"CNY"},"pilots":1}\
            """
                .formatted(park))
        .ok();
    rest.as("buyer")
        .post(
            "/orders",
            """
            {"id":"%1$s-order","park":"%1$s","scenario":"%1$s-scenario","title":{"zh":"环卫服务"},
             "stage":"OPERATIONAL","route":"OWN_PURCHASE","lots":1,
             "budgetPerLot":{"minor":100,"currency":"CNY"},"evidence":[{"kind":"PURCHASE_ORDER",
             "reference":"PO-%1$s","issuer":"buyer","date":"%2$s","amount":{"minor":100,"currency":"CNY"}}]}\
            """
                .formatted(park, LocalDate.now().minusDays(2)))
        .ok();
    rest.as("office")
        .post(
            "/orders/%s-order/evidence/1/verification".formatted(park), "{\"state\":\"VERIFIED\"}")
        .ok();
  }

  private static List<JsonNode> awaitEvents(String park) {
    return Awaitility.await("a match event of " + park)
        .atMost(Duration.ofSeconds(60))
        .until(() -> events(park), events -> !events.isEmpty());
  }

  private static List<JsonNode> events(String park) throws Exception {
    return items("/match-events?park=" + park);
  }

  private static List<String> matches(String park) throws Exception {
    return items("/matches?park=" + park).stream()
        .map(match -> match.get("id").asString())
        .toList();
  }

  private static List<JsonNode> items(String path) throws Exception {
    return Rest.list(salto.rest().get(path).ok().json().get("items"));
  }
}
