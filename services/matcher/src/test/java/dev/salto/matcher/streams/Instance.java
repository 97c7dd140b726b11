package dev.salto.matcher.streams;

import dev.salto.kit.KitProperties;
import dev.salto.matcher.TestLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.Topology;
import org.awaitility.Awaitility;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A running matcher as its service starts it, without the service around. */
public final class Instance implements AutoCloseable {

  private final Parks parks = new Parks();
  private final MatcherStreams streams;

  private Instance(TestLog log, Path folder, String name, UnaryOperator<Topology> topology) {
    KitProperties properties =
        new Binder(
                new MapConfigurationPropertySource(
                    Map.of(
                        "salto.bootstrap-servers", log.bootstrapServers(), "salto.data", folder)))
            .bindOrCreate("salto", KitProperties.class);
    streams = new MatcherStreams(properties, name, log.counts(), parks);
    streams.start(topology.apply(streams.topology()));
  }

  /** Starts one and waits until it matches. */
  public static Instance start(TestLog log, Path folder, String name) {
    return start(log, folder, name, topology -> topology);
  }

  static Instance start(TestLog log, Path folder, String name, UnaryOperator<Topology> topology) {
    Instance instance = new Instance(log, folder, name, topology);
    Awaitility.await()
        .dontCatchUncaughtExceptions()
        .atMost(Duration.ofSeconds(40))
        .until(instance::running);
    return instance;
  }

  boolean running() {
    return streams.running();
  }

  /** Whether it is this instance that matches the park. */
  public boolean has(String park) {
    return parks.market(park).isPresent();
  }

  @Override
  public void close() {
    streams.stop();
  }
}
