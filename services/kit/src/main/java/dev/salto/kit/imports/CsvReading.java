package dev.salto.kit.imports;

import dev.salto.kit.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** A file whose heads are known ones. */
public final class CsvReading {

  private CsvReading() {}

  /**
   * Reads a file whose heads are among these, in any order, plain or Chinese.
   *
   * @throws Problem 422 {@code UNKNOWN_COLUMN} for another head
   */
  static CsvTable read(byte[] file, List<String> known) {
    CsvTable table = CsvTable.read(file);
    Map<String, String> plain = new HashMap<>();
    for (String head : table.heads()) {
      String is = Heads.plain(head);
      if (!head.isEmpty() && !known.contains(is)) {
        throw Problem.of(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "UNKNOWN_COLUMN",
            "There is no column " + head + "; known are " + String.join(", ", known) + ".");
      }
      if (!head.isEmpty() && plain.containsValue(is)) {
        throw Problem.of(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "DUPLICATE_COLUMN",
            "The column " + is + " stands twice.");
      }
      plain.put(head, is);
    }
    return new CsvTable(
        table.heads().stream().map(plain::get).toList(),
        table.written(),
        table.rows().stream()
            .map(row -> {
              Map<String, String> cells = new HashMap<>();
              row.cells().forEach((head, cell) -> cells.put(plain.get(head), cell));
              return new CsvTable.Row(
                  row.number(), row.line(), cells, row.surplus(), row.decimalComma());
            })
            .toList());
  }

  /** The template of a file: its heads in Chinese or plain, with a byte order mark for Excel. */
  public static String template(List<String> heads, boolean chinese) {
    return "\uFEFF"
        + String.join(",", heads.stream().map(it -> chinese ? Heads.chinese(it) : it).toList())
        + "\r\n";
  }
}
