package dev.salto.dashboard.pages;

import dev.salto.dashboard.pages.Chart.Series;
import dev.salto.dashboard.pages.MeasuresTable.Subject;
import dev.salto.kit.vocabulary.Vocabularies;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** What parks measure themselves by, side by side. */
@Controller
final class MeasuresPage {

  private static final List<String> GROUPINGS = List.of("field", "keyIndustry", "month");
  private static final List<String> STEPS =
      List.of("matched", "agreed", "piloting", "delivered", "paid");

  /** More colours than these nobody tells apart. */
  private static final int CHARTED = 6;

  @GetMapping("/measures")
  String measures(
      @RequestParam(defaultValue = "") List<String> park,
      @RequestParam(required = false) @Nullable String field,
      @RequestParam(required = false) @Nullable String keyIndustry,
      @RequestParam(required = false) @Nullable String month,
      @RequestParam(name = "group", defaultValue = "") String by,
      @RequestParam(defaultValue = "0") int page,
      Look look,
      Model model) {
    String group = by.isBlank() ? null : by;
    Query query =
        Query.of("measures")
            .with("field", field)
            .with("keyIndustry", keyIndustry)
            .with("month", month)
            .with("group", group)
            .page(page);
    park.forEach(it -> query.with("park", it));
    Listing<JsonNode> parks = Listing.of(look.get(query), it -> it);
    String here = String.valueOf(model.getAttribute("here"));
    List<Subject> own = subjects("figures", parks.items(), group, here, look.words());
    List<Subject> related =
        subjects("related", parks.items(), group, here, look.words()).stream()
            .filter(it -> it.figures().path("lots").path("ordered").asLong(0) > 0)
            .toList();
    model.addAttribute("list", parks);
    model.addAttribute("tables", MeasuresTable.all(own, look.words()));
    model.addAttribute(
        "relatedTables", related.isEmpty() ? List.of() : MeasuresTable.all(related, look.words()));
    model.addAttribute("chart", chart(own, group != null, look.words()).json());
    model.addAttribute("chosenPark", park.size() == 1 ? park.getFirst() : null);
    model.addAttribute("chosen", new Chosen(field, keyIndustry, month, group));
    model.addAttribute("keyIndustries", Vocabularies.shipped().keyIndustries());
    model.addAttribute("groupings", GROUPINGS);
    model.addAttribute("fieldChoices", FieldChoice.all(List.of(), look.words()));
    return "measures";
  }

  /** What the figures are filtered and broken down by. */
  public record Chosen(
      @Nullable String field,
      @Nullable String keyIndustry,
      @Nullable String month,
      @Nullable String group) {}

  /** The parks, or the groups of each; those of one group stand together. */
  private static List<Subject> subjects(
      String whose, List<JsonNode> parks, @Nullable String group, String here, Words words) {
    List<Subject> subjects = new ArrayList<>();
    if (group == null) {
      for (JsonNode park : parks) {
        String id = park.get("park").asString();
        subjects.add(
            new Subject(words.park(id), "", words.with(here, "park", id), park.get(whose)));
      }
      return subjects;
    }
    List<String> codes =
        parks.stream().flatMap(MeasuresPage::groups).map(MeasuresPage::code).distinct().toList();
    for (String code : codes.stream().sorted().toList()) {
      String name = name(group, code, words);
      for (JsonNode park : parks) {
        String beside = parks.size() == 1 ? "" : words.park(park.get("park").asString());
        groups(park)
            .filter(it -> code(it).equals(code))
            .forEach(it ->
                subjects.add(
                    new Subject(name, beside, words.with(here, group, code), it.get(whose))));
      }
    }
    return subjects;
  }

  private static Stream<JsonNode> groups(JsonNode park) {
    List<JsonNode> groups = new ArrayList<>();
    park.path("groups").forEach(groups::add);
    return groups.stream();
  }

  private static String code(JsonNode group) {
    return group.get("code").asString();
  }

  private static String name(String group, String code, Words words) {
    return switch (group) {
      case "field" -> words.field(code);
      case "keyIndustry" -> words.label("key-industry", code);
      default -> code;
    };
  }

  /**
   * How far the order-backed lots came: for parks the shares, so that large and small compare; for
   * groups how many have a project and how many not.
   */
  private static Chart chart(List<Subject> subjects, boolean grouped, Words words) {
    List<Subject> backed = subjects.stream().filter(it -> lots(it, "backed") > 0).toList();
    if (grouped) {
      return new Chart(
          backed.stream()
              .map(it -> it.beside().isEmpty() ? it.head() : it.head() + " · " + it.beside())
              .toList(),
          List.of(
              new Series(
                  words.say("measures.met"),
                  backed.stream().map(it -> lots(it, "matched")).toList()),
              new Series(
                  words.say("measures.open"),
                  backed.stream().map(it -> lots(it, "backed") - lots(it, "matched")).toList())),
          true,
          "");
    }
    return new Chart(
        STEPS.stream().map(it -> words.say("measures.head." + it)).toList(),
        backed.stream()
            .limit(CHARTED)
            .map(it ->
                new Series(
                    it.head(),
                    STEPS.stream().map(step -> lots(it, step) * 100 / lots(it, "backed")).toList()))
            .toList(),
        false,
        "%");
  }

  private static long lots(Subject subject, String step) {
    return subject.figures().path("lots").path(step).asLong(0);
  }
}
