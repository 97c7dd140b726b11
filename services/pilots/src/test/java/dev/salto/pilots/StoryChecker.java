package dev.salto.pilots;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads a pilot's story as anybody gets it and finds what can't be. It knows the rules from their
 * description alone and shares no code with the service.
 *
 * @param path the stages that the pilot has to go through
 */
record StoryChecker(List<String> path, long price, long budget, int provingDays) {

  private static final List<String> SEVERITIES = List.of("MINOR", "MAJOR", "SAFETY");
  private static final List<String> MOVES = List.of("PILOTING", "DELIVERED", "PAID", "CLOSED");

  /** All that is wrong; empty for a story that holds. */
  List<String> faults(List<JsonNode> story) {
    return new Reading(this).read(story);
  }

  private static final class Reading {
    private final StoryChecker rules;
    private final List<String> faults = new ArrayList<>();
    private final Map<Integer, Long> standing = new HashMap<>();
    private final Map<Integer, String> references = new HashMap<>();
    private final Map<String, BigDecimal> hours = new HashMap<>();
    private final Map<Integer, JsonNode> incidents = new HashMap<>();
    private final Map<Integer, Integer> answeredAt = new HashMap<>();
    private final Map<Integer, String> answeredBy = new HashMap<>();
    private final Set<Integer> closed = new HashSet<>();
    private final Set<Integer> unsafe = new HashSet<>();
    private final Map<Integer, String> stageOf = new HashMap<>();
    private final Map<Integer, String> milestones = new HashMap<>();
    private final List<String> proven = new ArrayList<>();
    private final List<JsonNode> past = new ArrayList<>();
    private int payments;
    private int moved = -1;
    private String stage = "";
    private LocalDate started = LocalDate.MIN;

    Reading(StoryChecker rules) {
      this.rules = rules;
    }

    List<String> read(List<JsonNode> story) {
      for (JsonNode event : story) {
        int before = faults.size();
        check(event);
        past.add(event);
        if (faults.size() > before) {
          faults.add("in event " + event);
        }
      }
      return faults;
    }

    private void check(JsonNode event) {
      expect(event.get("n").asInt() == past.size() + 1, "numbers are gapless");
      LocalDate day = LocalDate.parse(event.get("day").asString());
      expect(
          past.isEmpty() || !day.isBefore(LocalDate.parse(past.getLast().get("day").asString())),
          "days never go back");
      String type = event.get("type").asString();
      if (!type.equals("STARTED") && !type.equals("FAILED")) {
        expect(started != LocalDate.MIN, "nothing comes before the start");
      }
      switch (type) {
        case "STARTED" -> start(event, day);
        case "RUN" -> run(event, day);
        case "INCIDENT" -> incident(event);
        case "CLEARED" -> expect(unsafe.remove(subject(event)), "what is cleared waited for it");
        case "VERSION" -> version(event);
        case "MILESTONE" -> plan(event);
        case "SUBMITTED" -> judge(event, Set.of("PLANNED", "REFUSED"), "SUBMITTED");
        case "ACCEPTED" -> accept(event);
        case "REFUSED" -> judge(event, Set.of("SUBMITTED"), "REFUSED");
        case "PAYMENT" -> pay(event, day);
        case "REVERSED" -> expect(standing.remove(subject(event)) != null, "it stood");
        case "CLOSED" -> expect(graveOnes().isEmpty(), "grave incidents are closed");
        case "FAILED" -> expect(moved < 2, "what is paid does not fail");
        default -> faults.add("a known type");
      }
      move(event);
    }

    private void move(JsonNode event) {
      if (event.hasNonNull("moves") && !event.get("moves").asString().equals("FAILED")) {
        int to = MOVES.indexOf(event.get("moves").asString());
        expect(to == moved + 1 || to == 0 && moved <= 0, "the match moves step by step");
        moved = to;
      }
      boolean completes = sum() == rules.price() && event.get("type").asString().equals("PAYMENT");
      expect(
          completes == event.path("moves").asString("").equals("PAID"),
          "it is paid when the sum is the price");
    }

    private void start(JsonNode event, LocalDate day) {
      expect(
          past.stream().allMatch(it -> it.get("type").asString().equals("STARTED")),
          "a start comes first, or again");
      started = day;
      stageOf.clear();
      milestones.clear();
      event.get("milestones").forEach(this::plan);
      expect(
          event
              .get("milestones")
              .valueStream()
              .map(it -> it.get("stage").asString())
              .toList()
              .equals(rules.path()),
          "a milestone for each stage of the path");
      stage = event.get("stage").asString();
      expect(stage.equals(rules.path().getFirst()), "the path begins with its first stage");
    }

    private void run(JsonNode event, LocalDate day) {
      JsonNode run = event.get("run");
      LocalDate date = LocalDate.parse(run.get("date").asString());
      expect(!date.isAfter(day) && !date.isBefore(started), "between the start and today");
      BigDecimal sum =
          hours.merge(date.toString(), run.get("hours").decimalValue(), BigDecimal::add);
      expect(sum.compareTo(BigDecimal.valueOf(24)) <= 0, "a day has 24 hours");
      expect(unsafe.isEmpty(), "nothing runs while it is not safe");
      for (JsonNode number : event.path("closes")) {
        close(number.asInt(), run);
      }
    }

    private void close(int number, JsonNode run) {
      String version = run.get("productVersion").asString();
      expect(version.equals(answeredBy.get(number)), "the version that names it closes it");
      expect(closed.add(number), "it is closed once");
      int since = answeredAt.getOrDefault(number, Integer.MAX_VALUE);
      List<LocalDate> dates = new ArrayList<>();
      dates.add(LocalDate.parse(run.get("date").asString()));
      LocalDate told = LocalDate.MAX;
      for (JsonNode earlier : past) {
        JsonNode notice = earlier.get("productVersion");
        if (notice != null && notice.get("version").asString().equals(version)) {
          told = LocalDate.parse(notice.get("date").asString());
        }
        JsonNode other = earlier.get("run");
        if (other != null
            && other.get("productVersion").asString().equals(version)
            && earlier.get("n").asInt() > since) {
          dates.add(LocalDate.parse(other.get("date").asString()));
        }
        JsonNode incident = earlier.get("incident");
        if (incident != null
            && earlier.get("n").asInt() > since
            && incident.get("productVersion").asString().equals(version)) {
          expect(
              severity(incident) < severity(incidents.get(number)),
              "no incident like it with the version that names it");
        }
      }
      LocalDate from = told;
      dates.removeIf(it -> it.isBefore(from));
      LocalDate first = dates.stream().min(LocalDate::compareTo).orElse(LocalDate.MAX);
      LocalDate last = dates.stream().max(LocalDate::compareTo).orElse(LocalDate.MIN);
      expect(
          !dates.isEmpty() && ChronoUnit.DAYS.between(first, last) >= rules.provingDays(),
          "the version has run for the proving days");
    }

    private void incident(JsonNode event) {
      int number = subject(event);
      expect(number == incidents.size() + 1, "incidents are numbered");
      incidents.put(number, event.get("incident"));
      if (severity(event.get("incident")) == 2) {
        unsafe.add(number);
      }
    }

    private void version(JsonNode event) {
      for (JsonNode answer : event.get("productVersion").path("answers")) {
        expect(incidents.containsKey(answer.asInt()), "a version answers known incidents");
        expect(!closed.contains(answer.asInt()), "a version answers what is not closed");
        answeredAt.put(answer.asInt(), event.get("n").asInt());
        answeredBy.put(answer.asInt(), event.get("productVersion").get("version").asString());
      }
    }

    private void plan(JsonNode node) {
      JsonNode plans = node.has("milestones") ? node.get("milestones").get(0) : node;
      int number = plans.get("milestone").asInt();
      expect(number == milestones.size() + 1, "milestones are numbered");
      String of = plans.get("stage").asString();
      expect(rules.path().contains(of) && !proven.contains(of), "of a stage that is not done");
      milestones.put(number, "PLANNED");
      stageOf.put(number, of);
    }

    private void judge(JsonNode event, Set<String> from, String to) {
      String was = milestones.put(subject(event), to);
      expect(was != null && from.contains(was), "a milestone that was " + from);
      expect(stage.equals(stageOf.get(subject(event))), "of the stage that the pilot is at");
    }

    private void accept(JsonNode event) {
      judge(event, Set.of("SUBMITTED"), "ACCEPTED");
      boolean all =
          milestones.entrySet().stream()
              .filter(it -> stage.equals(stageOf.get(it.getKey())))
              .allMatch(it -> it.getValue().equals("ACCEPTED"));
      expect(
          event.path("proves").asString("").equals(all ? stage : ""),
          "a stage is proven by its last milestone");
      if (all) {
        proven.add(stage);
        expect(rules.path().subList(0, proven.size()).equals(proven), "stages in their order");
        boolean last = proven.size() == rules.path().size();
        expect(
            event.path("moves").asString("").equals(last ? "DELIVERED" : ""),
            "the last stage delivers");
        if (!last) {
          stage = event.path("stage").asString("");
          expect(stage.equals(rules.path().get(proven.size())), "the next stage begins");
        }
      }
    }

    private void pay(JsonNode event, LocalDate day) {
      JsonNode payment = event.get("payment");
      expect(subject(event) == ++payments, "payments are numbered");
      expect(payment.get("amount").get("currency").asString().equals("CNY"), "one currency");
      expect(!LocalDate.parse(payment.get("date").asString()).isAfter(day), "not of tomorrow");
      String reference = payment.get("reference").asString();
      expect(
          standing.keySet().stream().noneMatch(it -> reference.equals(references.get(it))),
          "a transfer counts once");
      standing.put(payments, payment.get("amount").get("minor").asLong());
      references.put(payments, reference);
      expect(sum() <= rules.price() && sum() <= rules.budget(), "never over price or budget");
    }

    private long sum() {
      return standing.values().stream().mapToLong(it -> it).sum();
    }

    private List<Integer> graveOnes() {
      return incidents.entrySet().stream()
          .filter(it -> severity(it.getValue()) > 0 && !closed.contains(it.getKey()))
          .map(Map.Entry::getKey)
          .toList();
    }

    private static int severity(JsonNode incident) {
      return SEVERITIES.indexOf(incident.get("severity").asString());
    }

    private static int subject(JsonNode event) {
      return event.path("subject").asInt(0);
    }

    private void expect(boolean holds, String rule) {
      if (!holds) {
        faults.add("broken: " + rule);
      }
    }
  }
}
