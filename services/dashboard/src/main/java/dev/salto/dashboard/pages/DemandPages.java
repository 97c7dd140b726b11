package dev.salto.dashboard.pages;

import dev.salto.dashboard.demand.Demand;
import dev.salto.dashboard.demand.DemandFilter;
import dev.salto.kit.json.RecordJson;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Page;
import dev.salto.records.UnmetOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Demand first: the orders that no project meets, by field, and those that a reader follows. */
@Controller
final class DemandPages {

  /** How many of the projects that are one step short are shown of an order. */
  private static final int NEAREST = 5;

  private final Demand demand;
  private final Titles titles;

  DemandPages(Demand demand, Titles titles) {
    this.demand = demand;
    this.titles = titles;
  }

  /**
   * An order with lots that no project meets.
   *
   * @param fields codes of its scenario's fields
   * @param fresh whether it is followed and new
   * @param counts open offers of the park by what keeps them from it
   * @param gaps the best of the offers that a single thing keeps from it
   * @param planned projects that are planned for it, as far as the reader may see them
   */
  public record UnmetRow(
      MatchRow.Named order,
      MatchRow.Named scenario,
      MatchRow.Named buyer,
      String park,
      List<String> fields,
      int lots,
      Instant since,
      boolean fresh,
      Map<String, Integer> counts,
      List<GapPages.GapRow> gaps,
      List<PlannedRow> planned) {}

  @GetMapping("/unmet-orders")
  String unmet(
      @RequestParam(required = false) @Nullable String park,
      @RequestParam(defaultValue = "") List<String> field,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(defaultValue = "0") int page,
      Look look,
      Model model) {
    show(DemandFilter.of(park, field, q), page, look, model);
    return "unmet-orders";
  }

  /** Follows a park's orders of these fields from now on. */
  @PostMapping("/follows")
  String follow(@RequestParam MultiValueMap<String, String> form, Look look, Model model) {
    try {
      look.post(
          Query.of("follows"), new FormJson(form).lines("park").codes("fields", "field").node());
    } catch (Problem problem) {
      List<String> fields = form.getOrDefault("field", List.of());
      show(DemandFilter.of(form.getFirst("park"), fields, form.getFirst("q")), 0, look, model);
      model.addAttribute("problem", problem);
      return "unmet-orders";
    }
    return "redirect:/unmet-orders?done=FOLLOWED";
  }

  /** What is there now is no longer new. */
  @PostMapping("/follows/{id}/seen")
  String seen(@PathVariable String id, Look look) {
    look.post(Query.of("follows", id, "seen"), JsonNodeFactory.instance.objectNode());
    return "redirect:/unmet-orders?done=SEEN";
  }

  @PostMapping("/follows/{id}/withdrawal")
  String unfollow(@PathVariable String id, Look look) {
    look.services().delete(Query.of("follows", id).text(), null);
    return "redirect:/unmet-orders?done=UNFOLLOWED";
  }

  private void show(DemandFilter filter, int page, Look look, Model model) {
    model.addAttribute("cursor", look.cursor(filter.park()));
    // What the stream tells of: it knows no words to search for.
    DemandFilter told = new DemandFilter(filter.park(), filter.fields(), List.of());
    model.addAttribute("demand", told.fields().isEmpty() ? "ALL" : String.join(",", told.fields()));
    model.addAttribute("mark", demand.mark(told));
    List<FollowRow> follows = follows(look, model);
    Page<Demand.Unmet> unmet = demand.page(filter, page, Listing.SIZE);
    Map<String, JsonNode> reasons = reasons(unmet, look);
    Map<String, List<PlannedRow>> planned = planned(unmet, look, model);
    Page<UnmetRow> rows = unmet.map(it -> row(it, follows, reasons, planned, look.words()));
    model.addAttribute("list", new Listing<>(rows.items(), rows.total(), rows.page(), rows.size()));
    model.addAttribute("follows", follows);
    model.addAttribute("filter", filter);
    model.addAttribute("fieldChoices", FieldChoice.all(filter.fields(), look.words()));
  }

  private List<FollowRow> follows(Look look, Model model) {
    return Frame.actor(model).isEmpty()
        ? List.of()
        : Listing.of(
                look.get(Query.of("follows").with("size", 200)),
                it -> FollowRow.of(it, demand, look.words()))
            .items();
  }

  /** Why these orders are unmet, by order. */
  private static Map<String, JsonNode> reasons(Page<Demand.Unmet> unmet, Look look) {
    Map<String, JsonNode> reasons = new HashMap<>();
    if (!unmet.items().isEmpty()) {
      look.get(ofOrders("unmet-orders", unmet))
          .get("items")
          .forEach(it -> reasons.put(it.get("order").asString(), it));
    }
    return reasons;
  }

  private Map<String, List<PlannedRow>> planned(Page<Demand.Unmet> unmet, Look look, Model model) {
    Map<String, List<PlannedRow>> planned = new HashMap<>();
    if (!unmet.items().isEmpty()
        && List.of("INSTITUTE", "BUYER", "AGENCY").contains(Frame.actor(model))) {
      Listing.of(
              look.get(ofOrders("planned-projects", unmet)),
              it -> PlannedRow.of(it, titles, look.words()))
          .items()
          .forEach(
              it -> planned.computeIfAbsent(it.order().id(), missing -> new ArrayList<>()).add(it));
    }
    return planned;
  }

  private static Query ofOrders(String list, Page<Demand.Unmet> unmet) {
    Query query = Query.of(list).with("size", 200);
    unmet.items().forEach(it -> query.with("order", it.order().getOrder()));
    return query;
  }

  private UnmetRow row(
      Demand.Unmet unmet,
      List<FollowRow> follows,
      Map<String, JsonNode> reasons,
      Map<String, List<PlannedRow>> planned,
      Words words) {
    UnmetOrder order = unmet.order();
    // One that was met a moment ago has none.
    JsonNode why = reasons.getOrDefault(order.getOrder(), JsonNodeFactory.instance.objectNode());
    Map<String, Integer> counts = new LinkedHashMap<>();
    why.path("counts")
        .properties()
        .forEach(it -> {
          if (it.getValue().asInt() > 0) {
            counts.put(it.getKey(), it.getValue().asInt());
          }
        });
    List<GapPages.GapRow> gaps = new ArrayList<>();
    for (JsonNode gap : why.path("gaps")) {
      if (gaps.size() < NEAREST) {
        gaps.add(GapPages.gap(gap, titles, words));
      }
    }
    return new UnmetRow(
        new MatchRow.Named(order.getOrder(), words.text(RecordJson.write(order.getTitle()))),
        new MatchRow.Named(order.getScenario(), titles.scenario(order.getScenario(), words)),
        new MatchRow.Named(order.getBuyer(), titles.organisation(order.getBuyer(), words)),
        order.getPark(),
        unmet.fields(),
        order.getLots(),
        order.getSince(),
        follows.stream().anyMatch(it -> unmet.isNew(it.filter(), it.seenAt())),
        counts,
        gaps,
        planned.getOrDefault(order.getOrder(), List.of()));
  }
}
