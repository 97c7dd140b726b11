package dev.salto.kit.imports;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rows of a file as JSON.
 *
 * @param total rows with content that the file has
 * @param readable those of them that could be read
 */
public record CsvRows(int total, List<Row> readable) {

  /**
   * A row.
   *
   * @param number 1 for the first below the heads
   * @param line as a spreadsheet numbers it
   * @param content its cells as JSON
   */
  public record Row(int number, int line, ObjectNode content) {

    /** Something that is wrong with this row. */
    public ImportReport.Error error(String column, String code, String message) {
      return new ImportReport.Error(number, line, column, code, message);
    }
  }

  /** Reads a file; what cannot be read is added to the errors. */
  public static CsvRows read(byte[] file, Columns columns, List<ImportReport.Error> errors) {
    List<CsvTable.Row> all = CsvReading.read(file, columns.heads()).rows();
    List<Row> readable = new ArrayList<>();
    for (CsvTable.Row row : all) {
      int before = errors.size();
      ObjectNode content = columns.read(row, errors);
      Row read = new Row(row.number(), row.line(), content);
      if (row.surplus()) {
        errors.add(
            read.error(
                "",
                "SURPLUS_CELLS",
                "as many cells as there are heads are expected; a comma inside a cell needs quotes"));
      }
      if (errors.size() == before) {
        readable.add(read);
      }
    }
    return new CsvRows(all.size(), readable);
  }
}
