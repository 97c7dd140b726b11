package dev.salto.projectoffers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.ReadyViews;
import dev.salto.kit.testing.Api.Answer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class OfferHealthTest extends OffersTest {

  @Autowired private ReadyViews ready;

  @Test
  void untilTheViewsHaveCaughtUpTheServiceLivesButIsNotReady() {
    AtomicBoolean caughtUp = new AtomicBoolean();
    ready.require("a view that reads", caughtUp::get);
    try {
      as(null).get("/actuator/health/liveness").is(200);
      as(null).get("/actuator/health/readiness").is(503);
      Answer refused = as(null).get(OFFERS).isProblem(503, "NOT_READY");
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      institute().post(OFFERS, offer()).isProblem(503, "NOT_READY");
    } finally {
      caughtUp.set(true);
    }
    as(null).get("/actuator/health/readiness").is(200);
    as(null).get(OFFERS).is(200);
  }

  @Test
  void prometheusReadsTheFigures() {
    as(null).get(OFFERS).is(200);
    assertThat(as(null).get("/actuator/prometheus").is(200).text())
        .contains("jvm_memory_used_bytes")
        .contains("http_server_requests_seconds_count")
        .contains("uri=\"/api/v1/offers\"");
  }

  @Test
  void theManagementEndpointsTellNoSecrets() {
    JsonNode health = as(null).get("/actuator/health").is(200).json();
    assertThat(health.propertyNames()).containsExactlyInAnyOrder("status", "groups");
    assertThat(as(null).get("/actuator").is(200).json().get("_links").propertyNames())
        .allMatch(name -> name.matches("self|health|health-path|prometheus"));
    for (String closed : new String[] {"env", "configprops", "beans", "heapdump", "loggers"}) {
      as(null).get("/actuator/" + closed).is(404);
    }
  }
}
