package dev.salto.scenariodemands;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.imports.CsvImport;
import dev.salto.kit.imports.CsvRows;
import dev.salto.kit.imports.ImportReport;
import dev.salto.kit.imports.UploadedFile;
import dev.salto.kit.posting.PostingController;
import dev.salto.kit.posting.Postings;
import dev.salto.kit.view.Selection;
import dev.salto.records.Organisation;
import dev.salto.schemas.Topics;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/organisations}. */
@RestController
@RequestMapping("/api/v1/organisations")
final class OrganisationController extends PostingController<Organisation> {

  private final CsvImport<Organisation> csv;

  OrganisationController(Postings<Organisation> postings, CsvImport<Organisation> csv) {
    super(postings, csv);
    this.csv = csv;
  }

  /** On an empty system the first organisation is an agency that adds itself. */
  @Override
  @PostMapping(consumes = "application/json")
  public ResponseEntity<ObjectNode> create(@RequestBody JsonNode body, Caller caller) {
    return isAgency(body, caller) && empty()
        ? created(postings().create(body, Caller.HOUSE), caller)
        : super.create(body, caller);
  }

  /** So may a file that holds the agency that imports it. */
  @Override
  @PostMapping("/import")
  public ResponseEntity<ImportReport> imports(
      HttpServletRequest request,
      @RequestParam(defaultValue = "false") boolean dryRun,
      Caller caller) {
    byte[] file = UploadedFile.read(request);
    boolean addsItself =
        caller.organisation() != null
            && empty()
            && CsvRows.read(file, csv.columns(), new ArrayList<>()).readable().stream()
                .anyMatch(row -> isAgency(row.content(), caller));
    return ResponseEntity.ok(csv.run(file, dryRun, addsItself ? Caller.HOUSE : caller));
  }

  private static boolean isAgency(JsonNode organisation, Caller caller) {
    return organisation.path("id").asString("").equals(caller.organisation())
        && organisation.path("kind").asString("").equals("AGENCY");
  }

  private boolean empty() {
    postings().view().awaitEnd(Topics.ORGANISATIONS);
    return postings().view().documents().count(Topics.ORGANISATIONS, Selection.all()) == 0;
  }
}
