package dev.salto.allinone;

import dev.salto.buyerorders.BuyerOrdersConfiguration;
import dev.salto.dashboard.DashboardConfiguration;
import dev.salto.dashboard.pages.SampleNotice;
import dev.salto.kit.KitProperties;
import dev.salto.kit.ReadyViews;
import dev.salto.kit.imports.Importer;
import dev.salto.kit.log.TopicLog;
import dev.salto.kit.view.View;
import dev.salto.matcher.MatcherConfiguration;
import dev.salto.pilots.PilotsConfiguration;
import dev.salto.projectoffers.ProjectOffersConfiguration;
import dev.salto.scenariodemands.ScenarioDemandsConfiguration;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All services in one context: each is one configuration that is imported here by name. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  ProjectOffersConfiguration.class,
  ScenarioDemandsConfiguration.class,
  BuyerOrdersConfiguration.class,
  PilotsConfiguration.class,
  MatcherConfiguration.class,
  DashboardConfiguration.class
})
class AllInOneConfiguration {

  @Bean
  SampleLoader sampleLoader(
      List<Importer> importers,
      List<View> views,
      TopicLog log,
      Admin admin,
      Clock clock,
      KitProperties properties,
      ReadyViews ready) {
    return new SampleLoader(importers, views, log, admin, clock, properties.data(), ready);
  }

  @Bean
  SampleNotice sampleNotice(SampleLoader sample) {
    return sample::isShown;
  }
}
