package dev.salto.allinone;

import dev.salto.allinone.broker.BrokerException;
import dev.salto.allinone.broker.EmbeddedBroker;
import dev.salto.allinone.broker.RunningCluster;
import dev.salto.kit.ServiceMain;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Starts the parts in order, says what happens, and stops them in reverse. */
final class Launch {

  private static final String BOOTSTRAP_SERVERS = "salto.bootstrap-servers";

  private final Settings settings;
  private final Progress progress;
  private final Running running = new Running();

  private Launch(Settings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Ends the process with code 1 and one line on stderr when something keeps Salto from starting.
   */
  static void run(String[] args) {
    long begin = System.nanoTime();
    Progress progress = new Progress(System.out);
    try {
      Settings settings = Settings.of(System.getenv());
      // Read by logback.xml, at the first logger that any class asks for.
      System.setProperty("salto.data", settings.data().toString());
      new Launch(settings, progress).start(args, begin);
    } catch (StartException e) {
      progress.end("");
      System.err.println("Salto could not start: " + e.getMessage());
      System.exit(1);
    }
  }

  private void start(String[] args, long begin) {
    running.stopOnExit();
    running.add(DataFolder.take(settings.data()));
    checkPort();
    try {
      progress.step("broker");
      ConfigurableApplicationContext context = services(args);
      SampleLoader sample = context.getBean(SampleLoader.class);
      if (sample.isWanted(settings.sample())) {
        progress.step("sample");
        sample.load();
      }
      sample.open();
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      progress.end("ready in %.1f s".formatted(took.toMillis() / 1000.0));
      System.out.println(address(context));
      System.out.println("Kafka listens at " + kafka(context));
    } catch (RuntimeException e) {
      if (!running.isStopping()) {
        throw explained(e);
      }
    }
  }

  /** Before anything takes long: whoever took the port is told at once. */
  private void checkPort() {
    try (ServerSocket socket =
        new ServerSocket(settings.port(), 1, InetAddress.getByName(settings.bind()))) {
      socket.getLocalPort();
    } catch (UnknownHostException e) {
      throw new StartException(
          "SALTO_BIND is '%s', which is no address of this machine. Set one, or unset it for 127.0.0.1."
              .formatted(settings.bind()),
          e);
    } catch (BindException e) {
      throw portTaken(e);
    } catch (IOException e) {
      throw new StartException(
          "cannot listen on %s, port %d: %s"
              .formatted(settings.bind(), settings.port(), e.getMessage()),
          e);
    }
  }

  private StartException portTaken(Exception e) {
    return new StartException(
        ("port %d of %s cannot be had (%s). Stop the program that listens there,"
                + " or choose another port: SALTO_PORT=%d.")
            .formatted(
                settings.port(),
                settings.bind(),
                e.getMessage(),
                settings.port() < 65535 ? settings.port() + 1 : 8080),
        e);
  }

  private String broker() {
    String named = settings.kafka();
    if (named != null) {
      RunningCluster.idAt(named);
      return named;
    }
    return running.add(EmbeddedBroker.start(settings.data().resolve("kafka"))).bootstrapServers();
  }

  private ConfigurableApplicationContext services(String[] args) {
    Map<String, Object> properties = new HashMap<>(ServiceMain.DEFAULTS);
    properties.put("server.address", settings.bind());
    properties.put("server.port", settings.port());
    // The broker stops after the services and still has something to say to the log.
    properties.put("logging.register-shutdown-hook", false);
    properties.put("salto.data", settings.data().toString());
    return new SpringApplicationBuilder(AllInOneConfiguration.class)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .registerShutdownHook(false)
        .properties(properties)
        .initializers(this::startBroker)
        .run(args);
  }

  /**
   * Not before Spring has set up the log, which it empties of all appenders first: what a broker
   * that ran by then says meanwhile would be lost, and Logback would complain of it on stderr.
   */
  private void startBroker(ConfigurableApplicationContext context) {
    Map<String, Object> found = Map.of(BOOTSTRAP_SERVERS, broker());
    context.getEnvironment().getPropertySources().addLast(new MapPropertySource("broker", found));
    progress.step("services");
    running.add(context);
  }

  private static String kafka(ConfigurableApplicationContext context) {
    return context.getEnvironment().getRequiredProperty(BOOTSTRAP_SERVERS);
  }

  private String address(ConfigurableApplicationContext context) {
    String port = context.getEnvironment().getProperty("local.server.port");
    return "http://%s:%s".formatted(settings.bind(), port);
  }

  private StartException explained(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartException known) {
        return known;
      }
      if (cause instanceof PortInUseException taken) {
        return portTaken(taken);
      }
    }
    LoggerFactory.getLogger(Launch.class).info("could not start", e);
    String what = e instanceof BrokerException ? String.valueOf(e.getMessage()) : rootOf(e);
    return new StartException("%s. %s has the whole story.".formatted(what, settings.logFile()), e);
  }

  private static String rootOf(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }
}
