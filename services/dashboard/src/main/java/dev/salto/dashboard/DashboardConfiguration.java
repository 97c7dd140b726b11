package dev.salto.dashboard;

import dev.salto.kit.KitConfiguration;
import dev.salto.kit.view.Projection;
import dev.salto.kit.view.SharedProjections;
import dev.salto.kit.view.View;
import dev.salto.records.MatchEvent;
import dev.salto.schemas.Topics;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The service that shows: it reads the topics like any other consumer. */
@Configuration(proxyBeanMethods = false)
@Import(KitConfiguration.class)
public class DashboardConfiguration {

  private static final Projection<MatchEvent> MATCH_EVENTS =
      Projection.of(Topics.MATCH_EVENTS, MatchEvent::getId, MatchEvent::getPark)
          .key(MatchEvent::getId)
          .status(MatchEvent::getType)
          .at(MatchEvent::getAt);

  @Bean
  View dashboardView(KitConfiguration.Views views) {
    return views.view(
        "dashboard",
        List.of(
            MATCH_EVENTS,
            SharedProjections.MATCHES,
            SharedProjections.SCENARIOS,
            SharedProjections.ORDERS,
            SharedProjections.ORGANISATIONS,
            SharedProjections.POLICIES,
            SharedProjections.DAYS));
  }
}
