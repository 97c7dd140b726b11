package dev.salto.kit.imports;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The readable rows of a file whose rows are no postings. */
public final class CsvRows {

  private CsvRows() {}

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
  public static List<Row> read(byte[] file, Columns columns, List<ImportReport.Error> errors) {
    List<Row> rows = new ArrayList<>();
    for (CsvTable.Row row : CsvReading.read(file, columns.heads()).rows()) {
      int before = errors.size();
      ObjectNode content = columns.read(row, errors);
      if (errors.size() == before) {
        rows.add(new Row(row.number(), row.line(), content));
      }
    }
    return rows;
  }
}
