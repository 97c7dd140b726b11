package dev.salto.pilots;

import dev.salto.kit.KitConfiguration;
import dev.salto.kit.KitProperties;
import dev.salto.kit.log.TopicLog;
import dev.salto.kit.posting.Postings;
import dev.salto.kit.view.SharedProjections;
import dev.salto.kit.view.View;
import dev.salto.records.PilotEvent;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The service of pilots. */
@Configuration(proxyBeanMethods = false)
@Import({KitConfiguration.class, PilotController.class})
public class PilotsConfiguration {

  @Bean
  View pilotsView(KitConfiguration.Views views) {
    return views.view(
        "pilots",
        List.of(
            SharedProjections.MATCHES,
            SharedProjections.AGREEMENTS,
            SharedProjections.PILOT_EVENTS,
            SharedProjections.ORGANISATIONS,
            SharedProjections.POLICIES,
            SharedProjections.DAYS));
  }

  @Bean
  PilotArchive pilotArchive(View pilotsView) {
    return new PilotArchive(pilotsView);
  }

  @Bean
  PilotList pilotList(PilotArchive pilotArchive) {
    return new PilotList(pilotArchive);
  }

  @Bean
  Postings<PilotEvent> pilotEvents(
      View pilotsView, TopicLog log, Clock clock, KitProperties properties) {
    return new Postings<>(new PilotEventKind(), pilotsView, log, clock, properties.reservation());
  }

  @Bean
  PilotDesk pilotDesk(PilotArchive pilotArchive, Postings<PilotEvent> pilotEvents, Clock clock) {
    return new PilotDesk(pilotArchive, pilotEvents, clock);
  }

  @Bean
  RunImport runImport(PilotArchive pilotArchive, PilotDesk pilotDesk) {
    return new RunImport(pilotArchive, pilotDesk);
  }
}
