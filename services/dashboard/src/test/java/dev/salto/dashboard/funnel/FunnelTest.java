package dev.salto.dashboard.funnel;

import static dev.salto.dashboard.Records.match;
import static dev.salto.dashboard.Records.order;
import static dev.salto.dashboard.Records.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.dashboard.Broker;
import dev.salto.dashboard.Records;
import dev.salto.dashboard.Running;
import dev.salto.main.dashboard.DashboardApplication;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Match;
import dev.salto.records.Money;
import dev.salto.records.ScenarioDemand;
import dev.salto.schemas.Topics;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class FunnelTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static Broker broker;
  private static Running running;

  @BeforeAll
  static void start(@TempDir Path data) {
    broker = new Broker();
    running = Running.start(DashboardApplication.class, broker, data, Map.of());
  }

  @AfterAll
  static void stop() {
    running.close();
    broker.close();
  }

  @Test
  void aScenarioCountsWhereARealOrderStandsBehindIt() throws Exception {
    park("a");
    post(scenario("a", "only-posted", "7.2"));
    post(scenario("a", "wished-for", "7.2"));
    post(scenario("a", "backed", "7.2"));
    post(scenario("a", "withdrawn", "7.2").setStatus("WITHDRAWN"));
    post(order("a", "wish", "wished-for", 2, 0, 1000));
    post(order("a", "real", "backed", 3, 2, 1000));
    post(order("a", "gone", "withdrawn", 1, 1, 1000));
    post(order("a", "taken-back", "only-posted", 1, 1, 1000).setStatus("WITHDRAWN"));
    assertFunnel(
        "a",
        """
        {"park":"a",
         "scenarios":{"posted":3,"orderBacked":1,"matched":0,"agreed":0,"piloting":0,"paid":0},
         "lots":{"backed":2,"matched":0,"agreed":0,"piloting":0,"paid":0},
         "values":[{"currency":"CNY","backed":2000,"matched":0,"agreed":0,"piloting":0,"paid":0}],
         "sealedLots":0,
         "sealed":{"backed":0,"matched":0,"agreed":0,"piloting":0,"paid":0}}
        """);
  }

  @Test
  void everyStepCountsWhatCameAtLeastThatFar() throws Exception {
    park("b");
    post(scenario("b", "one", "7.2"));
    post(scenario("b", "two", "7.2").setStatus("WITHDRAWN"));
    post(order("b", "many", "one", 9, 7, 10));
    post(order("b", "done", "two", 1, 1, 500).setStatus("WITHDRAWN"));
    post(match("b", "1", "one", "many", "PROPOSED"));
    post(match("b", "2", "one", "many", "AGREED"));
    post(match("b", "3", "one", "many", "PILOTING"));
    post(match("b", "4", "one", "many", "DELIVERED"));
    post(match("b", "5", "one", "many", "PAID"));
    post(match("b", "6", "two", "done", "CLOSED"));
    for (String exit :
        new String[] {"DISPLACED", "WITHDRAWN", "REVOKED", "DECLINED", "EXPIRED", "FAILED"}) {
      post(match("b", exit, "one", "many", exit));
    }
    assertFunnel(
        "b",
        """
        {"park":"b",
         "scenarios":{"posted":2,"orderBacked":2,"matched":2,"agreed":2,"piloting":2,"paid":2},
         "lots":{"backed":8,"matched":6,"agreed":5,"piloting":4,"paid":2},
         "values":[{"currency":"CNY","backed":570,"matched":550,"agreed":540,"piloting":530,"paid":510}],
         "sealedLots":0,
         "sealed":{"backed":0,"matched":0,"agreed":0,"piloting":0,"paid":0}}
        """);
  }

  @Test
  void valuesAreSumsOverPublicOrdersWithTheSealedLotsBesideThem() throws Exception {
    park("c");
    post(scenario("c", "s", "7.2"));
    post(order("c", "open", "s", 2, 2, 1_000));
    post(
        order("c", "dollars", "s", 1, 0, 1)
            .setBudgetPerLot(new Money(70L, "HKD"))
            .setEvidence(order("c", "x", "s", 1, 1, 1_000).getEvidence()));
    post(order("c", "sealed", "s", 3, 2, 987_654_321L).setDisclosure("SEALED"));
    post(match("c", "1", "s", "sealed", "AGREED"));
    assertFunnel(
        "c",
        """
        {"park":"c",
         "scenarios":{"posted":1,"orderBacked":1,"matched":1,"agreed":1,"piloting":0,"paid":0},
         "lots":{"backed":4,"matched":1,"agreed":1,"piloting":0,"paid":0},
         "values":[{"currency":"CNY","backed":2000,"matched":0,"agreed":0,"piloting":0,"paid":0}],
         "sealedLots":2,
         "sealed":{"backed":2,"matched":1,"agreed":1,"piloting":0,"paid":0}}
        """);
    for (String path : new String[] {"/api/v1/parks/c/funnel", "/api/v1/match-events?park=c"}) {
      assertThat(running.get(path).body()).doesNotContain("987654321", "1975308642", "2962962963");
    }
  }

  @Test
  void aFieldStandsForItsSubFieldsAndAKeyIndustryForItsFields() throws Exception {
    park("d");
    post(scenario("d", "vehicles", "7.2"));
    post(scenario("d", "software", "1.5", "1.3"));
    assertThat(posted("d", "")).isEqualTo(2);
    assertThat(posted("d", "?field=7")).isEqualTo(1);
    assertThat(posted("d", "?field=7.2")).isEqualTo(1);
    assertThat(posted("d", "?field=1.4")).isZero();
    assertThat(posted("d", "?keyIndustry=AI_AND_DIGITAL")).isEqualTo(1);
    assertThat(posted("d", "?keyIndustry=AI_AND_DIGITAL&field=1.3")).isEqualTo(1);
    assertThat(posted("d", "?keyIndustry=AI_AND_DIGITAL&field=7")).isZero();
    assertThat(running.get("/api/v1/parks/d/funnel?field=99").body()).contains("INVALID_PARAMETER");
    assertThat(running.get("/api/v1/parks/d/funnel?keyIndustry=GOLD").statusCode()).isEqualTo(400);
    assertThat(running.get("/api/v1/parks/nowhere/funnel").statusCode()).isEqualTo(404);
  }

  @Test
  void itFollowsEveryChange() throws Exception {
    park("e");
    post(scenario("e", "first", "7.2"));
    assertThat(posted("e", "")).isEqualTo(1);
    post(scenario("e", "second", "7.2"));
    assertThat(posted("e", "")).isEqualTo(2);
    post(order("e", "real", "first", 1, 1, 5));
    assertThat(backed("e")).isEqualTo(1);
    broker
        .log()
        .write(
            Topics.PARK_POLICIES,
            dev.salto.records.ParkPolicy.newBuilder(Records.policy("e"))
                .setThreshold("CONTRACTED")
                .build());
    assertThat(backed("e")).isZero();
  }

  private static void assertFunnel(String park, String expected) {
    running.settle();
    assertThat(running.json("/api/v1/parks/" + park + "/funnel"))
        .isEqualTo(JSON.readTree(expected));
  }

  private static int posted(String park, String query) {
    running.settle();
    return running
        .json("/api/v1/parks/" + park + "/funnel" + query)
        .path("scenarios")
        .path("posted")
        .asInt();
  }

  private static long backed(String park) {
    running.settle();
    return running.bean(Funnels.class).of(park, FunnelFilter.ALL).lots().backed();
  }

  private static void park(String park) throws Exception {
    broker.log().write(Topics.PARK_POLICIES, Records.policy(park));
    broker.log().write(Topics.PARK_DAYS, Records.day(park));
  }

  private static void post(ScenarioDemand.Builder scenario) throws Exception {
    broker.log().write(Topics.SCENARIO_DEMANDS, scenario.build());
  }

  private static void post(BuyerOrder.Builder order) throws Exception {
    broker.log().write(Topics.BUYER_ORDERS, order.build());
  }

  private static void post(Match.Builder match) throws Exception {
    broker.log().write(Topics.MATCHES, match.build());
  }
}
