package dev.salto.kit;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts one service in a process of its own, told by {@code SALTO_KAFKA} and {@code SALTO_DATA}.
 */
public final class ServiceMain {

  /** Properties that a context needs to read {@code salto-kit.yml}, alone or with others. */
  public static final Map<String, Object> DEFAULTS = Map.of("spring.config.name", "salto-kit");

  private ServiceMain() {}

  /** Runs the service of this configuration. */
  public static ConfigurableApplicationContext run(Class<?> service, String... args) {
    Map<String, Object> properties = new HashMap<>(DEFAULTS);
    String kafka = System.getenv("SALTO_KAFKA");
    if (kafka != null && !kafka.isBlank()) {
      properties.put("salto.bootstrap-servers", kafka);
    }
    return new SpringApplicationBuilder(service)
        .bannerMode(Banner.Mode.OFF)
        .properties(properties)
        .run(args);
  }
}
