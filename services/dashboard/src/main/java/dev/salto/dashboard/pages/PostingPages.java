package dev.salto.dashboard.pages;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.JsonNode;

/** One posting: its terms, its matches, and why not others. */
@Controller
final class PostingPages {

  private final Titles titles;

  PostingPages(Titles titles) {
    this.titles = titles;
  }

  @GetMapping("/{kind:offers|scenarios}/{id}")
  String posting(@PathVariable String kind, @PathVariable String id, Look look, Model model) {
    show(kind, id, look, model);
    return "posting";
  }

  /** Lays a posting out, and answers it. */
  JsonNode show(String kind, String id, Look look, Model model) {
    JsonNode node = look.get(Query.of(kind, id));
    String what = kind.substring(0, kind.length() - 1);
    JsonNode matches =
        look.get(Query.of("matches").with(what, id).with("state", "ALL").with("size", 200));
    model.addAttribute("kind", kind);
    model.addAttribute("posting", PostingRow.of(kind, node, look.words()));
    model.addAttribute("matches", Listing.of(matches, it -> MatchRow.of(it, look.words())).items());
    if (kind.equals("offers")) {
      model.addAttribute("standing", OfferStanding.of(node, titles, look.words()));
      model.addAttribute("own", look.is(node.path("institute").asString("")));
    }
    List<ExplanationRow> counterparts = new ArrayList<>();
    List<GapPages.GapRow> gaps = new ArrayList<>();
    if (!what.equals("scenario") && node.path("status").asString("").equals("OPEN")) {
      look.get(Query.of("explanations").with(what, id).with("size", 10))
          .get("items")
          .forEach(it -> counterparts.add(ExplanationRow.of(it, titles, look.words())));
      look.get(Query.of(kind, id, "gaps").with("size", 10))
          .get("items")
          .forEach(it -> gaps.add(GapPages.gap(it, titles, look.words())));
    }
    model.addAttribute("counterparts", counterparts);
    model.addAttribute("gaps", gaps);
    return node;
  }
}
