package dev.salto.dashboard.pages;

import static dev.salto.dashboard.pages.MatchRow.named;
import static dev.salto.dashboard.pages.MatchRow.text;

import java.time.Instant;
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

/** What is missing: orders that no project meets, and pairs that no paying order stands behind. */
@Controller
final class GapPages {

  private final Titles titles;

  GapPages(Titles titles) {
    this.titles = titles;
  }

  /**
   * An order with lots that no project meets.
   *
   * @param counts open offers of the park by what keeps them from it
   * @param gaps offers that a single thing keeps from it, best first
   */
  public record UnmetRow(
      MatchRow.Named order,
      MatchRow.Named scenario,
      MatchRow.Named buyer,
      String park,
      int lots,
      Instant since,
      Map<String, Integer> counts,
      List<GapRow> gaps) {}

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

  @GetMapping("/unmet-orders")
  String unmet(
      @RequestParam(required = false) @Nullable String park,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(defaultValue = "0") int page,
      Look look,
      Model model) {
    JsonNode answer =
        look.get(
            Query.of("unmet-orders")
                .with("park", park)
                .with("q", q)
                .with("page", page)
                .with("size", Listing.SIZE));
    model.addAttribute("list", Listing.of(answer, it -> unmet(it, look.words())));
    return "unmet-orders";
  }

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

  private UnmetRow unmet(JsonNode node, Words words) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    node.path("counts")
        .properties()
        .forEach(it -> {
          if (it.getValue().asInt() > 0) {
            counts.put(it.getKey(), it.getValue().asInt());
          }
        });
    List<GapRow> gaps = new ArrayList<>();
    node.path("gaps").forEach(it -> gaps.add(gap(it, titles, words)));
    String order = node.get("order").asString();
    String scenario = node.get("scenario").asString();
    String buyer = node.get("buyer").asString();
    return new UnmetRow(
        new MatchRow.Named(order, words.text(node.get("title"))),
        new MatchRow.Named(scenario, titles.scenario(scenario, words)),
        new MatchRow.Named(buyer, titles.organisation(buyer, words)),
        node.get("park").asString(),
        node.get("lots").asInt(),
        Instant.parse(node.get("since").asString()),
        counts,
        gaps);
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
