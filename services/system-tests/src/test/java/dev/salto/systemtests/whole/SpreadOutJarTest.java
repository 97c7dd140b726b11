package dev.salto.systemtests.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar is spread out once for each build, by {@code ./salto up} and by the images. */
@Timeout(120)
class SpreadOutJarTest {

  @TempDir Path folder;

  @Test
  void spreadingTheJarOutLeavesNothingBesideIt() throws Exception {
    Path jar = Path.of("../all-in-one/target/salto-all-in-one-app.jar").toAbsolutePath();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                "spread")
            .directory(folder.toFile())
            .inheritIO()
            .start();

    assertThat(process.waitFor()).isZero();

    try (Stream<Path> lying = Files.list(folder)) {
      assertThat(lying.map(Path::getFileName)).containsExactly(Path.of("spread"));
    }
  }
}
