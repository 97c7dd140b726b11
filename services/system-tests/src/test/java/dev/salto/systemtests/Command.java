package dev.salto.systemtests;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of the machine that is run to its end. */
public record Command(List<String> words, Path folder, Map<String, String> variables) {

  /** In this folder, as in {@code Command.in(folder, "npm", "ci")}. */
  public static Command in(Path folder, String... words) {
    return new Command(List.of(words), folder, Map.of());
  }

  /** The same with these environment variables beside those of this process. */
  public Command with(Map<String, String> more) {
    return new Command(words, folder, more);
  }

  /** Whether there is such a program on the PATH. */
  public static boolean exists(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  /**
   * Runs it and answers what it printed.
   *
   * @throws IllegalStateException with all that it printed, if it fails or takes longer
   */
  public String run(Duration atMost) throws IOException, InterruptedException {
    Path printed = Files.createTempFile("command", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(printed.toFile());
      builder.environment().putAll(variables);
      Process process = builder.start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS);
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
      String said = Files.readString(printed);
      if (!ended || process.exitValue() != 0) {
        throw new IllegalStateException(
            "`%s` %s:%n%s"
                .formatted(
                    String.join(" ", words),
                    ended ? "failed with " + process.exitValue() : "took longer than " + atMost,
                    said));
      }
      return said;
    } finally {
      Files.deleteIfExists(printed);
    }
  }
}
