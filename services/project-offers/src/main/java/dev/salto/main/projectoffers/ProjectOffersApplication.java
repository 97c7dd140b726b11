package dev.salto.main.projectoffers;

import dev.salto.kit.ServiceMain;
import dev.salto.projectoffers.ProjectOffersConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The service alone. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ProjectOffersConfiguration.class)
public class ProjectOffersApplication {

  public static void main(String[] args) {
    ServiceMain.run(ProjectOffersApplication.class, args);
  }
}
