package dev.salto.kit.posting;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.imports.CsvImport;
import dev.salto.kit.imports.ImportReport;
import dev.salto.kit.imports.Template;
import dev.salto.kit.imports.UploadedFile;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The REST face of a kind of posting that is imported from files too. A service's controller
 * extends it and names the path.
 *
 * @param <T> the record of the kind
 */
public abstract class PostingController<T extends SpecificRecord> extends PostingEndpoints<T> {

  private final CsvImport<T> csv;

  protected PostingController(Postings<T> postings, CsvImport<T> csv) {
    super(postings);
    this.csv = csv;
  }

  /** The template of a CSV file, with Chinese heads for a Chinese {@code lang}. */
  @GetMapping("/import")
  public ResponseEntity<byte[]> template(@RequestParam(defaultValue = "en") String lang) {
    return Template.of(csv, lang);
  }

  /** Imports a CSV file, as the body or as the part {@code file} of a form. */
  @PostMapping("/import")
  public ResponseEntity<ImportReport> imports(
      HttpServletRequest request,
      @RequestParam(defaultValue = "false") boolean dryRun,
      Caller caller) {
    return ResponseEntity.ok(csv.run(UploadedFile.read(request), dryRun, caller));
  }
}
