package dev.salto.dashboard.pages;

import dev.salto.dashboard.asking.Services;
import dev.salto.kit.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Projects that institutes plan for orders, until they become offers. */
@Controller
@RequestMapping("/planned-projects")
final class PlannedPages {

  private static final String LIST = "planned-projects";

  private final Titles titles;

  PlannedPages(Titles titles) {
    this.titles = titles;
  }

  @GetMapping
  String list(
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(defaultValue = "0") int page,
      Look look,
      Model model) {
    if (!Frame.actor(model).isEmpty()) {
      JsonNode answer =
          look.get(Query.of(LIST).with("status", status == null ? "ALL" : status).page(page));
      model.addAttribute("list", Listing.of(answer, it -> PlannedRow.of(it, titles, look.words())));
    }
    return LIST;
  }

  /** The form to plan one for an order, with the fields of the order's scenario. */
  @GetMapping("/new")
  String plan(@RequestParam String order, Look look, Model model) {
    MultiValueMap<String, String> given = new LinkedMultiValueMap<>();
    JsonNode scenario = scenario(look.get(Query.of("orders", order)), look);
    scenario.path("fields").forEach(it -> given.add("field", it.asString()));
    form(order, given, look, model);
    return "planned-project-new";
  }

  @PostMapping
  String plan(@RequestParam MultiValueMap<String, String> form, Look look, Model model) {
    String order = order(form);
    try {
      ObjectNode planned = terms(new FormJson(form)).lines("order").node();
      planned.put("park", look.get(Query.of("orders", order)).get("park").asString());
      JsonNode answer = look.post(Query.of(LIST), planned);
      return Redirect.done("PLANNED", LIST, answer.get("id").asString());
    } catch (Problem problem) {
      form(order, form, look, model);
      model.addAttribute("problem", problem);
      return "planned-project-new";
    }
  }

  @GetMapping("/{id}")
  String planned(@PathVariable String id, Look look, Model model) {
    show(id, null, look, model);
    return "planned-project";
  }

  /** Changes what stands since the page was read. */
  @PostMapping("/{id}")
  String change(
      @PathVariable String id,
      @RequestParam String etag,
      @RequestParam MultiValueMap<String, String> form,
      Look look,
      Model model) {
    try {
      Query planned = Query.of(LIST, id);
      ObjectNode before = (ObjectNode) look.get(planned);
      look.services().put(planned.text(), terms(new FormJson(form, before)).node(), etag);
    } catch (Problem problem) {
      show(id, form, look, model);
      model.addAttribute("problem", problem);
      return "planned-project";
    }
    return Redirect.done("CHANGED", LIST, id);
  }

  @PostMapping("/{id}/withdrawal")
  String withdraw(@PathVariable String id, Look look, Model model) {
    try {
      look.services().delete(Query.of(LIST, id).text(), null);
    } catch (Problem problem) {
      show(id, null, look, model);
      model.addAttribute("problem", problem);
      return "planned-project";
    }
    return Redirect.done("WITHDRAWN", LIST, id);
  }

  /** The form to turn it into an offer, filled in with what was planned. */
  @GetMapping("/{id}/offer")
  String offer(@PathVariable String id, Look look, Model model) {
    offerForm(id, null, Entry.NONE, look, model);
    return "planned-project-offer";
  }

  @PostMapping("/{id}/offer")
  String offer(
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> form,
      Look look,
      Model model) {
    ObjectNode offer = OfferTerms.of(form);
    try {
      look.post(Query.of(LIST, id, "offer"), offer);
    } catch (Problem problem) {
      offerForm(id, form, OfferTerms.refused(form, offer, problem), look, model);
      model.addAttribute("problem", problem);
      return "planned-project-offer";
    }
    return Redirect.done("OFFERED", LIST, id);
  }

  private static FormJson terms(FormJson form) {
    return form.texts("title").texts("summary").codes("fields", "field").lines("readyBy");
  }

  private static String order(MultiValueMap<String, String> form) {
    String order = FormJson.given(form, "order");
    if (order == null) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "NO_ORDER", "Choose an order first.");
    }
    return order;
  }

  private void form(String order, MultiValueMap<String, String> given, Look look, Model model) {
    model.addAttribute("order", new MatchRow.Named(order, titles.order(order, look.words())));
    fill(given, look, model);
  }

  /**
   * Shows a planned project.
   *
   * @param given what was filled in and refused; null to fill in what stands
   */
  private void show(
      String id, @Nullable MultiValueMap<String, String> given, Look look, Model model) {
    Services.Answer answer = look.services().get(Query.of(LIST, id).text());
    PlannedRow planned = PlannedRow.of(answer.body(), titles, look.words());
    model.addAttribute("planned", planned);
    model.addAttribute("own", look.is(planned.institute().id()));
    model.addAttribute("etag", answer.etag());
    fill(given == null ? standing(answer.body()) : given, look, model);
  }

  private void offerForm(
      String id,
      @Nullable MultiValueMap<String, String> given,
      Entry entry,
      Look look,
      Model model) {
    JsonNode node = look.get(Query.of(LIST, id));
    PlannedRow planned = PlannedRow.of(node, titles, look.words());
    JsonNode order = look.get(Query.of("orders", planned.order().id()));
    model.addAttribute("planned", planned);
    JsonNode policy = look.get(Query.of("parks", planned.park(), "policy"));
    OfferForm wanted = OfferForm.forOrder(order, scenario(order, look), policy, look.words());
    MultiValueMap<String, String> standing = standing(node);
    standing.add("pilots", "1");
    standing.add("availableFrom", node.path("readyBy").asString(""));
    OfferPages.fill(wanted, given == null ? standing : given, entry, look, model);
  }

  private static JsonNode scenario(JsonNode order, Look look) {
    return look.get(Query.of("scenarios", order.get("scenario").asString()));
  }

  private static MultiValueMap<String, String> standing(JsonNode planned) {
    MultiValueMap<String, String> standing = new LinkedMultiValueMap<>();
    for (String name : List.of("title", "summary")) {
      standing.add(name + "Zh", planned.path(name).path("zh").asString(""));
      standing.add(name + "En", planned.path(name).path("en").asString(""));
    }
    standing.add("readyBy", planned.path("readyBy").asString(""));
    planned.path("fields").forEach(it -> standing.add("field", it.asString()));
    return standing;
  }

  static void fill(MultiValueMap<String, String> given, Look look, Model model) {
    model.addAttribute("given", given.toSingleValueMap());
    model.addAttribute("permits", given.getOrDefault("permit", List.of()));
    model.addAttribute(
        "fieldChoices", FieldChoice.all(given.getOrDefault("field", List.of()), look.words()));
  }
}
