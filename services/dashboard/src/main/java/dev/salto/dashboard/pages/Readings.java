package dev.salto.dashboard.pages;

import static dev.salto.dashboard.pages.MatchRow.text;

import dev.salto.dashboard.pages.PilotParts.Required;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was measured in a pilot's runs: a table, and a line for each requirement. */
final class Readings {

  private Readings() {}

  /** A day's work in words. */
  public record RunRow(
      String day, String hours, String work, String readings, String productVersion, String note) {}

  /**
   * A requirement with what was measured.
   *
   * @param data as the script draws it: {@code {name, unit, limit, limitName, points: [[day,
   *     value]], versions: [[day, version]]}}
   */
  public record Line(String phrase, String data) {}

  /** Runs, newest first. */
  static List<RunRow> rows(List<JsonNode> events, Words words) {
    List<RunRow> rows = new ArrayList<>();
    for (JsonNode run : runs(events)) {
      rows.add(
          new RunRow(
              words.day(LocalDate.parse(run.get("date").asString())),
              run.path("hours").asString(""),
              words.work(run),
              String.join(
                  words.chinese() ? "；" : "; ", PilotRow.list(run, "readings", words::reading)),
              run.path("productVersion").asString(""),
              run.path("note").asString("")));
    }
    return rows.reversed();
  }

  /** A line for each requirement of which there are readings on two days or more. */
  static List<Line> lines(List<Required> requirements, List<JsonNode> events, Words words) {
    List<Line> lines = new ArrayList<>();
    for (Required required : requirements) {
      ObjectNode data = JsonNodeFactory.instance.objectNode();
      data.put("name", words.label("attribute", required.attribute()));
      data.put("unit", words.unit(required.unit()));
      data.put("limit", new BigDecimal(required.value()));
      data.put("limitName", required.phrase());
      ArrayNode points = data.putArray("points");
      Map<String, String> versions = new LinkedHashMap<>();
      String version = "";
      for (JsonNode run : runs(events)) {
        String day = run.get("date").asString();
        for (JsonNode reading : run.path("readings")) {
          if (reading.path("attribute").asString("").equals(required.attribute())
              && required.unit().equals(text(reading, "unit"))) {
            points.addArray().add(day).add(reading.get("value"));
          }
        }
        String ran = run.path("productVersion").asString("");
        if (!ran.equals(version)) {
          version = ran;
          versions.merge(day, ran, (before, after) -> before + " → " + after);
        }
      }
      ArrayNode marks = data.putArray("versions");
      versions.forEach((day, names) -> marks.addArray().add(day).add(names));
      if (points.size() > 1) {
        lines.add(new Line(required.phrase(), data.toString()));
      }
    }
    return lines;
  }

  private static List<JsonNode> runs(List<JsonNode> events) {
    return events.stream()
        .map(event -> event.path("run"))
        .filter(run -> run.hasNonNull("date"))
        .sorted(Comparator.comparing(run -> run.get("date").asString()))
        .toList();
  }
}
