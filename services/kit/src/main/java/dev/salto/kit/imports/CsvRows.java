package dev.salto.kit.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rows of a file as JSON.
 *
 * @param total rows with content that the file has
 * @param readable those of them that could be read
 * @param heads the heads of the columns
 * @param written the same heads as they stand in the file
 */
public record CsvRows(int total, List<Row> readable, List<String> heads, List<String> written) {

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
    CsvTable table = CsvReading.read(file, columns.heads());
    List<Row> readable = new ArrayList<>();
    for (CsvTable.Row row : table.rows()) {
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
    return new CsvRows(table.rows().size(), readable, table.heads(), table.written());
  }

  /** Errors in the order of the rows, each naming its column as the file does. */
  List<ImportReport.Error> asInTheFile(List<ImportReport.Error> errors) {
    return errors.stream()
        .sorted(Comparator.comparingInt(ImportReport.Error::row))
        .map(it -> {
          int column = heads.indexOf(it.column());
          return column < 0
              ? it
              : new ImportReport.Error(
                  it.row(), it.line(), written.get(column), it.code(), it.message());
        })
        .toList();
  }
}
