package dev.salto.matcher.rest;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.asking.Organisations;
import dev.salto.kit.feed.FeedCursor;
import dev.salto.kit.json.RecordJson;
import dev.salto.kit.posting.ListRequest;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Document;
import dev.salto.kit.view.Page;
import dev.salto.kit.view.References;
import dev.salto.kit.view.View;
import dev.salto.records.Contact;
import dev.salto.records.Match;
import dev.salto.records.Organisation;
import dev.salto.records.ParkPolicy;
import dev.salto.records.ScenarioDemand;
import dev.salto.schemas.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/matches}: matches, what the parties decide of them, and their gates. */
@RestController
@RequestMapping("/api/v1/matches")
final class MatchController {

  private static final List<String> STANDING =
      List.of("PROPOSED", "AGREED", "PILOTING", "DELIVERED", "PAID");

  private final MarketDesk desk;
  private final DecisionDesk decisions;

  MatchController(MarketDesk desk, DecisionDesk decisions) {
    this.desk = desk;
    this.decisions = decisions;
  }

  /**
   * Standing matches unless {@code state} asks for more; {@code asOf} is where the feed goes on.
   */
  @GetMapping
  Map<String, Object> list(@RequestParam MultiValueMap<String, String> parameters, Caller caller) {
    ListRequest request =
        ListRequest.of(
            parameters, "state", Set.of("offer", "scenario", "order", "institute", "buyer"));
    Organisation viewer = desk.viewer(caller);
    // The cursor first: what comes in between is then told twice rather than never.
    FeedCursor asOf = asOf(request.park());
    Page<ObjectNode> page =
        view()
            .documents()
            .page(Topics.MATCHES, request.selection(STANDING), request.page(), request.size())
            .map(document -> shown(document, viewer));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("items", page.items());
    answer.put("total", page.total());
    answer.put("page", page.page());
    answer.put("size", page.size());
    answer.put("asOf", asOf.text());
    return answer;
  }

  @GetMapping("/{id}")
  ResponseEntity<ObjectNode> read(@PathVariable String id, Caller caller) {
    return answer(require(id), caller);
  }

  /** Accepts or declines: {@code {decision, reason}}. Answered once it has taken effect. */
  @PostMapping(path = "/{id}/decisions", consumes = "application/json")
  ResponseEntity<ObjectNode> decide(
      @PathVariable String id, @RequestBody JsonNode body, Caller caller) {
    Organisation who = who(caller);
    return answer(decisions.decide(readable(id), body, who), caller);
  }

  /** Decides a gate: {@code {state, reference, validUntil, reason}}; agencies only. */
  @PostMapping(path = "/{id}/gates/{code}", consumes = "application/json")
  ResponseEntity<ObjectNode> gate(
      @PathVariable String id,
      @PathVariable String code,
      @RequestBody JsonNode body,
      Caller caller) {
    Organisation who = who(caller);
    return answer(decisions.gate(readable(id), code, body, who), caller);
  }

  private Organisation who(Caller caller) {
    return Objects.requireNonNull(Organisations.require(caller, new References(view())));
  }

  private Document<Match> require(String id) {
    return view()
        .documents()
        .byId(Topics.MATCHES, id)
        .or(() -> {
          view().awaitEnd(Topics.MATCHES);
          return view().documents().byId(Topics.MATCHES, id);
        })
        .orElseThrow(() -> Problem.notFound("match", id));
  }

  private Match readable(String id) {
    Match match = require(id).record();
    if (match == null) {
      throw Problem.conflict(
          Document.UNREADABLE, "What the log holds of match " + id + " can't be read.");
    }
    return match;
  }

  private ResponseEntity<ObjectNode> answer(Document<Match> match, Caller caller) {
    return ResponseEntity.ok().eTag(match.etag()).body(shown(match, desk.viewer(caller)));
  }

  private FeedCursor asOf(@Nullable String park) {
    FeedCursor cursor = FeedCursor.START;
    for (String each : desk.parks(park)) {
      for (Document<Match> match : view().documents().latest(Topics.MATCHES, each)) {
        Match latest = match.record();
        if (latest != null) {
          cursor = cursor.after(each, latest.getSequence());
        }
      }
    }
    return cursor;
  }

  private ObjectNode shown(Document<Match> document, @Nullable Organisation viewer) {
    Match match = document.record();
    if (match != null) {
      return shown(match, viewer);
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", document.id())
        .put("park", document.park())
        .put("state", document.status());
  }

  private ObjectNode shown(Match match, @Nullable Organisation viewer) {
    ObjectNode node = RecordJson.write(match);
    node.remove("decision");
    if (viewer != null) {
      String scenarioAgency =
          desk.of(Topics.SCENARIO_DEMANDS, match.getScenario(), ScenarioDemand::getAgency);
      String parkAgency = desk.of(Topics.PARK_POLICIES, match.getPark(), ParkPolicy::getAgency);
      Set<String> parties = new TreeSet<>();
      Stream.of(match.getInstitute(), match.getBuyer(), scenarioAgency, parkAgency)
          .filter(Objects::nonNull)
          .forEach(parties::add);
      if (parties.contains(viewer.getId())) {
        ObjectNode contacts = node.putObject("contacts");
        contact(contacts, "institute", match.getInstitute());
        contact(contacts, "buyer", match.getBuyer());
        contact(contacts, "agency", scenarioAgency == null ? parkAgency : scenarioAgency);
      }
    }
    return node;
  }

  private void contact(ObjectNode contacts, String party, @Nullable String organisation) {
    if (organisation != null) {
      Contact contact = desk.of(Topics.ORGANISATIONS, organisation, Organisation::getContact);
      if (contact != null) {
        contacts.set(party, RecordJson.write(contact));
      }
    }
  }

  private View view() {
    return desk.view();
  }
}
