package dev.salto.main.scenariodemands;

import dev.salto.kit.ServiceMain;
import dev.salto.scenariodemands.ScenarioDemandsConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The service alone. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ScenarioDemandsConfiguration.class)
public class ScenarioDemandsApplication {

  public static void main(String[] args) {
    ServiceMain.run(ScenarioDemandsApplication.class, args);
  }
}
