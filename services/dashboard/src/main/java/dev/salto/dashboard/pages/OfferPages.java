package dev.salto.dashboard.pages;

import dev.salto.dashboard.asking.Services;
import dev.salto.kit.problem.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes the terms of an offer: the form knows what keeps it from orders that it almost fits. */
@Controller
@RequestMapping("/offers/{id}/change")
final class OfferPages {

  /** Gaps that the form tells of at most. */
  private static final int GAPS = 10;

  @GetMapping
  String form(@PathVariable String id, Look look, Model model) {
    Services.Answer answer = look.services().get(Query.of("offers", id).text());
    show(answer, OfferTerms.standing(answer.body()), Entry.NONE, look, model);
    return "offer-change";
  }

  /** Changes what stands since the page was read. */
  @PostMapping
  String change(
      @PathVariable String id,
      @RequestParam String etag,
      @RequestParam MultiValueMap<String, String> form,
      Look look,
      Model model) {
    Query offer = Query.of("offers", id);
    Services.Answer answer = look.services().get(offer.text());
    ObjectNode terms = OfferTerms.of(form, (ObjectNode) answer.body().deepCopy());
    try {
      look.services().put(offer.text(), terms, etag);
    } catch (Problem problem) {
      show(answer, form, OfferTerms.refused(form, terms, problem), look, model);
      model.addAttribute("problem", problem);
      return "offer-change";
    }
    return Redirect.done("CHANGED", "offers", id);
  }

  private static void show(
      Services.Answer answer,
      MultiValueMap<String, String> given,
      Entry entry,
      Look look,
      Model model) {
    JsonNode offer = answer.body();
    boolean own = look.is(offer.path("institute").asString(""));
    model.addAttribute("posting", PostingRow.of("offers", offer, look.words()));
    model.addAttribute("changes", own && offer.path("status").asString("").equals("OPEN"));
    model.addAttribute("etag", answer.etag());
    JsonNode gaps =
        look.get(Query.of("offers", offer.get("id").asString(), "gaps").with("size", GAPS));
    JsonNode policy = look.get(Query.of("parks", offer.get("park").asString(), "policy"));
    OfferForm wanted = OfferForm.ofStanding(offer, gaps.path("items"), policy, look.words());
    fill(wanted, given, entry, look, model);
  }

  /** Lays the form of an offer out. */
  static void fill(
      OfferForm wanted, MultiValueMap<String, String> given, Entry entry, Look look, Model model) {
    model.addAttribute("wanted", wanted);
    model.addAttribute("entry", entry);
    PlannedPages.fill(given, look, model);
  }
}
