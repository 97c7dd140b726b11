package dev.salto.schemas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;

/**
 * Freezes each schema that differs from the newest version of its subject as the next version, with
 * the next free id. Run by hand after a change of the records; CONTRIBUTING.md has the command.
 */
final class Freeze {

  private static final Path RESOURCES = Path.of("src/main/resources/schemas");

  public static void main(String[] args) throws IOException {
    Path ids = RESOURCES.resolve("ids.csv");
    if (!Files.exists(ids)) {
      Files.writeString(ids, "id,subject,version\n");
    }
    List<String> rows = Files.readAllLines(ids);
    int next = rows.size();
    for (Map.Entry<String, Schema> subject : Subjects.current().entrySet()) {
      Path folder = Files.createDirectories(RESOURCES.resolve("history/" + subject.getKey()));
      int version = 0;
      while (Files.exists(folder.resolve(version + 1 + ".avsc"))) {
        version++;
      }
      Path newest = folder.resolve(version + ".avsc");
      if (version > 0
          && new Schema.Parser().parse(Files.readString(newest)).equals(subject.getValue())) {
        continue;
      }
      Files.writeString(
          folder.resolve(version + 1 + ".avsc"),
          SchemaFormatter.format("json/pretty", subject.getValue()) + "\n");
      Files.writeString(
          ids,
          next++ + "," + subject.getKey() + "," + (version + 1) + "\n",
          StandardOpenOption.APPEND);
    }
  }

  private Freeze() {}
}
