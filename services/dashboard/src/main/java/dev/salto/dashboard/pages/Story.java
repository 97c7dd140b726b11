package dev.salto.dashboard.pages;

import static dev.salto.dashboard.pages.MatchRow.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * The story of one match from the posting of its legs to its payment: postings, documents, what
 * happened to the match and its gates, and what happened in its pilot. Each is told as its reader
 * may see it, for that is how the services answered.
 */
final class Story {

  /** States that a match comes into by an event of its pilot, which tells more. */
  private static final Set<String> BY_PILOT =
      Set.of("PILOTING", "DELIVERED", "PAID", "CLOSED", "FAILED");

  private final Words words;
  private final UnaryOperator<String> facilities;
  private final List<StoryLine> lines = new ArrayList<>();

  /**
   * @param facilities names of facilities by their ids
   */
  Story(Words words, UnaryOperator<String> facilities) {
    this.words = words;
    this.facilities = facilities;
  }

  /** An offer, a scenario or an order, with the documents behind it. */
  Story posted(String kind, String owner, JsonNode posting) {
    Instant at = Instant.parse(posting.get("postedAt").asString());
    lines.add(
        new StoryLine(
            words.say("story.posted." + kind),
            "",
            words.text(posting.get("title")),
            words.name(posting.path(owner).asString("")),
            "",
            Words.dayOf(at),
            at,
            List.of()));
    posting.path("evidence").forEach(it -> document(it, posting.path(owner).asString(""), at));
    return this;
  }

  private void document(JsonNode it, String owner, Instant postedAt) {
    String which =
        words.line(words.label("evidence", it.path("kind").asString("")), text(it, "reference"));
    String validUntil = text(it, "validUntil");
    LocalDate date = LocalDate.parse(it.get("date").asString());
    lines.add(
        new StoryLine(
            words.say("story.document"),
            "",
            words.line(
                which,
                words.money(it.get("amount")),
                validUntil == null
                    ? ""
                    : words.say("until", words.day(LocalDate.parse(validUntil)))),
            words.name(it.path("issuer").asString(owner)),
            "",
            date,
            moment(date, postedAt),
            List.of()));
    JsonNode verification = it.path("verification");
    if (verification.hasNonNull("state")) {
      boolean verified = verification.get("state").asString().equals("VERIFIED");
      LocalDate on = LocalDate.parse(verification.get("date").asString());
      lines.add(
          new StoryLine(
              words.say(verified ? "story.document.verified" : "story.document.refused"),
              verified ? "good" : "bad",
              which,
              words.name(verification.path("by").asString("")),
              verification.path("reason").asString(""),
              on,
              moment(on, postedAt),
              List.of()));
    }
  }

  /** Of a day alone nothing is known but that it was not before the posting of the same day. */
  private static Instant moment(LocalDate day, Instant postedAt) {
    return day.equals(Words.dayOf(postedAt)) ? postedAt : day.atStartOfDay(Words.ZONE).toInstant();
  }

  /** What happened to the match, in order. */
  Story matched(List<JsonNode> events, boolean piloted) {
    Map<String, JsonNode> gates = new TreeMap<>();
    Set<String> accepted = new HashSet<>();
    for (JsonNode event : events) {
      String type = event.get("type").asString();
      List<String> changed = changes(gates, event);
      String by = text(event, "by");
      for (JsonNode it : event.path("acceptedBy")) {
        if (accepted.add(it.asString()) && by == null && type.equals("ACCEPTED")) {
          by = it.asString();
        }
      }
      if (piloted && BY_PILOT.contains(type)) {
        continue;
      }
      MatchRow.CauseRow cause = MatchRow.CauseRow.of(event);
      Instant at = Instant.parse(event.get("at").asString());
      lines.add(
          new StoryLine(
              words.event(type),
              tone(type),
              type.equals("PROPOSED") ? words.say("story.proposed") : "",
              by == null ? "" : words.name(by),
              cause == null ? "" : words.cause(cause),
              Words.dayOf(at),
              at,
              changed));
    }
    return this;
  }

  /** The gates that an event brought or changed, in words. */
  private List<String> changes(Map<String, JsonNode> known, JsonNode event) {
    List<String> changed = new ArrayList<>();
    for (JsonNode gate : event.path("gates")) {
      String code = gate.get("code").asString();
      if (gate.equals(known.put(code, gate))) {
        continue;
      }
      String reference = text(gate, "reference");
      String validUntil = text(gate, "validUntil");
      String by = text(gate, "by");
      changed.add(
          words.line(
              words.gate(code),
              words.label("gate-state", gate.get("state").asString()),
              by == null ? "" : words.name(by),
              reference != null && code.equals("FACILITY")
                  ? facilities.apply(reference)
                  : reference,
              validUntil == null
                  ? ""
                  : words.say("until", words.day(LocalDate.parse(validUntil)))));
    }
    return changed;
  }

  private static String tone(String type) {
    return switch (type) {
      case "PROPOSED", "GATE" -> "wait";
      case "ACCEPTED", "AGREED", "PILOTING", "DELIVERED", "PAID", "CLOSED" -> "good";
      default -> "bad";
    };
  }

  /** What happened in the pilot, in order. */
  Story piloted(List<JsonNode> events) {
    PilotTale tale = new PilotTale(words);
    events.forEach(event -> lines.add(tale.line(event)));
    return this;
  }

  /** All of it, oldest first; runs with nothing between them are folded into one line. */
  List<StoryLine> told() {
    List<StoryLine> told = new ArrayList<>();
    List<StoryLine> runs = new ArrayList<>();
    String run = words.label("pilot-event", "RUN");
    lines.sort(Comparator.comparing(StoryLine::at));
    for (StoryLine line : lines) {
      if (line.head().equals(run) && line.then().isEmpty()) {
        runs.add(line);
      } else {
        fold(runs, told);
        told.add(line);
      }
    }
    fold(runs, told);
    return told;
  }

  private void fold(List<StoryLine> runs, List<StoryLine> told) {
    if (runs.size() < 2) {
      told.addAll(runs);
    } else {
      StoryLine first = runs.getFirst();
      List<LocalDate> days = runs.stream().map(StoryLine::ran).sorted().toList();
      told.add(
          new StoryLine(
              first.head(),
              "",
              words.say(
                  "story.runs", runs.size(), words.day(days.getFirst()), words.day(days.getLast())),
              first.who(),
              "",
              first.day(),
              days.getFirst(),
              first.at(),
              List.of(),
              List.copyOf(runs)));
    }
    runs.clear();
  }
}
