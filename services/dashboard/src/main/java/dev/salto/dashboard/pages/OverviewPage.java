package dev.salto.dashboard.pages;

import dev.salto.dashboard.funnel.Funnel;
import dev.salto.dashboard.funnel.FunnelFilter;
import dev.salto.dashboard.funnel.Funnels;
import dev.salto.kit.feed.FeedCursor;
import dev.salto.kit.vocabulary.Vocabularies;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** The first page: how far a park's scenarios have come, and what has just happened. */
@Controller
final class OverviewPage {

  private static final int ARRIVALS = 12;
  private static final Collection<Vocabularies.Field> FIELDS =
      Vocabularies.shipped().fields().values();
  private static final List<String> INDUSTRIES = Vocabularies.shipped().keyIndustries();

  private final Funnels funnels;

  OverviewPage(Funnels funnels) {
    this.funnels = funnels;
  }

  /**
   * The scenarios of a field, a key industry or a park.
   *
   * @param id code of what they have in common
   */
  public record Slice(String id, String name, Funnel.Scenarios scenarios) {}

  @GetMapping("/")
  String overview(
      @RequestParam(required = false) @Nullable String park,
      @RequestParam(required = false) @Nullable String field,
      @RequestParam(required = false) @Nullable String keyIndustry,
      Look look,
      Model model) {
    List<Frame.Choice> parks = Frame.parks(model);
    if (parks.isEmpty()) {
      return "empty";
    }
    Words words = look.words();
    Frame.Choice shown =
        parks.stream().filter(it -> it.id().equals(park)).findFirst().orElse(parks.getFirst());
    FunnelFilter filter = FunnelFilter.of(field, keyIndustry);
    // The cursor first: what comes in between is told twice rather than never.
    JsonNode proposed =
        look.get(
            Query.of("matches").with("park", shown.id()).with("state", "PROPOSED").with("size", 1));
    String cursor = proposed.get("asOf").asString();
    Funnel funnel = funnels.of(shown.id(), filter);
    List<Slice> byField = byField(shown.id(), keyIndustry, words);
    model.addAttribute("park", shown);
    model.addAttribute("field", field);
    model.addAttribute("fieldChoices", FieldChoice.all(List.of(), words));
    model.addAttribute("keyIndustry", keyIndustry);
    model.addAttribute("keyIndustries", INDUSTRIES);
    model.addAttribute("funnel", FunnelTable.of(funnel, words));
    model.addAttribute("funnelChart", FunnelTable.chart(funnel, words));
    model.addAttribute("fieldChart", FunnelTable.chart(byField, words));
    model.addAttribute("byField", byField);
    model.addAttribute("byIndustry", byIndustry(shown.id(), words));
    model.addAttribute("byPark", byPark(parks, filter));
    model.addAttribute("unmetLots", funnel.lots().backed() - funnel.lots().matched());
    model.addAttribute("proposed", proposed.get("total").asLong());
    model.addAttribute("attention", Attention.of(shown.id(), look));
    model.addAttribute("arrivals", arrivals(shown.id(), cursor, look));
    model.addAttribute("cursor", cursor);
    return "overview";
  }

  private List<Slice> byField(String park, @Nullable String keyIndustry, Words words) {
    return FIELDS.stream()
        .filter(it -> it.code().contains("."))
        .map(
            it -> new Slice(it.code(), words.field(it.code()), slice(park, it.code(), keyIndustry)))
        .filter(it -> it.scenarios().posted() > 0)
        .toList();
  }

  private List<Slice> byIndustry(String park, Words words) {
    return INDUSTRIES.stream()
        .map(it -> new Slice(it, words.label("key-industry", it), slice(park, null, it)))
        .filter(it -> it.scenarios().posted() > 0)
        .toList();
  }

  private List<Slice> byPark(List<Frame.Choice> parks, FunnelFilter filter) {
    return parks.stream()
        .map(it -> new Slice(it.id(), it.name(), funnels.of(it.id(), filter).scenarios()))
        .toList();
  }

  private Funnel.Scenarios slice(
      String park, @Nullable String field, @Nullable String keyIndustry) {
    return funnels.of(park, new FunnelFilter(field, keyIndustry)).scenarios();
  }

  /** The last events of the park, newest first. */
  private List<EventRow> arrivals(String park, String cursor, Look look) {
    TreeMap<String, Long> from = new TreeMap<>(FeedCursor.parse(cursor).seen());
    from.put(park, Math.max(0, from.getOrDefault(park, 0L) - ARRIVALS));
    JsonNode page =
        look.get(
            Query.of("match-events")
                .with("park", park)
                .with("cursor", new FeedCursor(from).text())
                .with("size", 200));
    List<EventRow> events = new ArrayList<>();
    page.get("items").forEach(it -> events.add(EventRow.of(it, look.words())));
    return events.reversed().stream().limit(ARRIVALS).toList();
  }
}
