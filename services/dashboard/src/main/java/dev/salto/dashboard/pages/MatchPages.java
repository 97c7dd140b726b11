package dev.salto.dashboard.pages;

import dev.salto.kit.problem.Problem;
import dev.salto.matching.life.MatchState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Matches: the list, and one with its whole explanation and what can be done about it. */
@Controller
@RequestMapping("/matches")
final class MatchPages {

  private static final List<String> STATES =
      Stream.of(MatchState.values()).map(Enum::name).toList();

  private final Titles titles;

  MatchPages(Titles titles) {
    this.titles = titles;
  }

  @GetMapping
  String list(
      @RequestParam(required = false) @Nullable String park,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(defaultValue = "0") int page,
      Look look,
      Model model) {
    JsonNode answer =
        look.get(
            Query.of("matches").with("park", park).with("state", state).with("q", q).page(page));
    model.addAttribute("list", Listing.of(answer, it -> MatchRow.of(it, look.words())));
    model.addAttribute("chosenPark", park);
    model.addAttribute("states", STATES);
    model.addAttribute("cursor", answer.get("asOf").asString());
    return "matches";
  }

  @GetMapping("/{id}")
  String match(@PathVariable String id, Look look, Model model) {
    show(id, look, model);
    return "match";
  }

  /** Accepts or declines, and comes back to where the form stood. */
  @PostMapping("/{id}/decisions")
  String decide(
      @PathVariable String id,
      @RequestParam String decision,
      @RequestParam(required = false) @Nullable String reason,
      Look look,
      Model model) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("decision", decision);
    put(body, "reason", reason);
    return act(id, Query.of("matches", id, "decisions"), body, decision, look, model);
  }

  /** Decides a gate. */
  @PostMapping("/{id}/gates")
  String gate(
      @PathVariable String id,
      @RequestParam String code,
      @RequestParam String state,
      @RequestParam(required = false) @Nullable String reference,
      @RequestParam(required = false) @Nullable String validUntil,
      @RequestParam(required = false) @Nullable String reason,
      Look look,
      Model model) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("state", state);
    put(body, "reference", reference);
    put(body, "validUntil", validUntil);
    put(body, "reason", reason);
    return act(id, Query.of("matches", id, "gates", code), body, "GATE", look, model);
  }

  private String act(String id, Query path, ObjectNode body, String done, Look look, Model model) {
    try {
      look.post(path, body);
    } catch (Problem problem) {
      show(id, look, model);
      model.addAttribute("problem", problem);
      return "match";
    }
    return Redirect.done(done, "matches", id);
  }

  private void show(String id, Look look, Model model) {
    JsonNode answer = look.get(Query.of("matches", id));
    MatchRow match = MatchRow.of(answer, look.words(), new FacilityNames(look));
    JsonNode explanation =
        look.get(
            Query.of("explanations")
                .with("offer", match.offer().id())
                .with("order", match.order().id()));
    JsonNode events =
        look.get(
            Query.of("match-events")
                .with("park", match.park())
                .with("offer", match.offer().id())
                .with("order", match.order().id())
                .with("size", 200));
    List<EventRow> story = new ArrayList<>();
    events.get("items").forEach(it -> story.add(EventRow.of(it, look.words())));
    model.addAttribute("match", match);
    model.addAttribute("explanation", ExplanationRow.of(explanation, titles, look.words()));
    model.addAttribute("story", story.reversed());
    model.addAttribute("cursor", events.get("next").asString());
  }

  private static void put(ObjectNode body, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      body.put(name, value.strip());
    }
  }
}
