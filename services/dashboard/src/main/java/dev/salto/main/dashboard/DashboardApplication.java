package dev.salto.main.dashboard;

import dev.salto.dashboard.DashboardConfiguration;
import dev.salto.kit.ServiceMain;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The service alone. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(DashboardConfiguration.class)
public class DashboardApplication {

  public static void main(String[] args) {
    ServiceMain.run(DashboardApplication.class, args);
  }
}
