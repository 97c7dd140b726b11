package dev.salto.scenariodemands;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.imports.CsvImport;
import dev.salto.kit.imports.ImportReport;
import dev.salto.kit.imports.Template;
import dev.salto.kit.imports.UploadedFile;
import dev.salto.kit.json.RecordJson;
import dev.salto.kit.posting.ListRequest;
import dev.salto.kit.posting.Postings;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Document;
import dev.salto.kit.view.Page;
import dev.salto.records.ParkPolicy;
import dev.salto.schemas.Topics;
import dev.salto.schemas.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/parks}: the declared parks, each with its policy and its day. */
@RestController
@RequestMapping("/api/v1/parks")
final class ParkController {

  private final Postings<ParkPolicy> policies;
  private final CsvImport<ParkPolicy> csv;
  private final ParkDays days;

  ParkController(Postings<ParkPolicy> policies, CsvImport<ParkPolicy> csv, ParkDays days) {
    this.policies = policies;
    this.csv = csv;
    this.days = days;
  }

  @GetMapping
  Page<ObjectNode> parks(@RequestParam MultiValueMap<String, String> parameters) {
    ListRequest request = ListRequest.of(parameters, Set.of());
    return policies
        .view()
        .documents()
        .page(
            Topics.PARK_POLICIES,
            request.selection(policies.kind().standing()),
            request.page(),
            request.size())
        .map(this::shown);
  }

  @GetMapping("/{park}/policy")
  ResponseEntity<ObjectNode> policy(@PathVariable String park) {
    return answer(policies.require(park));
  }

  /** The first declares the park; later ones change its policy. */
  @PutMapping(path = "/{park}/policy", consumes = "application/json")
  ResponseEntity<ObjectNode> put(
      @PathVariable String park,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody JsonNode body,
      Caller caller) {
    if (body.hasNonNull("park") && !body.get("park").asString("").equals(park)) {
      throw Problem.invalid(
          "policy", List.of(new Violation("park", "FIXED", "the park of the path is expected")));
    }
    policies.view().awaitEnd(Topics.PARK_POLICIES);
    Optional<Document<ParkPolicy>> before =
        policies.view().documents().byId(Topics.PARK_POLICIES, park);
    if (before.isPresent() && before.get().record() != null) {
      return answer(policies.change(park, ifMatch, body, caller));
    }
    JsonNode named = body.deepCopy();
    if (named instanceof ObjectNode object) {
      object.put("park", park);
    }
    Document<ParkPolicy> declared = policies.create(named, caller);
    days.bring(declared.content());
    return ResponseEntity.status(201).eTag(declared.etag()).body(shown(declared));
  }

  @GetMapping("/import")
  ResponseEntity<byte[]> template(@RequestParam(defaultValue = "en") String lang) {
    return Template.of(csv, lang);
  }

  @PostMapping("/import")
  ResponseEntity<ImportReport> imports(
      HttpServletRequest request,
      @RequestParam(defaultValue = "false") boolean dryRun,
      Caller caller) {
    ImportReport report = csv.run(UploadedFile.read(request), dryRun, caller);
    days.bringAll();
    return ResponseEntity.ok(report);
  }

  private ResponseEntity<ObjectNode> answer(Document<ParkPolicy> document) {
    return ResponseEntity.ok().eTag(document.etag()).body(shown(document));
  }

  private ObjectNode shown(Document<ParkPolicy> document) {
    ObjectNode node = RecordJson.write(document.content());
    days.of(document.id()).ifPresent(day -> node.put("day", day.toString()));
    return node;
  }
}
