package dev.salto.dashboard.pages;

import static dev.salto.dashboard.pages.MatchRow.text;

import dev.salto.kit.problem.Problem;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** For finance: the order-backed pipeline of institutes, and to whom an institute shows its own. */
@Controller
final class FinancePages {

  private static final List<String> STATES =
      List.of("PROPOSED", "AGREED", "PILOTING", "DELIVERED", "PAID", "CLOSED", "FAILED");

  private final Titles titles;

  FinancePages(Titles titles) {
    this.titles = titles;
  }

  /**
   * An institute's leave for a financier to see its pipeline in a park.
   *
   * @param validUntil last day on which it holds, null for no limit
   */
  public record ConsentRow(
      String id,
      MatchRow.Named park,
      MatchRow.Named institute,
      MatchRow.Named financier,
      @Nullable LocalDate validUntil,
      String status) {}

  @GetMapping("/pipeline")
  String pipeline(
      @RequestParam(required = false) @Nullable String park,
      @RequestParam(required = false) @Nullable String institute,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(defaultValue = "0") int page,
      Look look,
      Model model) {
    if (List.of("INSTITUTE", "FINANCIER").contains(Frame.actor(model))) {
      JsonNode answer =
          look.get(
              Query.of("pipeline")
                  .with("park", park)
                  .with("institute", institute)
                  .with("state", state)
                  .page(page));
      model.addAttribute("list", Listing.of(answer, it -> PipelineRow.of(it, look.words())));
      model.addAttribute("consents", consents("OPEN", look));
      model.addAttribute("states", STATES);
      model.addAttribute("chosenState", state);
      model.addAttribute("chosenInstitute", institute);
    }
    return "pipeline";
  }

  @GetMapping("/consents")
  String consents(Look look, Model model) {
    show(look, model);
    return "consents";
  }

  @PostMapping("/consents")
  String consent(@RequestParam MultiValueMap<String, String> form, Look look, Model model) {
    try {
      look.post(
          Query.of("consents"), new FormJson(form).lines("park", "financier", "validUntil").node());
    } catch (Problem problem) {
      show(look, model);
      model.addAttribute("problem", problem);
      return "consents";
    }
    return "redirect:/consents?done=CONSENTED";
  }

  @PostMapping("/consents/{id}/withdrawal")
  String withdraw(@PathVariable String id, Look look, Model model) {
    try {
      look.services().delete(Query.of("consents", id).text(), null);
    } catch (Problem problem) {
      show(look, model);
      model.addAttribute("problem", problem);
      return "consents";
    }
    return "redirect:/consents?done=CONSENT_WITHDRAWN";
  }

  private void show(Look look, Model model) {
    if (Frame.actor(model).equals("INSTITUTE")) {
      model.addAttribute("consents", consents("ALL", look));
    }
  }

  private List<ConsentRow> consents(String status, Look look) {
    JsonNode answer = look.get(Query.of("consents").with("status", status).with("size", 200));
    return Listing.of(answer, it -> consent(it, look.words())).items();
  }

  private ConsentRow consent(JsonNode consent, Words words) {
    String park = consent.get("park").asString();
    String institute = consent.get("institute").asString();
    String financier = consent.get("financier").asString();
    String until = text(consent, "validUntil");
    return new ConsentRow(
        consent.get("id").asString(),
        new MatchRow.Named(park, words.park(park)),
        new MatchRow.Named(institute, titles.organisation(institute, words)),
        new MatchRow.Named(financier, titles.organisation(financier, words)),
        until == null ? null : LocalDate.parse(until),
        consent.get("status").asString());
  }
}
