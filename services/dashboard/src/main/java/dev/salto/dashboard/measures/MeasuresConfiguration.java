package dev.salto.dashboard.measures;

import dev.salto.dashboard.asking.Services;
import dev.salto.dashboard.funnel.Funnels;
import dev.salto.kit.view.View;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The measures of a view that keeps all events of matches and pilots. */
@Configuration(proxyBeanMethods = false)
@Import(MeasuresController.class)
public class MeasuresConfiguration {

  @Bean
  Measurements measurements(View dashboardView, Funnels funnels, Services services) {
    return new Measurements(dashboardView, funnels, services);
  }
}
