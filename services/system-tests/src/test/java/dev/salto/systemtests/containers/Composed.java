package dev.salto.systemtests.containers;

import dev.salto.systemtests.Command;
import dev.salto.systemtests.Rest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The {@code docker-compose.yml} of the project, under a name and at a port of its own. */
final class Composed {

  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  // Building five images on a machine that has none takes longest.
  private static final Duration BUILT_WITHIN = Duration.ofMinutes(10);
  private static final Duration READY_WITHIN = Duration.ofMinutes(4);

  private final String project = "salto-test-" + ProcessHandle.current().pid();
  private final int port = freePort();

  private Composed() throws IOException {}

  /** Whether a Docker engine answers, and Compose is there to talk to it. */
  static boolean possible() throws InterruptedException {
    try {
      Command.in(ROOT, "docker", "version").run(Duration.ofSeconds(20));
      Command.in(ROOT, "docker", "compose", "version").run(Duration.ofSeconds(20));
      return true;
    } catch (IOException | IllegalStateException e) {
      return false;
    }
  }

  /**
   * Builds the images, starts everything and waits until it answers; leaves nothing if it fails.
   */
  static Composed up() throws Exception {
    Composed composed = new Composed();
    try {
      composed.compose("up", "-d", "--build");
      composed.awaitReady();
      return composed;
    } catch (Exception e) {
      try {
        System.err.println(composed.logs());
      } finally {
        composed.down();
      }
      throw e;
    }
  }

  /** New containers from the same images on the same volumes. */
  void recreate() throws Exception {
    compose("up", "-d", "--force-recreate");
    awaitReady();
  }

  /** The one address of pages and API. */
  Rest rest() {
    return Rest.at(address());
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  /** What all containers have written, and how they are. */
  String logs() throws Exception {
    return compose("ps") + compose("logs", "--no-color", "--tail=200");
  }

  /** Takes away containers, volumes and images. */
  void down() throws Exception {
    compose("down", "--volumes", "--rmi", "local", "--remove-orphans");
  }

  private void awaitReady() {
    Awaitility.await("the one address answers")
        .atMost(READY_WITHIN)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(() -> rest().get("/actuator/health/readiness").status() == 200);
  }

  private String compose(String... words) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("docker", "compose", "-p", project));
    all.addAll(List.of(words));
    return Command.in(ROOT, all.toArray(String[]::new))
        .with(Map.of("SALTO_PORT", String.valueOf(port)))
        .run(BUILT_WITHIN);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
