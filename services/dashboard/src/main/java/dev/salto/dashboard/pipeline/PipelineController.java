package dev.salto.dashboard.pipeline;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.asking.Organisations;
import dev.salto.kit.posting.ListRequest;
import dev.salto.kit.view.Page;
import dev.salto.kit.view.References;
import dev.salto.kit.view.Selection;
import dev.salto.kit.view.View;
import dev.salto.records.Match;
import dev.salto.records.Organisation;
import dev.salto.schemas.Topics;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/v1/pipeline}: the matches of an institute, all of order-backed lots, for itself and
 * for financiers that it consented to, with its own prices and what was paid to it.
 */
@RestController
public final class PipelineController {

  /** What stands, what came to its end, and what failed after it was agreed. */
  private static final List<String> STATES =
      List.of("PROPOSED", "AGREED", "PILOTING", "DELIVERED", "PAID", "CLOSED", "FAILED");

  private static final Comparator<Match> NEWEST_FIRST =
      Comparator.comparing(Match::getUpdatedAt).reversed().thenComparing(Match::getId);

  private final View view;

  PipelineController(View dashboardView) {
    this.view = dashboardView;
  }

  @GetMapping("/api/v1/pipeline")
  Page<ObjectNode> pipeline(@RequestParam MultiValueMap<String, String> parameters, Caller caller) {
    ListRequest request = ListRequest.of(parameters, "state", Set.of("institute"));
    // A consent that was withdrawn a moment ago, or ended with the day, counts no longer.
    view.awaitEnd(Topics.CONSENTS, Topics.PARK_DAYS);
    Organisation who = Objects.requireNonNull(Organisations.require(caller, new References(view)));
    List<Match> matches =
        Insight.of(who, request.filters().getOrDefault("institute", List.of()), view).stream()
            .flatMap(insight -> matches(insight, request))
            .sorted(NEWEST_FIRST)
            .toList();
    return Page.of(matches, request.page(), request.size()).map(new PipelineJson(view)::of);
  }

  private Stream<Match> matches(Insight insight, ListRequest request) {
    String park = insight.park();
    if (park != null && request.park() != null && !park.equals(request.park())) {
      return Stream.empty();
    }
    Selection selection = request.selection(STATES).tag("institute", insight.institute());
    return view.documents()
        .contents(Topics.MATCHES, park == null ? selection : selection.park(park));
  }
}
