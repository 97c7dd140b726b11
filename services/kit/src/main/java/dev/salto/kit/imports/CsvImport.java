package dev.salto.kit.imports;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.asking.Organisations;
import dev.salto.kit.posting.Draft;
import dev.salto.kit.posting.Findings;
import dev.salto.kit.posting.Postings;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.References;
import dev.salto.records.Organisation;
import dev.salto.schemas.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.node.ObjectNode;

/**
 * Postings from a CSV file: each row goes the way that a posted JSON goes; every row is checked
 * first, and all are written in one transaction or none is.
 *
 * @param <T> the record of the kind
 */
public final class CsvImport<T extends SpecificRecord> implements Importer {

  private final String file;
  private final Postings<T> postings;
  private final Columns columns;

  /**
   * An import.
   *
   * @param file what the file is called
   */
  public CsvImport(String file, Postings<T> postings, Columns columns) {
    this.file = file;
    this.postings = postings;
    this.columns = columns;
  }

  @Override
  public String file() {
    return file;
  }

  @Override
  public List<String> heads() {
    return columns.heads();
  }

  @Override
  public ImportReport run(byte[] file, boolean dryRun, Caller caller) {
    CsvTable table = CsvReading.read(file, columns.heads());
    References references = new References(postings.view());
    Organisation who = Organisations.require(caller, references);
    List<ImportReport.Error> errors = new ArrayList<>();
    List<Draft<T>> drafts = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (CsvTable.Row row : table.rows()) {
      int before = errors.size();
      if (row.surplus()) {
        errors.add(
            error(
                row,
                "",
                "SURPLUS_CELLS",
                "as many cells as there are heads are expected; a comma inside a cell needs quotes"));
      }
      ObjectNode node = columns.read(row, errors);
      if (errors.size() > before) {
        continue;
      }
      try {
        Draft<T> draft = postings.draftNew(node, who, new Findings(references));
        if (!ids.add(draft.id())) {
          errors.add(
              error(
                  row,
                  columns.head(postings.kind().idField()),
                  "DUPLICATE",
                  "each may be given once"));
        }
        drafts.add(draft);
      } catch (Problem problem) {
        if (problem.status().is5xxServerError()) {
          throw problem;
        }
        errors.addAll(errors(row, problem));
      }
    }
    return finish(table, drafts, errors, dryRun);
  }

  private ImportReport finish(
      CsvTable table, List<Draft<T>> drafts, List<ImportReport.Error> errors, boolean dryRun) {
    if (!errors.isEmpty()) {
      return refused(table.rows().size(), errors, dryRun);
    }
    if (!dryRun && !drafts.isEmpty()) {
      postings.write(drafts);
    }
    return new ImportReport(
        table.rows().size(),
        dryRun ? 0 : drafts.size(),
        dryRun,
        drafts.stream().map(Draft::id).toList(),
        List.of());
  }

  /** The report of a file with errors: given at a dry run, thrown otherwise. */
  public static ImportReport refused(int rows, List<ImportReport.Error> errors, boolean dryRun) {
    if (dryRun) {
      return new ImportReport(rows, 0, true, List.of(), errors);
    }
    ImportReport.Error first = errors.getFirst();
    throw Problem.of(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "IMPORT_REFUSED",
        "Nothing was imported: %d of %d rows are wrong, first row %d, column %s: %s."
            .formatted(
                errors.stream().map(ImportReport.Error::row).distinct().count(),
                rows,
                first.row(),
                first.column(),
                first.message()),
        Map.of("rows", rows, "imported", 0, "dryRun", false, "errors", errors));
  }

  private List<ImportReport.Error> errors(CsvTable.Row row, Problem problem) {
    if (problem.errors().isEmpty()) {
      return List.of(
          error(
              row,
              problem.code().equals("ALREADY_EXISTS")
                  ? columns.head(postings.kind().idField())
                  : columns.head(postings.kind().ownerField()),
              problem.code(),
              problem.detail()));
    }
    List<ImportReport.Error> errors = new ArrayList<>();
    for (Violation violation : problem.errors()) {
      errors.add(
          error(row, columns.head(violation.field()), violation.code(), violation.message()));
    }
    return errors;
  }

  private static ImportReport.Error error(
      CsvTable.Row row, String column, String code, String message) {
    return new ImportReport.Error(row.number(), row.line(), column, code, message);
  }
}
