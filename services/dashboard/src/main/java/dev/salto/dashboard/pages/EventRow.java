package dev.salto.dashboard.pages;

import static dev.salto.dashboard.pages.MatchRow.named;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened to a match.
 *
 * @param type a match state, ACCEPTED or GATE
 * @param score 0 to 10000
 * @param acceptedBy ids of the organisations that had accepted by then
 * @param by id of the organisation whose decision or deed it was
 */
public record EventRow(
    String id,
    String match,
    String type,
    MatchRow.Named offer,
    MatchRow.Named scenario,
    MatchRow.Named order,
    MatchRow.Named institute,
    MatchRow.Named buyer,
    int score,
    List<String> acceptedBy,
    MatchRow.@Nullable CauseRow cause,
    @Nullable String by,
    Instant at) {

  static EventRow of(JsonNode event, Words words) {
    List<String> acceptedBy = new ArrayList<>();
    event.path("acceptedBy").forEach(it -> acceptedBy.add(it.asString()));
    return new EventRow(
        event.get("id").asString(),
        event.get("match").asString(),
        event.get("type").asString(),
        named(event, "offer", "titles", words),
        named(event, "scenario", "titles", words),
        named(event, "order", "titles", words),
        named(event, "institute", "names", words),
        named(event, "buyer", "names", words),
        event.get("score").asInt(),
        acceptedBy,
        MatchRow.CauseRow.of(event),
        MatchRow.text(event, "by"),
        Instant.parse(event.get("at").asString()));
  }
}
