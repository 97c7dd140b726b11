package dev.salto.dashboard.pages;

import static dev.salto.dashboard.pages.MatchRow.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A project that an institute means to found for an order.
 *
 * @param fields codes of its fields
 * @param status OPEN, OFFERED or WITHDRAWN
 * @param offer the offer that it became
 */
public record PlannedRow(
    String id,
    String park,
    MatchRow.Named institute,
    MatchRow.Named order,
    String title,
    String summary,
    List<String> fields,
    @Nullable LocalDate readyBy,
    String status,
    @Nullable String offer,
    Instant postedAt) {

  static PlannedRow of(JsonNode planned, Titles titles, Words words) {
    List<String> fields = new ArrayList<>();
    planned.path("fields").forEach(it -> fields.add(it.asString()));
    String institute = planned.get("institute").asString();
    String order = planned.get("order").asString();
    String readyBy = text(planned, "readyBy");
    return new PlannedRow(
        planned.get("id").asString(),
        planned.get("park").asString(),
        new MatchRow.Named(institute, titles.organisation(institute, words)),
        new MatchRow.Named(order, titles.order(order, words)),
        words.text(planned.get("title")),
        words.text(planned.get("summary")),
        fields,
        readyBy == null ? null : LocalDate.parse(readyBy),
        planned.get("status").asString(),
        text(planned, "offer"),
        Instant.parse(planned.get("postedAt").asString()));
  }

  /** Whether it can still be changed, withdrawn, or turned into an offer. */
  public boolean open() {
    return status.equals("OPEN");
  }
}
