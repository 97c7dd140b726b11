package dev.salto.main.pilots;

import dev.salto.kit.ServiceMain;
import dev.salto.pilots.PilotsConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The service alone. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(PilotsConfiguration.class)
public class PilotsApplication {

  public static void main(String[] args) {
    ServiceMain.run(PilotsApplication.class, args);
  }
}
