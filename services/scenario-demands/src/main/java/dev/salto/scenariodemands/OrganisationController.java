package dev.salto.scenariodemands;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.imports.CsvImport;
import dev.salto.kit.posting.PostingController;
import dev.salto.kit.posting.Postings;
import dev.salto.kit.view.Selection;
import dev.salto.records.Organisation;
import dev.salto.schemas.Topics;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/organisations}. */
@RestController
@RequestMapping("/api/v1/organisations")
final class OrganisationController extends PostingController<Organisation> {

  OrganisationController(Postings<Organisation> postings, CsvImport<Organisation> csv) {
    super(postings, csv);
  }

  /** On an empty system the first organisation is an agency that adds itself. */
  @Override
  @PostMapping(consumes = "application/json")
  public ResponseEntity<ObjectNode> create(@RequestBody JsonNode body, Caller caller) {
    boolean addsItself =
        caller.organisation() != null
            && caller.organisation().equals(body.path("id").asString(""))
            && body.path("kind").asString("").equals("AGENCY");
    if (addsItself && empty()) {
      postings().create(body, Caller.HOUSE);
      return read(body.path("id").asString(""), caller);
    }
    return super.create(body, caller);
  }

  private boolean empty() {
    postings().view().awaitEnd(Topics.ORGANISATIONS);
    return postings().view().documents().count(Topics.ORGANISATIONS, Selection.all()) == 0;
  }
}
