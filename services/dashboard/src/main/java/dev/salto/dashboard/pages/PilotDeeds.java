package dev.salto.dashboard.pages;

import dev.salto.kit.problem.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is done in a pilot from its page: each form becomes one call of the API. */
@Controller
@RequestMapping("/pilots/{match}")
final class PilotDeeds {

  private final PilotPages pages;

  PilotDeeds(PilotPages pages) {
    this.pages = pages;
  }

  @PostMapping("/start")
  String start(@PathVariable String match, Look look, Model model) {
    return act(
        match, Entry.of("START", new LinkedMultiValueMap<>()), nothing(), look, model, "start");
  }

  @PostMapping("/runs")
  String run(
      @PathVariable String match,
      @RequestParam MultiValueMap<String, String> form,
      Look look,
      Model model) {
    Entry entry = Entry.of("RUN", form);
    ObjectNode body =
        new FormJson(form)
            .lines("date", "productVersion", "workUnit", "note")
            .numbers("hours", "work")
            .figures("readings", "unit")
            .node();
    return act(match, entry, body, look, model, "runs");
  }

  @PostMapping("/incidents")
  String incident(
      @PathVariable String match,
      @RequestParam MultiValueMap<String, String> form,
      Look look,
      Model model) {
    Entry entry = Entry.of("INCIDENT", form);
    return act(
        match,
        entry,
        new FormJson(form).lines("severity", "date", "description", "productVersion").node(),
        look,
        model,
        "incidents");
  }

  @PostMapping("/incidents/{incident}/clearance")
  String clear(
      @PathVariable String match,
      @PathVariable int incident,
      @RequestParam MultiValueMap<String, String> form,
      Look look,
      Model model) {
    Entry entry = Entry.of("CLEARANCE-" + incident, form);
    return act(
        match,
        entry,
        new FormJson(form).lines("reason").node(),
        look,
        model,
        "incidents",
        String.valueOf(incident),
        "clearance");
  }

  @PostMapping("/versions")
  String version(
      @PathVariable String match,
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam(name = "answers", defaultValue = "") int[] answers,
      Look look,
      Model model) {
    Entry entry = Entry.of("VERSION", form);
    ObjectNode body = new FormJson(form).lines("version", "date", "notes").node();
    ArrayNode answered = body.putArray("answers");
    for (int answer : answers) {
      answered.add(answer);
    }
    return act(match, entry, body, look, model, "versions");
  }

  @PostMapping("/milestones")
  String milestone(
      @PathVariable String match,
      @RequestParam MultiValueMap<String, String> form,
      Look look,
      Model model) {
    Entry entry = Entry.of("MILESTONE", form);
    ObjectNode body =
        new FormJson(form).lines("stage", "due").figures("criteria", "operator", "unit").node();
    body.putObject("title")
        .put(look.words().chinese() ? "zh" : "en", FormJson.given(form, "title"));
    return act(match, entry, body, look, model, "milestones");
  }

  @PostMapping("/milestones/{milestone}/submission")
  String submit(@PathVariable String match, @PathVariable int milestone, Look look, Model model) {
    return act(
        match,
        Entry.of("SUBMISSION-" + milestone, new LinkedMultiValueMap<>()),
        nothing(),
        look,
        model,
        "milestones",
        String.valueOf(milestone),
        "submission");
  }

  @PostMapping("/milestones/{milestone}/decision")
  String decide(
      @PathVariable String match,
      @PathVariable int milestone,
      @RequestParam MultiValueMap<String, String> form,
      Look look,
      Model model) {
    Entry entry = Entry.of("DECISION-" + milestone, form);
    return act(
        match,
        entry,
        new FormJson(form).lines("decision", "reason").node(),
        look,
        model,
        "milestones",
        String.valueOf(milestone),
        "decision");
  }

  @PostMapping("/payments")
  String pay(
      @PathVariable String match,
      @RequestParam MultiValueMap<String, String> form,
      Look look,
      Model model) {
    Entry entry = Entry.of("PAYMENT", form);
    ObjectNode body =
        new FormJson(form)
            .lines("date", "reference")
            .numbers("milestone")
            .money("amount", "currency")
            .node();
    return act(match, entry, body, look, model, "payments");
  }

  @PostMapping("/payments/{payment}/reversal")
  String reverse(
      @PathVariable String match,
      @PathVariable int payment,
      @RequestParam MultiValueMap<String, String> form,
      Look look,
      Model model) {
    Entry entry = Entry.of("REVERSAL-" + payment, form);
    return act(
        match,
        entry,
        new FormJson(form).lines("reason").node(),
        look,
        model,
        "payments",
        String.valueOf(payment),
        "reversal");
  }

  @PostMapping("/closing")
  String close(@PathVariable String match, Look look, Model model) {
    return act(
        match, Entry.of("CLOSING", new LinkedMultiValueMap<>()), nothing(), look, model, "closing");
  }

  @PostMapping("/failure")
  String fail(
      @PathVariable String match,
      @RequestParam MultiValueMap<String, String> form,
      Look look,
      Model model) {
    Entry entry = Entry.of("FAILURE", form);
    return act(match, entry, new FormJson(form).lines("reason").node(), look, model, "failure");
  }

  /** Does it, and shows the pilot: as it then is, or with what was wrong at its field. */
  private String act(
      String match, Entry entry, ObjectNode body, Look look, Model model, String... path) {
    String[] segments = new String[path.length + 2];
    segments[0] = "pilots";
    segments[1] = match;
    System.arraycopy(path, 0, segments, 2, path.length);
    try {
      look.post(Query.of(segments), body);
    } catch (Problem problem) {
      pages.show(match, entry.refused(problem), false, look, model);
      model.addAttribute("problem", problem);
      return "pilot";
    }
    return "redirect:"
        + UriComponentsBuilder.fromPath("/pilots")
            .pathSegment(match)
            .queryParam("done", "pilot." + entry.form().replaceFirst("-.*", ""))
            .build()
            .encode()
            .toUriString();
  }

  private static ObjectNode nothing() {
    return JsonNodeFactory.instance.objectNode();
  }
}
