package dev.salto.dashboard.pages;

import static dev.salto.dashboard.pages.MatchRow.named;
import static dev.salto.dashboard.pages.MatchRow.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A match as its institute's financier sees it.
 *
 * @param commitment what stands behind the order, null where nothing is known
 * @param stage that the order pays for, null where it is not known
 * @param pilotStage at which the pilot is, null before it began
 * @param price of the pilot, in major units; empty where there is none
 * @param received what was paid in all, by currency; empty for nothing
 */
public record PipelineRow(
    String match,
    String park,
    MatchRow.Named offer,
    MatchRow.Named order,
    MatchRow.Named institute,
    MatchRow.Named buyer,
    String state,
    @Nullable String commitment,
    @Nullable String stage,
    @Nullable String pilotStage,
    @Nullable LocalDate agreedOn,
    String price,
    String received,
    List<Milestone> milestones,
    List<Payment> payments) {

  /** What the buyer accepts or refuses. */
  public record Milestone(String title, String stage, String state, @Nullable LocalDate due) {}

  /** Money that was received. */
  public record Payment(String amount, LocalDate date) {}

  static PipelineRow of(JsonNode node, Words words) {
    List<Milestone> milestones = new ArrayList<>();
    node.path("milestones")
        .forEach(it ->
            milestones.add(
                new Milestone(
                    words.text(it.get("title")),
                    it.path("stage").asString(""),
                    it.get("state").asString(),
                    day(it, "due"))));
    List<Payment> payments = new ArrayList<>();
    node.path("payments")
        .forEach(it ->
            payments.add(
                new Payment(
                    words.money(it.get("amount")), LocalDate.parse(it.get("date").asString()))));
    List<String> received = new ArrayList<>();
    node.path("received").forEach(it -> received.add(words.money(it)));
    return new PipelineRow(
        node.get("match").asString(),
        node.get("park").asString(),
        named(node, "offer", "titles", words),
        named(node, "order", "titles", words),
        named(node, "institute", "names", words),
        named(node, "buyer", "names", words),
        node.get("state").asString(),
        text(node, "commitment"),
        text(node, "stage"),
        text(node, "pilotStage"),
        day(node, "agreedOn"),
        words.money(node.get("price")),
        String.join(" + ", received),
        milestones,
        payments);
  }

  /** How many of its milestones were accepted. */
  public long accepted() {
    return milestones.stream().filter(it -> it.state().equals("ACCEPTED")).count();
  }

  private static @Nullable LocalDate day(JsonNode node, String name) {
    String day = text(node, name);
    return day == null ? null : LocalDate.parse(day);
  }
}
