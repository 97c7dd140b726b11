package dev.salto.dashboard.demand;

import static dev.salto.dashboard.Records.AT;
import static dev.salto.dashboard.Records.scenario;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.salto.dashboard.Broker;
import dev.salto.dashboard.Records;
import dev.salto.dashboard.Running;
import dev.salto.kit.problem.Problem;
import dev.salto.main.dashboard.DashboardApplication;
import dev.salto.records.ScenarioDemand;
import dev.salto.schemas.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DemandTest {

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
  void unmetOrdersAreFoundByTheFieldsOfTheirScenariosAndThoseAbove() throws Exception {
    post(scenario("a", "a-street", "7.2", "5.1"));
    post(scenario("a", "a-lab", "4.1"));
    post(scenario("b", "b-street", "7.2"));
    unmet("a", "a-sweep", "a-street", 1, AT);
    unmet("a", "a-test", "a-lab", 2, AT.plusSeconds(60));
    unmet("a", "a-met", "a-lab", 0, AT);
    unmet("b", "b-sweep", "b-street", 1, AT);
    running.settle();
    assertThat(found(DemandFilter.of("a", List.of(), null))).containsExactly("a-test", "a-sweep");
    assertThat(found(DemandFilter.of("a", List.of("7.2"), null))).containsExactly("a-sweep");
    assertThat(found(DemandFilter.of("a", List.of("4"), ""))).containsExactly("a-test");
    assertThat(found(DemandFilter.of("a", List.of("5", "4.1"), null)))
        .containsExactly("a-test", "a-sweep");
    assertThat(found(DemandFilter.of("a", List.of("7.1"), null))).isEmpty();
    assertThat(found(DemandFilter.of(" ", List.of("7.2"), null)))
        .contains("a-sweep", "b-sweep")
        .doesNotContain("a-test", "a-met");
    assertThat(found(DemandFilter.of("a", List.of(), "TITLE a-sw"))).containsExactly("a-sweep");
    assertThat(found(DemandFilter.of("a", List.of(), "title nothing"))).isEmpty();
  }

  @Test
  void aFieldThatThereIsNotIsNoFilter() {
    assertThat(DemandFilter.of(" ", List.of("", "7.2"), " ").fields()).containsExactly("7.2");
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> DemandFilter.of("a", List.of("7.2", "99"), null))
        .withMessageContaining("There is no field 99")
        .returns("INVALID_PARAMETER", Problem::code);
  }

  @Test
  void newIsWhatCameToBeUnmetSinceTheFollowerLastLooked() throws Exception {
    post(scenario("c", "c-street", "7.2"));
    post(scenario("c", "c-lab", "4.1"));
    unmet("c", "c-before", "c-street", 1, AT);
    unmet("c", "c-after", "c-street", 1, AT.plusMillis(1));
    unmet("c", "c-other", "c-lab", 1, AT.plusMillis(1));
    running.settle();
    DemandFilter followed = DemandFilter.of("c", List.of("7"), null);
    assertThat(demand().since(followed, AT)).isEqualTo(1);
    assertThat(demand().since(followed, AT.plusMillis(1))).isZero();
    assertThat(demand().page(DemandFilter.of("c", List.of(), null), 0, 9).items())
        .filteredOn(it -> it.isNew(followed, AT))
        .extracting(it -> it.order().getOrder())
        .containsExactly("c-after");
  }

  @Test
  void theMarkChangesWithWhatPassesAndWithNothingElse() throws Exception {
    post(scenario("d", "d-street", "7.2"));
    post(scenario("d", "d-lab", "4.1"));
    unmet("d", "d-sweep", "d-street", 2, AT);
    running.settle();
    DemandFilter sweeping = DemandFilter.of("d", List.of("7.2"), null);
    String before = demand().mark(sweeping);

    unmet("d", "d-test", "d-lab", 1, AT);
    running.settle();
    assertThat(demand().mark(sweeping)).isEqualTo(before);

    unmet("d", "d-sweep", "d-street", 1, AT);
    running.settle();
    assertThat(demand().mark(sweeping)).isNotEqualTo(before);
  }

  private static List<String> found(DemandFilter filter) {
    return demand().page(filter, 0, 200).items().stream().map(it -> it.order().getOrder()).toList();
  }

  private static Demand demand() {
    return running.bean(Demand.class);
  }

  private static void post(ScenarioDemand.Builder scenario) throws Exception {
    broker.log().write(Topics.SCENARIO_DEMANDS, scenario.build());
  }

  private static void unmet(String park, String order, String scenario, int lots, Instant since)
      throws Exception {
    broker.log().write(Topics.UNMET_ORDERS, Records.unmet(park, order, scenario, lots, since));
  }
}
