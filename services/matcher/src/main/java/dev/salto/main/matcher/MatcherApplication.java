package dev.salto.main.matcher;

import dev.salto.kit.ServiceMain;
import dev.salto.matcher.MatcherConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The service alone. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(MatcherConfiguration.class)
public class MatcherApplication {

  public static void main(String[] args) {
    ServiceMain.run(MatcherApplication.class, args);
  }
}
