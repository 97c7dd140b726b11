package dev.salto.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * Salto as it is delivered: the one jar, in a process and a folder of its own, on a free port.
 * Every method that starts it waits until it has printed its addresses, the sample loaded.
 */
public final class RunningSalto implements AutoCloseable {

  private static final Path JAR =
      Path.of("..", "all-in-one", "target", "salto-all-in-one-app.jar")
          .toAbsolutePath()
          .normalize();
  private static final Pattern ADDRESSES =
      Pattern.compile("(?m)^(http://\\S+:\\d+)\\RKafka listens at (\\S+)$");
  private static final Duration STARTS_WITHIN = Duration.ofSeconds(120);
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);

  private final Path folder;
  private final Map<String, String> variables;
  private Process process;
  private String address = "";
  private String kafka = "";

  private RunningSalto(Path folder, Map<String, String> variables) throws IOException {
    this.folder = folder;
    this.variables = variables;
    this.process = launch();
    awaitAddresses();
  }

  /**
   * Starts with the sample. The folder takes the data, the log file and what the process prints.
   */
  public static RunningSalto start(Path folder) throws IOException {
    return start(folder, Map.of());
  }

  /** Starts with these variables, such as {@code SALTO_SAMPLE=none}, beside those of its own. */
  public static RunningSalto start(Path folder, Map<String, String> variables) throws IOException {
    return new RunningSalto(folder, variables);
  }

  /** Of the pages and of REST, such as {@code http://127.0.0.1:40123}; another after a restart. */
  public String address() {
    return address;
  }

  /** Bootstrap servers of its broker; others after a restart. */
  public String kafka() {
    return kafka;
  }

  /** Ends it as Ctrl-C does, and waits for that. */
  public void terminate() {
    process.destroy();
    awaitEnd();
  }

  /** Ends it without a warning, as a power cut does. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Starts it again on what it has kept, after it was ended or by ending it first. */
  public void restart() throws IOException {
    terminate();
    process = launch();
    awaitAddresses();
  }

  @Override
  public void close() {
    kill();
  }

  private Process launch() throws IOException {
    if (!Files.exists(JAR)) {
      throw new IllegalStateException(
          "There is no " + JAR + ". Build it first: mvn -DskipTests package");
    }
    Files.createDirectories(folder);
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                JAR.toString())
            .directory(folder.toFile())
            .redirectOutput(out().toFile())
            .redirectError(err().toFile());
    Map<String, String> environment = new TreeMap<>(variables);
    environment.putIfAbsent("SALTO_PORT", "0");
    environment.putIfAbsent("SALTO_DATA", folder.resolve("data").toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("SALTO_"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private void awaitAddresses() {
    try {
      MatchResult printed =
          Awaitility.await("Salto prints its addresses")
              .atMost(STARTS_WITHIN)
              .pollInterval(Duration.ofMillis(50))
              .failFast("it ended: " + process, () -> !process.isAlive())
              .until(() -> ADDRESSES.matcher(Files.readString(out())), Matcher::find)
              .toMatchResult();
      address = printed.group(1);
      kafka = printed.group(2);
    } catch (RuntimeException e) {
      kill();
      throw new IllegalStateException("Salto did not start:\n" + said(), e);
    }
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("Salto did not end:\n" + said());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String said() {
    StringBuilder said = new StringBuilder();
    for (Path file : List.of(out(), err(), folder.resolve("data/log/salto.log"))) {
      try {
        said.append(file).append(":\n");
        said.append(Files.exists(file) ? Files.readString(file) : "").append('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return said.toString();
  }

  private Path out() {
    return folder.resolve("salto.out");
  }

  private Path err() {
    return folder.resolve("salto.err");
  }
}
