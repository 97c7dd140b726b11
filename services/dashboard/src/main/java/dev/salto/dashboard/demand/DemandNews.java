package dev.salto.dashboard.demand;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Asked by a page that is open, since not every order that comes to be unmet is in the feed of
 * matches: tells it that something has changed since this mark, else nothing.
 */
@RestController
public final class DemandNews {

  private final Demand demand;

  DemandNews(Demand demand) {
    this.demand = demand;
  }

  @GetMapping("/unmet-orders/news")
  ResponseEntity<Void> news(
      @RequestParam(required = false) @Nullable String park,
      @RequestParam(defaultValue = "") List<String> field,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam String mark) {
    ResponseEntity.HeadersBuilder<?> answer = ResponseEntity.noContent();
    return demand.mark(DemandFilter.of(park, field, q)).equals(mark)
        ? answer.build()
        : answer.header("HX-Trigger", "salto:demand").build();
  }
}
