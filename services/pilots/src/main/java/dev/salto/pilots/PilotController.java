package dev.salto.pilots;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.asking.Organisations;
import dev.salto.kit.imports.ImportReport;
import dev.salto.kit.imports.Template;
import dev.salto.kit.imports.UploadedFile;
import dev.salto.kit.posting.ListRequest;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Page;
import dev.salto.kit.view.References;
import dev.salto.kit.view.SharedProjections;
import dev.salto.pilots.pilot.Deed;
import dev.salto.records.Organisation;
import dev.salto.schemas.Topics;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/pilots}: pilots by their match. Every command answers the pilot. */
@RestController
@RequestMapping("/api/v1/pilots")
final class PilotController {

  private final PilotArchive archive;
  private final PilotList list;
  private final PilotDesk desk;
  private final RunImport runs;

  PilotController(PilotArchive archive, PilotList list, PilotDesk desk, RunImport runs) {
    this.archive = archive;
    this.list = list;
    this.desk = desk;
    this.runs = runs;
  }

  /** Those that stand, unless {@code state} asks for others. */
  @GetMapping
  Page<ObjectNode> list(@RequestParam MultiValueMap<String, String> parameters, Caller caller) {
    ListRequest request = ListRequest.of(parameters, "state", PilotList.FILTERS);
    Organisation viewer = viewer(caller);
    return list.page(request).map(file -> PilotJson.summary(file, viewer));
  }

  @GetMapping("/{match}")
  ResponseEntity<ObjectNode> read(@PathVariable String match, Caller caller) {
    return answer(HttpStatus.OK, archive.require(match), caller);
  }

  /** The pilot's story, from its beginning. */
  @GetMapping("/{match}/events")
  Page<ObjectNode> events(
      @PathVariable String match,
      @RequestParam MultiValueMap<String, String> parameters,
      Caller caller) {
    ListRequest request = ListRequest.of(parameters, "type", Set.of());
    if (request.park() != null || request.q() != null || !request.status().isEmpty()) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST, "INVALID_PARAMETER", "A story takes page and size alone.");
    }
    PilotFile file = archive.require(match);
    boolean seesMoney = Parties.seesMoney(viewer(caller), file.agreement());
    return new Page<>(
        archive
            .records(file.match().getPark(), match, request.page() * request.size(), request.size())
            .stream()
            .map(event -> PilotJson.event(event, seesMoney))
            .toList(),
        archive.view().documents().count(Topics.PILOT_EVENTS, SharedProjections.pilotEvents(match)),
        request.page(),
        request.size());
  }

  @PostMapping("/{match}/start")
  ResponseEntity<ObjectNode> start(
      @PathVariable String match,
      @RequestBody(required = false) @Nullable JsonNode body,
      Caller caller) {
    return command(HttpStatus.OK, match, caller, it -> it.start(body));
  }

  /** {@code {date, hours, work, workUnit, readings[], productVersion, note}}. */
  @PostMapping(path = "/{match}/runs", consumes = "application/json")
  ResponseEntity<ObjectNode> run(
      @PathVariable String match, @RequestBody JsonNode body, Caller caller) {
    return command(HttpStatus.CREATED, match, caller, it -> it.run(body));
  }

  /** {@code {severity, date, description, productVersion}}. */
  @PostMapping(path = "/{match}/incidents", consumes = "application/json")
  ResponseEntity<ObjectNode> incident(
      @PathVariable String match, @RequestBody JsonNode body, Caller caller) {
    return command(HttpStatus.CREATED, match, caller, it -> it.incident(body));
  }

  /** {@code {reason}}, which may be left out. */
  @PostMapping("/{match}/incidents/{incident}/clearance")
  ResponseEntity<ObjectNode> clear(
      @PathVariable String match,
      @PathVariable int incident,
      @RequestBody(required = false) @Nullable JsonNode body,
      Caller caller) {
    return command(HttpStatus.OK, match, caller, it -> it.clearance(incident, body));
  }

  /** {@code {version, date, answers[], notes}}. */
  @PostMapping(path = "/{match}/versions", consumes = "application/json")
  ResponseEntity<ObjectNode> version(
      @PathVariable String match, @RequestBody JsonNode body, Caller caller) {
    return command(HttpStatus.CREATED, match, caller, it -> it.version(body));
  }

  /** {@code {stage, title, criteria[], due}}. */
  @PostMapping(path = "/{match}/milestones", consumes = "application/json")
  ResponseEntity<ObjectNode> milestone(
      @PathVariable String match, @RequestBody JsonNode body, Caller caller) {
    return command(HttpStatus.CREATED, match, caller, it -> it.milestone(body));
  }

  @PostMapping("/{match}/milestones/{milestone}/submission")
  ResponseEntity<ObjectNode> submit(
      @PathVariable String match,
      @PathVariable int milestone,
      @RequestBody(required = false) @Nullable JsonNode body,
      Caller caller) {
    return command(HttpStatus.OK, match, caller, it -> it.submission(milestone, body));
  }

  /** {@code {decision: ACCEPT or REFUSE, reason}}; a refusal needs its reason. */
  @PostMapping(path = "/{match}/milestones/{milestone}/decision", consumes = "application/json")
  ResponseEntity<ObjectNode> judge(
      @PathVariable String match,
      @PathVariable int milestone,
      @RequestBody JsonNode body,
      Caller caller) {
    return command(HttpStatus.OK, match, caller, it -> it.judgement(milestone, body));
  }

  /** {@code {amount, date, reference, milestone}}. */
  @PostMapping(path = "/{match}/payments", consumes = "application/json")
  ResponseEntity<ObjectNode> pay(
      @PathVariable String match, @RequestBody JsonNode body, Caller caller) {
    return command(HttpStatus.CREATED, match, caller, it -> it.payment(body));
  }

  /** {@code {reason}}. */
  @PostMapping(path = "/{match}/payments/{payment}/reversal", consumes = "application/json")
  ResponseEntity<ObjectNode> reverse(
      @PathVariable String match,
      @PathVariable int payment,
      @RequestBody JsonNode body,
      Caller caller) {
    return command(HttpStatus.OK, match, caller, it -> it.reversal(payment, body));
  }

  @PostMapping("/{match}/closing")
  ResponseEntity<ObjectNode> close(
      @PathVariable String match,
      @RequestBody(required = false) @Nullable JsonNode body,
      Caller caller) {
    return command(HttpStatus.OK, match, caller, it -> it.closing(body));
  }

  /** {@code {reason}}. */
  @PostMapping(path = "/{match}/failure", consumes = "application/json")
  ResponseEntity<ObjectNode> fail(
      @PathVariable String match, @RequestBody JsonNode body, Caller caller) {
    return command(HttpStatus.OK, match, caller, it -> it.failure(body));
  }

  @GetMapping("/runs/import")
  ResponseEntity<byte[]> template(@RequestParam(defaultValue = "en") String lang) {
    return Template.of(runs, lang);
  }

  /** Imports the runs of many pilots, as the body or as the part {@code file} of a form. */
  @PostMapping("/runs/import")
  ImportReport imports(
      HttpServletRequest request,
      @RequestParam(defaultValue = "false") boolean dryRun,
      Caller caller) {
    return runs.run(UploadedFile.read(request), dryRun, caller);
  }

  private ResponseEntity<ObjectNode> command(
      HttpStatus done, String match, Caller caller, Function<Commands, Deed> command) {
    return answer(done, desk.command(match, caller, command), caller);
  }

  /** Not for caches: what is shown depends on who asks. */
  private ResponseEntity<ObjectNode> answer(HttpStatus status, PilotFile file, Caller caller) {
    return ResponseEntity.status(status)
        .cacheControl(CacheControl.noStore())
        .body(PilotJson.whole(file, viewer(caller)));
  }

  private @Nullable Organisation viewer(Caller caller) {
    return Organisations.viewer(caller, new References(archive.view())).orElse(null);
  }
}
