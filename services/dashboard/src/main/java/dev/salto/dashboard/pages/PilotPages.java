package dev.salto.dashboard.pages;

import dev.salto.kit.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Pilots: the list, and one with its story from posting to payment. */
@Controller
@RequestMapping("/pilots")
final class PilotPages {

  static final List<String> STATES =
      List.of(
          "WAITING",
          "READY",
          "RUNNING",
          "PAUSED",
          "DELIVERED",
          "PAID",
          "CLOSED",
          "FAILED",
          "ENDED");

  /** Pages of events that are read at most, of 200 each. */
  private static final int MOST_PAGES = 25;

  @GetMapping
  String list(
      @RequestParam(required = false) @Nullable String park,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(defaultValue = "0") int page,
      Look look,
      Model model) {
    String cursor = look.cursor(park);
    JsonNode answer =
        look.get(
            Query.of("pilots").with("park", park).with("state", state).with("q", q).page(page));
    model.addAttribute("list", Listing.of(answer, it -> PilotRow.of(it, look.words())));
    model.addAttribute("chosenPark", park);
    model.addAttribute("states", STATES);
    model.addAttribute("cursor", cursor);
    return "pilots";
  }

  @GetMapping("/{match}")
  String pilot(
      @PathVariable String match,
      @RequestParam(defaultValue = "oldest") String order,
      Look look,
      Model model) {
    show(match, Entry.NONE, order.equals("newest"), look, model);
    return "pilot";
  }

  /**
   * @param newest whether the story begins with what happened last
   */
  void show(String id, Entry entry, boolean newest, Look look, Model model) {
    Words words = look.words();
    PilotRow pilot = PilotRow.of(look.get(Query.of("pilots", id)), words);
    JsonNode match = look.get(Query.of("matches", id));
    JsonNode feed =
        look.get(
            Query.of("match-events")
                .with("park", pilot.park())
                .with("offer", pilot.offer().id())
                .with("order", pilot.order().id())
                .with("size", 200));
    List<JsonNode> happened =
        PilotRow.list(feed, "items", it -> it).stream()
            .filter(it -> it.path("match").asString("").equals(id))
            .toList();
    List<JsonNode> events = events(id, look);
    FacilityNames facilities = new FacilityNames(look);
    model.addAttribute("pilot", pilot);
    model.addAttribute("match", MatchRow.of(match, words, facilities));
    model.addAttribute("entry", entry);
    model.addAttribute("may", PilotDeed.open(pilot.state(), roles(pilot, look, model)));
    model.addAttribute("runs", Readings.rows(events, words));
    model.addAttribute("readings", Readings.lines(pilot.requirements(), events, words));
    List<StoryLine> story =
        new Story(words, facilities)
            .posted("scenario", "agency", look.get(Query.of("scenarios", pilot.scenario().id())))
            .posted("order", "buyer", look.get(Query.of("orders", pilot.order().id())))
            .posted("offer", "institute", look.get(Query.of("offers", pilot.offer().id())))
            .matched(happened, !events.isEmpty())
            .piloted(events)
            .told();
    model.addAttribute("story", newest ? story.reversed() : story);
    model.addAttribute("newest", newest);
    model.addAttribute("cursor", feed.get("next").asString());
  }

  private static List<JsonNode> events(String match, Look look) {
    List<JsonNode> events = new ArrayList<>();
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode answer =
          look.get(Query.of("pilots", match, "events").with("page", page).with("size", 200));
      answer.get("items").forEach(events::add);
      if (events.size() >= answer.get("total").asLong()) {
        break;
      }
    }
    return events;
  }

  /** What the reader is in this pilot; somebody else is nothing. */
  private static Set<String> roles(PilotRow pilot, Look look, Model model) {
    Set<String> roles = new HashSet<>();
    if (look.is(pilot.institute().id())) {
      roles.add("INSTITUTE");
    }
    if (look.is(pilot.buyer().id())) {
      roles.add("BUYER");
    }
    if (look.is(pilot.agency().id()) || runsPark(pilot.park(), look, model)) {
      roles.add("AGENCY");
    }
    if (Boolean.TRUE.equals(model.getAttribute("verifier"))) {
      roles.add("VERIFIER");
    }
    return roles;
  }

  private static boolean runsPark(String park, Look look, Model model) {
    if (!Boolean.TRUE.equals(model.getAttribute("agency"))) {
      return false;
    }
    try {
      return look.is(look.get(Query.of("parks", park, "policy")).path("agency").asString(""));
    } catch (Problem none) {
      return false;
    }
  }
}
