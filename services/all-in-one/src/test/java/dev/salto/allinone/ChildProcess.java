package dev.salto.allinone;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Salto as a user starts it: a process of its own, in a folder of its own. */
final class ChildProcess implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("(?m)^http://\\S+:\\d+$");

  private static final String OUTPUT = ".printed";

  private final Process process;
  private final Path out;
  private final Path err;

  private ChildProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts in the folder, with these variables beside a free HTTP port. */
  static ChildProcess start(Path folder, Map<String, String> variables) throws IOException {
    Files.createDirectories(folder);
    Path out = Files.createTempFile(folder, "out", OUTPUT);
    Path err = Files.createTempFile(folder, "err", OUTPUT);
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPathWithoutTests(),
                AllInOne.class.getName())
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SALTO_"));
    builder.environment().put("SALTO_PORT", "0");
    builder.environment().putAll(variables);
    return new ChildProcess(builder.start(), out, err);
  }

  private static String classPathWithoutTests() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Whether a file of this name holds what such a process printed. */
  static boolean isItsOutput(String name) {
    return name.endsWith(OUTPUT);
  }

  /** Waits until Salto has printed its address. */
  String address() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .failFast("it ended: " + this, () -> !process.isAlive())
        .until(() -> ADDRESS.matcher(out()), Matcher::find)
        .group();
  }

  /** Asks the process to end, as Ctrl-C and {@code kill} do. */
  void terminate() {
    process.destroy();
  }

  /** Whether the process has ended by itself within this time. */
  boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  int exitCode() {
    return process.exitValue();
  }

  String out() {
    return read(out);
  }

  List<String> errorLines() {
    return read(err).lines().toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
