package dev.salto.kit.imports;

import java.util.List;

/**
 * What an import did or would do.
 *
 * @param rows rows with content that the file has
 * @param imported postings that were written; 0 at a dry run and where any row is wrong
 * @param dryRun whether it only checked
 * @param ids the ids of the rows in their order, made where they were blank; empty where any row is
 *     wrong
 * @param errors all that is wrong
 */
public record ImportReport(
    int rows, int imported, boolean dryRun, List<String> ids, List<Error> errors) {

  /**
   * One thing that is wrong.
   *
   * @param row the row with content, 1 for the first below the heads
   * @param line the row as a spreadsheet numbers it, the heads being row 1
   * @param column the column's head as it stands in the file, its plain one where the file lacks
   *     it, empty where it is the whole row
   * @param code a stable code
   * @param message what was expected
   */
  public record Error(int row, int line, String column, String code, String message) {}
}
