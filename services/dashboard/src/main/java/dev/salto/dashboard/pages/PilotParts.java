package dev.salto.dashboard.pages;

import static dev.salto.dashboard.pages.MatchRow.text;
import static dev.salto.dashboard.pages.PilotRow.list;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a pilot consists of, as the pages show it. */
final class PilotParts {

  private PilotParts() {}

  /**
   * What a reading has to show.
   *
   * @param phrase all of it in words
   * @param value a plain decimal number
   */
  public record Required(
      String attribute, String operator, String value, String unit, boolean hard, String phrase) {

    static Required of(JsonNode it, Words words) {
      return new Required(
          it.path("attribute").asString(""),
          it.path("operator").asString(""),
          it.path("value").asString(""),
          it.path("unit").asString(""),
          it.path("hard").asBoolean(true),
          words.requirement(it));
    }

    /** The operator as people write it. */
    public String sign() {
      return operator.replace(">=", "≥").replace("<=", "≤");
    }
  }

  /**
   * A problem that was met.
   *
   * @param answeredBy the version that answers it
   * @param cleared whether the agency let the pilot go on; of safety incidents alone
   */
  public record Incident(
      int incident,
      String severity,
      String state,
      LocalDate date,
      String description,
      String productVersion,
      @Nullable String answeredBy,
      @Nullable Instant closedAt,
      boolean cleared) {

    static Incident of(JsonNode it) {
      String closedAt = text(it, "closedAt");
      return new Incident(
          it.get("incident").asInt(),
          it.get("severity").asString(),
          it.get("state").asString(),
          LocalDate.parse(it.get("date").asString()),
          it.path("description").asString(""),
          it.path("productVersion").asString(""),
          text(it, "answeredBy"),
          closedAt == null ? null : Instant.parse(closedAt),
          it.path("cleared").asBoolean(false));
    }

    /** Whether the pilot waits for the agency to clear it. */
    public boolean pauses() {
      return severity.equals("SAFETY") && !cleared;
    }
  }

  /** A version of the product, and which incidents it answers. */
  public record Version(
      String version, @Nullable LocalDate date, List<Integer> answers, @Nullable String notes) {

    static Version of(JsonNode it) {
      String date = text(it, "date");
      return new Version(
          it.get("version").asString(),
          date == null ? null : LocalDate.parse(date),
          list(it, "answers", JsonNode::asInt),
          text(it, "notes"));
    }
  }

  /** What the buyer accepts or refuses. */
  public record Milestone(
      int milestone,
      String stage,
      String title,
      List<Criterion> criteria,
      @Nullable LocalDate due,
      String state,
      @Nullable String reason) {

    static Milestone of(JsonNode it, Words words) {
      String due = text(it, "due");
      return new Milestone(
          it.get("milestone").asInt(),
          it.get("stage").asString(),
          words.text(it.get("title")),
          list(it, "criteria", criterion -> Criterion.of(criterion, it.path("evidence"), words)),
          due == null ? null : LocalDate.parse(due),
          it.get("state").asString(),
          text(it, "reason"));
    }
  }

  /**
   * A criterion with the reading that answers it.
   *
   * @param reading in words; empty where nothing was measured
   * @param met null where nothing that can be compared was measured
   */
  public record Criterion(Required required, String reading, @Nullable Boolean met) {

    static Criterion of(JsonNode criterion, JsonNode evidence, Words words) {
      Required required = Required.of(criterion, words);
      JsonNode reading = evidence.path(required.attribute());
      return new Criterion(
          required,
          reading.hasNonNull("value")
              ? words.figure(
                  reading.get("value").asString() + " " + reading.path("unit").asString(""))
              : "",
          criterion.hasNonNull("met") ? (Boolean) criterion.get("met").asBoolean() : null);
    }
  }

  /** A milestone that waits for the buyer. */
  public record Submitted(int milestone, String title) {

    static Submitted of(JsonNode it, Words words) {
      return new Submitted(it.get("milestone").asInt(), words.text(it.get("title")));
    }
  }

  /**
   * Money that was paid.
   *
   * @param amount in major units
   */
  public record Payment(
      int payment,
      String amount,
      LocalDate date,
      String reference,
      @Nullable Integer milestone,
      String state) {

    static Payment of(JsonNode it, Words words) {
      return new Payment(
          it.get("payment").asInt(),
          words.money(it.get("amount")),
          LocalDate.parse(it.get("date").asString()),
          it.path("reference").asString(""),
          it.hasNonNull("milestone") ? (Integer) it.get("milestone").asInt() : null,
          it.path("state").asString("RECORDED"));
    }
  }
}
