package dev.salto.dashboard.pages;

import dev.salto.kit.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.ObjectNode;

/** What is done in a pilot from its page: each form becomes one call of the API. */
@Controller
@RequestMapping("/pilots/{match}")
final class PilotDeeds {

  private final PilotPages pages;

  PilotDeeds(PilotPages pages) {
    this.pages = pages;
  }

  /**
   * Does it by the path that the API has for it, and shows the pilot: as it then is, or with what
   * was wrong at its field.
   *
   * @param list what it is done to one of, such as {@code incidents}
   * @param n number in that list
   * @param path where it is done, such as {@code clearance}
   */
  @PostMapping({"/{path}", "/{list}/{n}/{path}"})
  String act(
      @PathVariable String match,
      @PathVariable(required = false) @Nullable String list,
      @PathVariable(required = false) @Nullable Integer n,
      @PathVariable String path,
      @RequestParam MultiValueMap<String, String> form,
      Look look,
      Model model) {
    PilotDeed deed = PilotDeed.at(path);
    ObjectNode body = body(deed, form, look.words());
    try {
      look.post(
          list == null || n == null
              ? Query.of("pilots", match, path)
              : Query.of("pilots", match, list, n.toString(), path),
          body);
    } catch (Problem problem) {
      Entry entry = Entry.of(n == null ? deed.name() : deed.name() + "-" + n, form);
      pages.show(match, entry.refused(problem), false, look, model);
      model.addAttribute("problem", problem);
      return "pilot";
    }
    return Redirect.done("pilot." + deed, "pilots", match);
  }

  /** What the API takes of the form. */
  static ObjectNode body(PilotDeed deed, MultiValueMap<String, String> form, Words words) {
    FormJson json = new FormJson(form);
    return switch (deed) {
      case START, SUBMISSION, CLOSING -> json.node();
      case RUN ->
          json.lines("date", "productVersion", "workUnit", "note")
              .numbers("hours", "work")
              .figures("readings", "unit")
              .node();
      case INCIDENT -> json.lines("severity", "date", "description", "productVersion").node();
      case VERSION -> json.lines("version", "date", "notes").chosenNumbers("answers").node();
      case MILESTONE ->
          json.text("title", words.chinese() ? "zh" : "en")
              .lines("stage", "due")
              .figures("criteria", "operator", "unit")
              .node();
      case DECISION -> json.lines("decision", "reason").node();
      case PAYMENT ->
          json.lines("date", "reference").numbers("milestone").money("amount", "currency").node();
      case CLEARANCE, REVERSAL, FAILURE -> json.lines("reason").node();
    };
  }
}
