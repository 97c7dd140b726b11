package dev.salto.dashboard.pages;

import static dev.salto.dashboard.pages.MatchRow.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Events of one pilot in words; they are told in their order, for later ones name earlier ones. */
final class PilotTale {

  private final Words words;
  private final Map<Integer, String> milestones = new TreeMap<>();
  private int incidents;

  PilotTale(Words words) {
    this.words = words;
  }

  StoryLine line(JsonNode event) {
    event
        .path("milestones")
        .forEach(it -> milestones.put(it.get("milestone").asInt(), words.text(it.get("title"))));
    String type = event.get("type").asString();
    Instant at = Instant.parse(event.get("at").asString());
    String day = text(event, "day");
    StoryLine line =
        new StoryLine(
            words.label("pilot-event", type),
            tone(type, event),
            what(type, event),
            words.name(event.path("by").asString("")),
            event.path("reason").asString(""),
            day == null ? Words.dayOf(at) : LocalDate.parse(day),
            at,
            then(type, event));
    return type.equals("RUN")
        ? line.ranOn(LocalDate.parse(event.path("run").get("date").asString()))
        : line;
  }

  private String what(String type, JsonNode event) {
    int subject = event.path("subject").asInt(0);
    return switch (type) {
      case "STARTED" ->
          words.say("story.started", words.label("stage", event.path("stage").asString("")));
      case "RUN" -> run(event.path("run"));
      case "INCIDENT" -> incident(++incidents, event.path("incident"));
      case "CLEARED" -> words.say("story.incident", subject);
      case "VERSION" -> version(event.path("productVersion"));
      case "MILESTONE", "SUBMITTED", "ACCEPTED", "REFUSED" -> milestone(subject);
      case "PAYMENT" -> payment(event.path("payment"));
      case "REVERSED" -> words.say("story.payment", subject);
      default -> "";
    };
  }

  private String run(JsonNode run) {
    return words.line(
        words.day(LocalDate.parse(run.get("date").asString())),
        words.say("story.hours", run.path("hours").asString("")),
        words.work(run),
        readings(run),
        words.say("story.ran", run.path("productVersion").asString("")),
        text(run, "note"));
  }

  private String readings(JsonNode run) {
    return PilotRow.list(run, "readings", words::reading).stream()
        .collect(Collectors.joining(words.chinese() ? "；" : "; "));
  }

  private String incident(int number, JsonNode incident) {
    return words.line(
        words.say("story.incident", number),
        words.label("severity", incident.path("severity").asString("")),
        incident.path("description").asString(""),
        words.say("story.ran", incident.path("productVersion").asString("")));
  }

  private String version(JsonNode version) {
    String answers = numbers(version, "answers");
    return words.line(
        version.path("version").asString(""),
        answers.isEmpty() ? "" : words.say("story.answers", answers),
        text(version, "notes"));
  }

  private String milestone(int number) {
    return words.line(words.say("story.milestone", number), milestones.getOrDefault(number, ""));
  }

  private String payment(JsonNode payment) {
    return words.line(
        words.money(payment.get("amount")),
        text(payment, "reference"),
        payment.hasNonNull("milestone")
            ? words.say("story.milestone", payment.get("milestone").asInt())
            : "");
  }

  private List<String> then(String type, JsonNode event) {
    List<String> then = new ArrayList<>();
    if (type.equals("STARTED")) {
      event
          .path("milestones")
          .forEach(it ->
              then.add(
                  words.line(
                      milestone(it.get("milestone").asInt()),
                      words.label("stage", it.path("stage").asString("")))));
    }
    String closes = numbers(event, "closes");
    if (!closes.isEmpty()) {
      then.add(words.say("story.closes", closes));
    }
    if (event.hasNonNull("proves")) {
      then.add(words.say("story.proves", words.label("stage", event.get("proves").asString())));
    }
    if (event.hasNonNull("stage") && !type.equals("STARTED")) {
      then.add(words.say("story.stage", words.label("stage", event.get("stage").asString())));
    }
    if (event.hasNonNull("moves")) {
      then.add(words.say("story.moves", words.label("match-state", event.get("moves").asString())));
    }
    return then;
  }

  private static String numbers(JsonNode node, String name) {
    return String.join(", ", PilotRow.list(node, name, it -> String.valueOf(it.asInt())));
  }

  private static String tone(String type, JsonNode event) {
    return switch (type) {
      case "INCIDENT" ->
          event.path("incident").path("severity").asString("").equals("MINOR") ? "wait" : "bad";
      case "REFUSED", "REVERSED", "FAILED" -> "bad";
      case "SUBMITTED" -> "wait";
      case "STARTED", "CLEARED", "ACCEPTED", "PAYMENT", "CLOSED" -> "good";
      default -> "";
    };
  }
}
