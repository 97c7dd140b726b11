package dev.salto.kit.imports;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.asking.Organisations;
import dev.salto.kit.posting.Draft;
import dev.salto.kit.posting.Findings;
import dev.salto.kit.posting.PostingKind;
import dev.salto.kit.posting.Postings;
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
    AllOrNothing rows = new AllOrNothing(file, columns, dryRun);
    PostingKind<T> kind = postings.kind();
    List<Draft<T>> drafts = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Map<String, String> claims = new HashMap<>();
    rows.each(
        row -> {
          Draft<T> draft = postings.draftNew(row.content(), who, new Findings(references));
          if (!ids.add(draft.id())) {
            rows.wrong(row, new Violation(kind.idField(), "DUPLICATE", "each may be given once"));
          }
          for (String claim : kind.projection().claims().apply(draft.record())) {
            String other = claims.putIfAbsent(claim, draft.id());
            if (other != null) {
              rows.wrong(row, kind.claimed(draft.record(), claim, other));
            }
          }
          postings.checkClaims(draft);
          drafts.add(draft);
        },
        problem -> problem.status() == HttpStatus.CONFLICT ? kind.idField() : kind.ownerField());
    return rows.end(drafts, postings::write);
  }
}
