package dev.salto.dashboard.pages;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Figures of parks, or of what a park is broken down by, one below the other.
 *
 * @param key of its title
 * @param heads keys of what stands above the columns
 * @param prose whether the last column is no figure
 */
public record MeasuresTable(String key, List<String> heads, boolean prose, List<Line> lines) {

  private static final String NOTHING = "–";
  private static final List<String> STEPS =
      List.of("matched", "agreed", "piloting", "delivered", "paid");
  private static final List<String> SEVERITIES = List.of("SAFETY", "MAJOR", "MINOR");

  /**
   * A line.
   *
   * @param head what it is about
   * @param beside what its head needs besides, such as a currency; empty for nothing
   * @param address of the page that it is the sum of
   */
  public record Line(String head, String beside, String address, List<String> cells) {}

  /**
   * What figures are of.
   *
   * @param address of the page with just these
   * @param figures as the API gives them
   */
  record Subject(String head, String beside, String address, JsonNode figures) {

    private Line line(List<String> cells) {
      return new Line(head, beside, address, cells);
    }
  }

  /** All tables of these. */
  static List<MeasuresTable> all(List<Subject> subjects, Words words) {
    return List.of(
        table(
            "scenarios",
            counts("posted", "orderBacked"),
            subjects,
            words,
            MeasuresTable::scenarios),
        table("lots", counts("ordered", "backed"), subjects, words, MeasuresTable::lots),
        values(subjects, words),
        table(
            "days",
            List.of("toMatch", "toAgreement", "toFirstPayment"),
            subjects,
            words,
            MeasuresTable::days),
        table(
            "incidents",
            List.of("runHours", "incidents", "per100Hours", "SAFETY", "MAJOR", "MINOR", "toFix"),
            subjects,
            words,
            MeasuresTable::incidents),
        unmet(subjects, words));
  }

  private static MeasuresTable table(
      String key,
      List<String> heads,
      List<Subject> subjects,
      Words words,
      BiFunction<JsonNode, Words, List<String>> cells) {
    return new MeasuresTable(
        key,
        heads,
        false,
        subjects.stream().map(it -> it.line(cells.apply(it.figures(), words))).toList());
  }

  private static List<String> counts(String... first) {
    return Stream.of(Stream.of(first), Stream.of("share"), STEPS.stream())
        .flatMap(it -> it)
        .toList();
  }

  /** Never a number of scenarios without the share that an order backs. */
  private static List<String> scenarios(JsonNode figures, Words words) {
    return steps(figures.path("scenarios"), "posted", "orderBacked");
  }

  private static List<String> lots(JsonNode figures, Words words) {
    return steps(figures.path("lots"), "ordered", "backed");
  }

  private static List<String> steps(JsonNode counts, String whole, String backed) {
    List<String> cells = new ArrayList<>();
    cells.add(number(counts, whole));
    cells.add(number(counts, backed));
    cells.add(share(counts, backed + "Share"));
    STEPS.forEach(step -> cells.add(number(counts, step)));
    return cells;
  }

  /** A line for each currency; the sealed lots stand beside the first. */
  private static MeasuresTable values(List<Subject> subjects, Words words) {
    List<Line> lines = new ArrayList<>();
    for (Subject subject : subjects) {
      String sealed = number(subject.figures(), "sealedLots");
      List<JsonNode> values = list(subject.figures().path("values"));
      for (JsonNode value : values) {
        String currency = value.get("currency").asString();
        List<String> cells = new ArrayList<>();
        Stream.concat(Stream.of("backed"), STEPS.stream())
            .forEach(step -> cells.add(amount(value.get(step).bigIntegerValue(), currency, words)));
        cells.add(value == values.getFirst() ? sealed : "");
        lines.add(
            new Line(
                subject.head(),
                subject.beside().isEmpty() ? currency : subject.beside() + " · " + currency,
                subject.address(),
                cells));
      }
      if (values.isEmpty()) {
        List<String> cells = new ArrayList<>();
        Stream.concat(Stream.of("backed"), STEPS.stream()).forEach(step -> cells.add(NOTHING));
        cells.add(sealed);
        lines.add(subject.line(cells));
      }
    }
    List<String> heads = new ArrayList<>(List.of("backed"));
    heads.addAll(STEPS);
    heads.add("sealedLots");
    return new MeasuresTable("values", heads, false, lines);
  }

  private static List<String> days(JsonNode figures, Words words) {
    JsonNode days = figures.path("days");
    return Stream.of("toMatch", "toAgreement", "toFirstPayment")
        .map(it -> median(days.path(it), words))
        .toList();
  }

  private static List<String> incidents(JsonNode figures, Words words) {
    JsonNode incidents = figures.path("incidents");
    List<String> cells = new ArrayList<>();
    cells.add(number(incidents, "runHours"));
    cells.add(number(incidents, "count"));
    cells.add(number(incidents, "per100Hours"));
    for (String severity : SEVERITIES) {
      cells.add(
          list(incidents.path("bySeverity")).stream()
              .filter(it -> severity.equals(it.path("severity").asString("")))
              .map(it -> number(it, "count"))
              .findFirst()
              .orElse(NOTHING));
    }
    cells.add(median(incidents.path("toFix"), words));
    return cells;
  }

  private static MeasuresTable unmet(List<Subject> subjects, Words words) {
    return new MeasuresTable(
        "unmet",
        List.of("unmetLots", "share", "why"),
        true,
        subjects.stream()
            .map(subject -> {
              JsonNode unmet = subject.figures().path("unmet");
              return subject.line(
                  List.of(number(unmet, "lots"), share(unmet, "share"), why(unmet, words)));
            })
            .toList());
  }

  private static String why(JsonNode unmet, Words words) {
    List<String> why = new ArrayList<>();
    for (JsonNode reason : unmet.path("why")) {
      if (reason.path("lots").asLong(0) > 0) {
        String code = reason.get("code").asString();
        String said = words.sayIfAny("count." + code);
        why.add(
            words.say(
                "measures.reason",
                said == null ? words.label("criterion", code) : said,
                reason.path("lots").asLong()));
      }
    }
    if (unmet.path("unexplained").asLong(0) > 0) {
      why.add(words.say("measures.unexplained", unmet.get("unexplained").asLong()));
    }
    if (unmet.hasNonNull("whyMissing")) {
      String code = unmet.get("whyMissing").asString();
      why.add(words.say("measures.untold", words.error(code, code)));
    }
    return why.isEmpty() ? NOTHING : String.join(words.chinese() ? "；" : "; ", why);
  }

  private static String median(JsonNode days, Words words) {
    return days.hasNonNull("median")
        ? words.say("measures.median", number(days, "median"), number(days, "count"))
        : NOTHING;
  }

  private static String number(JsonNode node, String name) {
    return node.hasNonNull(name)
        ? node.get(name).decimalValue().stripTrailingZeros().toPlainString()
        : NOTHING;
  }

  private static String share(JsonNode node, String name) {
    return node.hasNonNull(name) ? node.get(name).asInt() / 100 + "%" : NOTHING;
  }

  private static String amount(BigInteger minor, String currency, Words words) {
    return minor.signum() == 0 ? NOTHING : words.money(minor, currency);
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
