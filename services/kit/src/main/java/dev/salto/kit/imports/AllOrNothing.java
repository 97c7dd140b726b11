package dev.salto.kit.imports;

import dev.salto.kit.posting.Draft;
import dev.salto.kit.problem.Problem;
import dev.salto.schemas.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.http.HttpStatus;

/**
 * A file whose rows are taken one by one: every one of them is checked, and then all that they came
 * to is written or, with all errors told, nothing.
 */
public final class AllOrNothing {

  private final Columns columns;
  private final boolean dryRun;
  private final List<ImportReport.Error> errors = new ArrayList<>();
  private final CsvRows rows;

  /**
   * The rows of this file.
   *
   * @param dryRun whether nothing is to be written in any case
   * @throws Problem if it is no file of these columns
   */
  public AllOrNothing(byte[] file, Columns columns, boolean dryRun) {
    this.columns = columns;
    this.dryRun = dryRun;
    this.rows = CsvRows.read(file, columns, errors);
  }

  /**
   * Takes the rows that can be read. What one is refused with is told at it, and the next is taken.
   *
   * @param member at whose column a refusal is told that names no field
   * @throws Problem what is not to be done for now, whatever the row
   */
  public void each(Consumer<CsvRows.Row> take, Function<Problem, String> member) {
    for (CsvRows.Row row : rows.readable()) {
      try {
        take.accept(row);
      } catch (Problem problem) {
        if (problem.status().is5xxServerError()) {
          throw problem;
        }
        if (problem.errors().isEmpty()) {
          wrong(row, new Violation(member.apply(problem), problem.code(), problem.detail()));
        }
        problem.errors().forEach(it -> wrong(row, it));
      }
    }
  }

  /** Tells what is wrong with a member of a row. */
  public void wrong(CsvRows.Row row, Violation it) {
    errors.add(row.error(columns.head(it.field()), it.code(), it.message()));
  }

  /**
   * Writes what the rows came to, unless anything is wrong.
   *
   * @throws Problem 422 {@code IMPORT_REFUSED} with all that is wrong; at a dry run the report says
   *     it
   */
  public <T extends SpecificRecord> ImportReport end(
      List<Draft<T>> drafts, Consumer<List<Draft<T>>> write) {
    if (!errors.isEmpty()) {
      return refused(rows.asInTheFile(errors));
    }
    if (!dryRun && !drafts.isEmpty()) {
      write.accept(drafts);
    }
    return new ImportReport(
        rows.total(),
        dryRun ? 0 : rows.total(),
        dryRun,
        drafts.stream().map(Draft::id).toList(),
        List.of());
  }

  private ImportReport refused(List<ImportReport.Error> told) {
    if (dryRun) {
      return new ImportReport(rows.total(), 0, true, List.of(), told);
    }
    ImportReport.Error first = told.getFirst();
    throw Problem.of(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "IMPORT_REFUSED",
        "Nothing was imported: %d of %d rows are wrong, first row %d, column %s: %s."
            .formatted(
                told.stream().map(ImportReport.Error::row).distinct().count(),
                rows.total(),
                first.row(),
                first.column(),
                first.message().replaceFirst("\\.$", "")),
        Map.of("rows", rows.total(), "imported", 0, "dryRun", false, "errors", told));
  }
}
