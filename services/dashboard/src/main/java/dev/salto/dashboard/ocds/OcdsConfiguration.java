package dev.salto.dashboard.ocds;

import dev.salto.kit.view.View;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Releases of the public orders of a view. {@code salto.ocds.prefix} is the ocid prefix that the
 * Open Contracting Partnership registered for the publisher; the default is registered for nobody.
 */
@Configuration(proxyBeanMethods = false)
@Import(OcdsController.class)
public class OcdsConfiguration {

  /** Who publishes. */
  record Publisher(String name) {}

  @Bean
  Purchases ocdsPurchases(View dashboardView) {
    return new Purchases(dashboardView);
  }

  @Bean
  ReleaseJson ocdsReleases(@Value("${salto.ocds.prefix:ocds-salto}") String prefix) {
    return new ReleaseJson(prefix);
  }

  @Bean
  Publisher ocdsPublisher(@Value("${salto.ocds.publisher:Salto}") String name) {
    return new Publisher(name);
  }
}
