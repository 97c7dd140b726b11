package dev.salto.dashboard.pages;

import static dev.salto.dashboard.pages.MatchRow.named;
import static dev.salto.dashboard.pages.MatchRow.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** What is missing: pairs that no paying order stands behind, and what is one step short. */
@Controller
final class GapPages {

  /** The single thing that keeps an offer from an order. */
  public record GapRow(
      MatchRow.Named offer,
      MatchRow.Named order,
      String code,
      @Nullable String expected,
      @Nullable String actual,
      int score) {}

  /** Offer and scenario between which all but the money is there. */
  public record ProspectRow(
      MatchRow.Named offer,
      MatchRow.Named scenario,
      MatchRow.@Nullable Named order,
      String institute,
      int score) {}

  @GetMapping("/prospects")
  String prospects(@RequestParam(required = false) @Nullable String park, Look look, Model model) {
    JsonNode answer = look.get(Query.of("prospects").with("park", park).with("size", 200));
    Map<String, List<ProspectRow>> byScenario = new LinkedHashMap<>();
    Map<String, List<ProspectRow>> byOffer = new LinkedHashMap<>();
    Listing<ProspectRow> list = Listing.of(answer, it -> prospect(it, look.words()));
    for (ProspectRow row : list.items()) {
      byScenario.computeIfAbsent(row.scenario().id(), missing -> new ArrayList<>()).add(row);
      byOffer.computeIfAbsent(row.offer().id(), missing -> new ArrayList<>()).add(row);
    }
    model.addAttribute("list", list);
    model.addAttribute("byScenario", byScenario.values());
    model.addAttribute("byOffer", byOffer.values());
    return "prospects";
  }

  static GapRow gap(JsonNode node, Titles titles, Words words) {
    String offer = node.get("offer").asString();
    String order = node.get("order").asString();
    return new GapRow(
        new MatchRow.Named(offer, titles.offer(offer, words)),
        new MatchRow.Named(order, titles.order(order, words)),
        node.get("code").asString(),
        text(node, "expected"),
        text(node, "actual"),
        node.get("score").asInt());
  }

  private static ProspectRow prospect(JsonNode node, Words words) {
    return new ProspectRow(
        named(node, "offer", "titles", words),
        named(node, "scenario", "titles", words),
        node.hasNonNull("order") ? named(node, "order", "titles", words) : null,
        words.text(node.path("names").get("institute")),
        node.get("score").asInt());
  }
}
