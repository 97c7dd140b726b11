package dev.salto.allinone;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the environment asks for.
 *
 * @param port of the one HTTP address, 0 for any that is free ({@code SALTO_PORT}, 8080)
 * @param bind the address that HTTP listens on ({@code SALTO_BIND}, 127.0.0.1)
 * @param data the folder of everything that is kept, absolute ({@code SALTO_DATA}, ./data)
 * @param kafka bootstrap servers of a broker to use instead of an embedded one ({@code
 *     SALTO_KAFKA})
 * @param sample whether an empty system gets the sample data ({@code SALTO_SAMPLE}, all but "none")
 */
record Settings(int port, String bind, Path data, @Nullable String kafka, boolean sample) {

  /**
   * Reads the variables; one that is set to nothing counts as not set.
   *
   * @throws StartException when one of them makes no sense
   */
  static Settings of(Map<String, String> environment) {
    return new Settings(
        port(valueOr(environment, "SALTO_PORT", "8080")),
        valueOr(environment, "SALTO_BIND", "127.0.0.1"),
        data(valueOr(environment, "SALTO_DATA", "data")),
        value(environment, "SALTO_KAFKA"),
        !valueOr(environment, "SALTO_SAMPLE", "").equalsIgnoreCase("none"));
  }

  /** The log file; {@code logback.xml} writes it there. */
  Path logFile() {
    return data.resolve("log").resolve("salto.log");
  }

  private static int port(String written) {
    try {
      int port = Integer.parseInt(written);
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Told below, as for a number that is no port.
    }
    throw new StartException(
        "SALTO_PORT is '%s', which is no port. Set a number from 1 to 65535.".formatted(written),
        null);
  }

  private static Path data(String written) {
    try {
      return Path.of(written).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new StartException(
          "SALTO_DATA is '%s', which is no path. Set it to a folder.".formatted(written), e);
    }
  }

  private static @Nullable String value(Map<String, String> environment, String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static String valueOr(Map<String, String> environment, String name, String otherwise) {
    String value = value(environment, name);
    return value == null ? otherwise : value;
  }
}
