package dev.salto.dashboard.pages;

import static dev.salto.dashboard.pages.MatchRow.text;

import dev.salto.dashboard.pages.MatchRow.Named;
import dev.salto.dashboard.pages.PilotParts.Incident;
import dev.salto.dashboard.pages.PilotParts.Milestone;
import dev.salto.dashboard.pages.PilotParts.Payment;
import dev.salto.dashboard.pages.PilotParts.Required;
import dev.salto.dashboard.pages.PilotParts.Submitted;
import dev.salto.dashboard.pages.PilotParts.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A pilot as the pages show it.
 *
 * @param pausedBy what it waits for or is paused by: codes of gates, {@code INCIDENT:n}
 * @param stage at which it is; null before it has started
 * @param stages that it goes through, in their order
 * @param hours of all runs, a plain decimal number
 * @param submitted milestones that the buyer has to answer
 * @param price agreed, in major units; empty for those who may not see money
 * @param paid the sum of what was paid; empty likewise
 * @param currency of the price; empty likewise
 */
public record PilotRow(
    String match,
    String park,
    Named offer,
    Named scenario,
    Named order,
    Named institute,
    Named buyer,
    Named agency,
    String state,
    List<String> pausedBy,
    @Nullable String stage,
    List<String> stages,
    @Nullable Instant startedAt,
    int runs,
    int days,
    String hours,
    @Nullable String productVersion,
    List<Required> requirements,
    List<Incident> incidents,
    List<Version> versions,
    List<Milestone> milestones,
    List<Submitted> submitted,
    List<Payment> payments,
    String price,
    String paid,
    String currency) {

  static PilotRow of(JsonNode pilot, Words words) {
    String startedAt = text(pilot, "startedAt");
    JsonNode runs = pilot.path("runs");
    return new PilotRow(
        pilot.get("match").asString(),
        pilot.get("park").asString(),
        MatchRow.named(pilot, "offer", "titles", words),
        MatchRow.named(pilot, "scenario", "titles", words),
        MatchRow.named(pilot, "order", "titles", words),
        organisation(pilot, "institute", words),
        organisation(pilot, "buyer", words),
        organisation(pilot, "agency", words),
        pilot.get("state").asString(),
        list(pilot, "pausedBy", JsonNode::asString),
        text(pilot, "stage"),
        list(pilot, "stages", JsonNode::asString),
        startedAt == null ? null : Instant.parse(startedAt),
        runs.path("count").asInt(0),
        runs.path("days").asInt(0),
        runs.path("hours").asString("0"),
        text(pilot, "productVersion"),
        list(pilot, "requirements", it -> Required.of(it, words)),
        list(pilot, "incidents", Incident::of),
        list(pilot, "productVersions", Version::of),
        list(pilot, "milestones", it -> Milestone.of(it, words)),
        list(pilot, "submitted", it -> Submitted.of(it, words)),
        list(pilot, "payments", it -> Payment.of(it, words)),
        words.money(pilot.get("agreedPrice")),
        words.money(pilot.get("paid")),
        pilot.path("agreedPrice").path("currency").asString(""));
  }

  static <E> List<E> list(JsonNode node, String name, Function<JsonNode, E> item) {
    List<E> items = new ArrayList<>();
    node.path(name).forEach(it -> items.add(item.apply(it)));
    return items;
  }

  private static Named organisation(JsonNode pilot, String party, Words words) {
    String id = pilot.path(party).asString("");
    return new Named(id, id.isEmpty() ? "" : words.name(id));
  }

  /** Whether this reader sees money. */
  public boolean money() {
    return !price.isEmpty();
  }

  /** Whether the pilot has come past this stage, is at it, or has it ahead. */
  public String standing(String other) {
    if (List.of("DELIVERED", "PAID", "CLOSED").contains(state)) {
      return "done";
    }
    int here = stage == null ? -1 : stages.indexOf(stage);
    int there = stages.indexOf(other);
    return there < here ? "done" : there == here ? "now" : "ahead";
  }
}
