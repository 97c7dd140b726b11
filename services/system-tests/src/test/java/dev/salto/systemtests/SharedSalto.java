package dev.salto.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One running Salto with its sample for all test classes that ask for a {@link Whole}. They leave
 * the sample's parks as they are and work in parks of their own.
 */
public final class SharedSalto implements ParameterResolver {

  /**
   * A running Salto.
   *
   * @param salto the process
   * @param folder where its data, its log and what it prints lie
   */
  public record Whole(RunningSalto salto, Path folder) implements AutoCloseable {

    /** Asks it, in nobody's name. */
    public Rest rest() {
      return Rest.of(salto);
    }

    @Override
    public void close() throws IOException {
      salto.close();
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().equals(Whole.class);
  }

  @Override
  public Whole resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // What the root's store holds is closed when the last test class is done.
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SharedSalto.class))
        .computeIfAbsent(Whole.class, missing -> start(), Whole.class);
  }

  private static Whole start() {
    try {
      Path folder = Files.createTempDirectory("salto-whole");
      return new Whole(RunningSalto.start(folder), folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
