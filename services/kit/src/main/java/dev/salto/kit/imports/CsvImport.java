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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.http.HttpStatus;

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

  /** The columns of the file. */
  public Columns columns() {
    return columns;
  }

  @Override
  public ImportReport run(byte[] file, boolean dryRun, Caller caller) {
    References references = new References(postings.view());
    Organisation who = Organisations.require(caller, references);
    List<ImportReport.Error> errors = new ArrayList<>();
    List<Draft<T>> drafts = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Map<String, String> claims = new HashMap<>();
    CsvRows rows = CsvRows.read(file, columns, errors);
    for (CsvRows.Row row : rows.readable()) {
      try {
        Draft<T> draft = postings.draftNew(row.content(), who, new Findings(references));
        if (!ids.add(draft.id())) {
          errors.add(row.error(idHead(), "DUPLICATE", "each may be given once"));
        }
        errors.addAll(claimedBefore(row, draft, claims));
        postings.checkClaims(draft);
        drafts.add(draft);
      } catch (Problem problem) {
        if (problem.status().is5xxServerError()) {
          throw problem;
        }
        errors.addAll(errors(row, problem));
      }
    }
    if (!errors.isEmpty()) {
      return refused(rows, errors, dryRun);
    }
    if (!dryRun && !drafts.isEmpty()) {
      postings.write(drafts);
    }
    return new ImportReport(
        rows.total(),
        dryRun ? 0 : drafts.size(),
        dryRun,
        drafts.stream().map(Draft::id).toList(),
        List.of());
  }

  /** The report of a file with errors: given at a dry run, thrown otherwise. */
  public static ImportReport refused(CsvRows rows, List<ImportReport.Error> found, boolean dryRun) {
    List<ImportReport.Error> errors = rows.asInTheFile(found);
    if (dryRun) {
      return new ImportReport(rows.total(), 0, true, List.of(), errors);
    }
    ImportReport.Error first = errors.getFirst();
    throw Problem.of(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "IMPORT_REFUSED",
        "Nothing was imported: %d of %d rows are wrong, first row %d, column %s: %s."
            .formatted(
                errors.stream().map(ImportReport.Error::row).distinct().count(),
                rows.total(),
                first.row(),
                first.column(),
                first.message().replaceFirst("\\.$", "")),
        Map.of("rows", rows.total(), "imported", 0, "dryRun", false, "errors", errors));
  }

  /** What this row claims though a row before it does. */
  private List<ImportReport.Error> claimedBefore(
      CsvRows.Row row, Draft<T> draft, Map<String, String> claims) {
    List<ImportReport.Error> errors = new ArrayList<>();
    for (String claim : postings.kind().projection().claims().apply(draft.record())) {
      String other = claims.putIfAbsent(claim, draft.id());
      if (other != null) {
        Violation it = postings.kind().claimed(draft.record(), claim, other);
        errors.add(row.error(columns.head(it.field()), it.code(), it.message()));
      }
    }
    return errors;
  }

  private List<ImportReport.Error> errors(CsvRows.Row row, Problem problem) {
    if (problem.errors().isEmpty()) {
      String head =
          problem.status() == HttpStatus.CONFLICT
              ? idHead()
              : columns.head(postings.kind().ownerField());
      return List.of(row.error(head, problem.code(), problem.detail()));
    }
    return problem.errors().stream()
        .map(it -> row.error(columns.head(it.field()), it.code(), it.message()))
        .toList();
  }

  private String idHead() {
    return columns.head(postings.kind().idField());
  }
}
