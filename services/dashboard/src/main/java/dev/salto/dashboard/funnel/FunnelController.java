package dev.salto.dashboard.funnel;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/parks/{park}/funnel}, of all scenarios or those of a field or key industry. */
@RestController
public final class FunnelController {

  private final Funnels funnels;

  FunnelController(Funnels funnels) {
    this.funnels = funnels;
  }

  @GetMapping("/api/v1/parks/{park}/funnel")
  Funnel funnel(
      @PathVariable String park,
      @RequestParam(required = false) @Nullable String field,
      @RequestParam(required = false) @Nullable String keyIndustry) {
    return funnels.of(park, FunnelFilter.of(field, keyIndustry));
  }
}
