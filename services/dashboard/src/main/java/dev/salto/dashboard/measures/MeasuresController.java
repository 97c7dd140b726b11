package dev.salto.dashboard.measures;

import dev.salto.kit.posting.ListRequest;
import dev.salto.kit.view.Document;
import dev.salto.kit.view.Page;
import dev.salto.kit.view.Selection;
import dev.salto.kit.view.View;
import dev.salto.schemas.Topics;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What one park measures itself by, and several parks side by side. */
@RestController
final class MeasuresController {

  private final View view;
  private final Measurements measurements;

  MeasuresController(View dashboardView, Measurements measurements) {
    this.view = dashboardView;
    this.measurements = measurements;
  }

  @GetMapping("/api/v1/parks/{park}/measures")
  Measures measures(
      @PathVariable String park,
      @RequestParam(required = false) @Nullable String field,
      @RequestParam(required = false) @Nullable String keyIndustry,
      @RequestParam(required = false) @Nullable String month,
      @RequestParam(required = false) @Nullable String group) {
    return measurements.of(park, MeasuresFilter.of(field, keyIndustry, month), Grouping.of(group));
  }

  /** The parks that are named, in their order; all where none is. */
  @GetMapping("/api/v1/measures")
  Page<Measures> sideBySide(@RequestParam MultiValueMap<String, String> parameters) {
    MultiValueMap<String, String> others = new LinkedMultiValueMap<>(parameters);
    List<String> named = others.remove("park");
    ListRequest request = ListRequest.of(others, Set.of("field", "keyIndustry", "month", "group"));
    MeasuresFilter filter =
        MeasuresFilter.of(
            parameters.getFirst("field"),
            parameters.getFirst("keyIndustry"),
            parameters.getFirst("month"));
    Grouping grouping = Grouping.of(parameters.getFirst("group"));
    List<String> parks = named == null ? all() : named.stream().distinct().toList();
    return Page.of(parks, request.page(), request.size())
        .map(park -> measurements.of(park, filter, grouping));
  }

  private List<String> all() {
    return view.documents().all(Topics.PARK_POLICIES, Selection.all()).stream()
        .filter(it -> it.record() != null)
        .map(Document::id)
        .sorted()
        .toList();
  }
}
