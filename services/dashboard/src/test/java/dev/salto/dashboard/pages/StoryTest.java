package dev.salto.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StoryTest {

  private static final Words EN =
      new Words(Language.EN, new PagesConfiguration().messageSource(), new Nobody());

  private static final JsonNode ORDER =
      json(
          """
          {"postedAt": "2026-01-05T02:00:00.000Z", "title": {"en": "Night patrol"}, "buyer": "port",
           "evidence": [
             {"kind": "PURCHASE_ORDER", "reference": "PO-1", "issuer": "port",
              "date": "2026-01-04", "validUntil": "2026-12-31",
              "verification": {"state": "VERIFIED", "by": "office", "date": "2026-01-05",
                               "reason": "seen"}}]}
          """);

  @Test
  void theStoryGoesFromThePostingOverDocumentsAndGatesToThePayment() {
    List<StoryLine> told =
        story()
            .posted("order", "buyer", ORDER)
            .matched(
                List.of(
                    match("PROPOSED", "2026-01-06T02:00:00.000Z", "PENDING"),
                    match("GATE", "2026-01-08T02:00:00.000Z", "MET"),
                    match("PILOTING", "2026-01-09T02:00:01.000Z", "MET"),
                    match("PAID", "2026-01-20T02:00:01.000Z", "MET")),
                true)
            .piloted(
                List.of(
                    json(
                        """
                        {"type": "STARTED", "by": "maker", "day": "2026-01-09",
                         "at": "2026-01-09T02:00:00.000Z", "moves": "PILOTING",
                         "stage": "SIMULATED", "milestones": [
                           {"milestone": 1, "stage": "SIMULATED", "title": {"en": "Fit"}}]}
                        """),
                    json(
                        """
                        {"type": "ACCEPTED", "by": "port", "day": "2026-01-15", "subject": 1,
                         "at": "2026-01-15T02:00:00.000Z", "moves": "DELIVERED",
                         "proves": "SIMULATED", "reason": "all of it"}
                        """),
                    json(
                        """
                        {"type": "PAYMENT", "by": "port", "day": "2026-01-20", "subject": 1,
                         "at": "2026-01-20T02:00:00.000Z", "moves": "PAID",
                         "payment": {"date": "2026-01-20", "milestone": 1}}
                        """)))
            .told();

    assertThat(told)
        .extracting(StoryLine::head)
        .containsExactly(
            "Document issued",
            "Order posted",
            "Document verified",
            "Proposed",
            "Gate decided",
            "Started",
            "Milestone accepted",
            "Payment");
    assertThat(told.get(2).who()).isEqualTo("office");
    assertThat(told.get(2).why()).isEqualTo("seen");
    assertThat(told.get(3).then()).containsExactly("Site clearance · Pending");
    assertThat(told.get(4).who()).isEqualTo("agency");
    assertThat(told.get(4).then()).containsExactly("Site clearance · Met · agency · S-1");
    assertThat(told.get(5).then())
        .containsExactly("Milestone 1 · Fit · Simulated", "The match is now: Piloting");
    assertThat(told.get(6).what()).isEqualTo("Milestone 1 · Fit");
    assertThat(told.get(6).then())
        .containsExactly("Proven: Simulated", "The match is now: Delivered");
    assertThat(told.get(6).why()).isEqualTo("all of it");
    assertThat(told.get(7).what()).isEqualTo("Milestone 1");
  }

  @Test
  void runsWithNothingBetweenThemAreFoldedAndOneThatClosesAnIncidentStandsAlone() {
    List<StoryLine> told =
        story()
            .piloted(
                IntStream.rangeClosed(1, 6)
                    .mapToObj(day -> run(day, day == 5 ? "[1]" : "[]"))
                    .toList())
            .told();

    assertThat(told).extracting(it -> it.folded().size()).containsExactly(4, 0, 0);
    assertThat(told.get(0).what()).isEqualTo("4 runs, 1 Feb 2026 to 4 Feb 2026");
    assertThat(told.get(0).folded())
        .extracting(StoryLine::day)
        .isSorted()
        .contains(LocalDate.of(2026, 2, 4));
    assertThat(told.get(1).then())
        .containsExactly("Incident 1 is closed: its fix has proven itself");
    assertThat(told.get(2).what()).startsWith("6 Feb 2026 · 8 h · False alarms of patrol 4 %");
  }

  @Test
  void foldedRunsAreOfTheDaysOnWhichTheyRanThoughTheyWereToldLater() {
    List<StoryLine> lines =
        story()
            .piloted(
                List.of(
                    json(
                        run(2, "[]")
                            .toString()
                            .replace("\"day\":\"2026-02-02", "\"day\":\"2026-02-05")),
                    json(
                        run(1, "[]")
                            .toString()
                            .replace("\"day\":\"2026-02-01", "\"day\":\"2026-02-05"))))
            .told();
    assertThat(lines.getFirst().what()).isEqualTo("2 runs, 1 Feb 2026 to 2 Feb 2026");
  }

  @Test
  void ofAMatchWithoutAPilotWhatTheMatchCameToIsTold() {
    assertThat(
            story()
                .matched(List.of(match("FAILED", "2026-01-06T02:00:00.000Z", "PENDING")), false)
                .told())
        .extracting(StoryLine::head, StoryLine::tone)
        .containsExactly(tuple("Pilot failed", "bad"));
  }

  @Test
  void aReservedFacilityIsToldByItsName() {
    JsonNode event =
        json(
            """
            {"type": "AGREED", "at": "2026-01-06T02:00:00.000Z",
             "gates": [{"code": "FACILITY", "state": "MET", "reference": "simulator-1"}]}
            """);
    List<StoryLine> told =
        new Story(EN, id -> "The city simulator").matched(List.of(event), true).told();
    assertThat(told.getFirst().then())
        .containsExactly("Facility reserved · Met · The city simulator");
  }

  private static Story story() {
    return new Story(EN, id -> id);
  }

  private static JsonNode match(String type, String at, String site) {
    return json(
        """
        {"type": "%s", "at": "%s", "by": "agency",
         "gates": [{"code": "SITE", "state": "%s"%s}]}
        """
            .formatted(
                type,
                at,
                site,
                site.equals("MET") ? ", \"by\": \"agency\", \"reference\": \"S-1\"" : ""));
  }

  private static JsonNode run(int day, String closes) {
    return json(
        """
        {"type": "RUN", "by": "maker", "day": "2026-02-0%1$d", "at": "2026-02-0%1$dT09:00:00.000Z",
         "closes": %2$s,
         "run": {"date": "2026-02-0%1$d", "hours": 8, "productVersion": "1.1",
                 "readings": [{"attribute": "patrol-false-alarm", "value": 4, "unit": "%%"}]}}
        """
            .formatted(day, closes));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
