package dev.salto.dashboard;

import dev.salto.dashboard.asking.Addresses;
import dev.salto.dashboard.asking.Services;
import dev.salto.dashboard.demand.Demand;
import dev.salto.dashboard.feed.FeedConfiguration;
import dev.salto.dashboard.feed.KeptEvents;
import dev.salto.dashboard.funnel.FunnelController;
import dev.salto.dashboard.funnel.Funnels;
import dev.salto.dashboard.gateway.Gateway;
import dev.salto.dashboard.measures.MeasuresConfiguration;
import dev.salto.dashboard.ocds.OcdsConfiguration;
import dev.salto.dashboard.pages.PagesConfiguration;
import dev.salto.dashboard.pipeline.PipelineController;
import dev.salto.kit.KitConfiguration;
import dev.salto.kit.view.SharedProjections;
import dev.salto.kit.view.View;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** The service that shows: it reads the topics like any other consumer. */
@Configuration(proxyBeanMethods = false)
@Import({
  KitConfiguration.class,
  PagesConfiguration.class,
  FeedConfiguration.class,
  FunnelController.class,
  MeasuresConfiguration.class,
  OcdsConfiguration.class,
  PipelineController.class
})
public class DashboardConfiguration {

  @Bean
  View dashboardView(KitConfiguration.Views views) {
    return views.view(
        "dashboard",
        List.of(
            KeptEvents.PROJECTION,
            SharedProjections.MATCHES,
            SharedProjections.UNMET_ORDERS,
            SharedProjections.OFFERS,
            SharedProjections.SCENARIOS,
            SharedProjections.ORDERS,
            SharedProjections.ORGANISATIONS,
            SharedProjections.POLICIES,
            SharedProjections.DAYS,
            SharedProjections.AGREEMENTS,
            SharedProjections.PILOT_EVENTS,
            SharedProjections.CONSENTS,
            SharedProjections.FOLLOWS));
  }

  @Bean
  Funnels funnels(View dashboardView) {
    return new Funnels(dashboardView);
  }

  @Bean
  Demand demand(View dashboardView) {
    return new Demand(dashboardView);
  }

  @Bean
  Addresses serviceAddresses(Environment environment) {
    return new Addresses(environment);
  }

  @Bean(destroyMethod = "shutdownNow")
  HttpClient serviceClient() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(Duration.ofSeconds(2))
        .build();
  }

  @Bean
  Services services(Addresses serviceAddresses, HttpClient serviceClient, JsonMapper json) {
    return new Services(serviceAddresses, serviceClient, json);
  }

  /** Only where the services run elsewhere; beside them in one process nothing is passed on. */
  @Bean
  FilterRegistrationBean<Gateway> gateway(
      Addresses serviceAddresses, HttpClient serviceClient, JsonMapper json) {
    FilterRegistrationBean<Gateway> gateway =
        new FilterRegistrationBean<>(new Gateway(serviceAddresses, serviceClient, json));
    gateway.setEnabled(serviceAddresses.elsewhere());
    return gateway;
  }
}
