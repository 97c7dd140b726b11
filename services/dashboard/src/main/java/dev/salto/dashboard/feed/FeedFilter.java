package dev.salto.dashboard.feed;

import dev.salto.kit.feed.FeedCursor;
import dev.salto.kit.posting.ListRequest;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Selection;
import dev.salto.records.MatchEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Which events a reader asks for: {@code park}, {@code type}, and the legs and parties of the
 * match. Several values of one name are alternatives, several names must all be met.
 *
 * @param request what was asked for, the types being its status
 */
record FeedFilter(ListRequest request) {

  /** What an event is filtered by beside its park and type. */
  private static final Map<String, Function<MatchEvent, String>> LEGS =
      Map.of(
          "offer", MatchEvent::getOffer,
          "scenario", MatchEvent::getScenario,
          "order", MatchEvent::getOrder,
          "institute", MatchEvent::getInstitute,
          "buyer", MatchEvent::getBuyer);

  /** Every event. */
  static final FeedFilter ALL = of(new LinkedMultiValueMap<>());

  /**
   * Reads a request's parameters.
   *
   * @throws Problem 400 {@code INVALID_PARAMETER} for one that is unknown
   */
  static FeedFilter of(MultiValueMap<String, String> parameters) {
    MultiValueMap<String, String> filters = new LinkedMultiValueMap<>(parameters);
    filters.remove("cursor");
    for (String other : List.of("page", "q")) {
      if (filters.containsKey(other)) {
        throw Problem.of(
            HttpStatus.BAD_REQUEST,
            "INVALID_PARAMETER",
            "The feed has no parameter " + other + "; go on with cursor.");
      }
    }
    return new FeedFilter(ListRequest.of(filters, "type", LEGS.keySet()));
  }

  /** The values by which the view finds an event. */
  static Map<String, List<String>> tags(MatchEvent event) {
    return LEGS.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, leg -> List.of(leg.getValue().apply(event))));
  }

  /** The same filter for the view, of one park. */
  Selection selection(String park) {
    return request.selection(List.of("ALL")).park(park);
  }

  /** Whether events of this park may pass. */
  boolean concerns(String park) {
    return request.park() == null || request.park().equals(park);
  }

  /** What of a place is about events that may pass. */
  FeedCursor concerned(FeedCursor place) {
    return request.park() == null ? place : place.of(request.park());
  }

  /** Whether the event passes. */
  boolean passes(MatchEvent event) {
    return concerns(event.getPark())
        && (request.status().isEmpty()
            || request.status().contains("ALL")
            || request.status().contains(event.getType()))
        && request.filters().entrySet().stream()
            .allMatch(filter -> {
              Function<MatchEvent, String> leg = Objects.requireNonNull(LEGS.get(filter.getKey()));
              return filter.getValue().contains(leg.apply(event));
            });
  }
}
