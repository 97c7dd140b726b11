package dev.salto.schemas;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Every schema that was ever written with, by id and by subject: the frozen files below {@code
 * schemas/history}, listed in {@code schemas/ids.csv}. Both are only ever added to.
 */
public final class SchemaHistory {

  private static final SchemaHistory FROZEN = read();

  private final List<SchemaVersion> versions;
  private final Map<Integer, SchemaVersion> byId = new HashMap<>();

  SchemaHistory(List<SchemaVersion> versions) {
    this.versions = List.copyOf(versions);
    for (SchemaVersion version : versions) {
      if (byId.put(version.id(), version) != null) {
        throw new IllegalStateException("schemas/ids.csv gives the id " + version.id() + " twice.");
      }
    }
  }

  /** The history that this build ships. */
  public static SchemaHistory frozen() {
    return FROZEN;
  }

  /** All versions, in the order of their ids. */
  public List<SchemaVersion> versions() {
    return versions;
  }

  /** The schema with this id. */
  public Optional<SchemaVersion> byId(int id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The subjects, sorted. */
  public List<String> subjects() {
    return versions.stream().map(SchemaVersion::subject).distinct().sorted().toList();
  }

  /** The versions of a subject, oldest first; empty for an unknown one. */
  public List<SchemaVersion> versions(String subject) {
    return versions.stream()
        .filter(version -> version.subject().equals(subject))
        .sorted(Comparator.comparingInt(SchemaVersion::version))
        .toList();
  }

  /**
   * The newest version of a subject, the one that this build writes.
   *
   * @throws IllegalArgumentException if there is no such subject
   */
  public SchemaVersion latest(String subject) {
    List<SchemaVersion> known = versions(subject);
    if (known.isEmpty()) {
      throw new IllegalArgumentException("schemas/ids.csv has no subject " + subject + ".");
    }
    return known.getLast();
  }

  private static SchemaHistory read() {
    try (BufferedReader ids =
        new BufferedReader(
            new InputStreamReader(resource("schemas/ids.csv"), StandardCharsets.UTF_8))) {
      return new SchemaHistory(
          ids.lines().skip(1).filter(line -> !line.isBlank()).map(SchemaHistory::row).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SchemaVersion row(String line) {
    String[] cells = line.split(",");
    int version = Integer.parseInt(cells[2]);
    String file = "schemas/history/" + cells[1] + "/" + version + ".avsc";
    try (InputStream in = resource(file)) {
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Schema schema = new Schema.Parser().parse(json);
      return new SchemaVersion(Integer.parseInt(cells[0]), cells[1], version, schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = SchemaHistory.class.getClassLoader().getResourceAsStream(name);
    if (in == null) {
      throw new IOException("The resource " + name + " is missing from the build.");
    }
    return in;
  }
}
