package dev.salto.pilots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.testing.Api;
import dev.salto.kit.testing.Api.Answer;
import dev.salto.schemas.Topics;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class WhoMayTest extends PilotsTest {

  private static final LocalDate DAY = PlayedMatcher.DAY;

  private static final List<String> ALL =
      List.of(
          "institute",
          "buyer",
          "agency",
          "office",
          "other-institute",
          "other-buyer",
          "other-agency");

  @ParameterizedTest(name = "{0} is for {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/start                    | institute",
        "/runs                     | institute",
        "/incidents                | institute buyer agency",
        "/incidents/1/clearance    | agency",
        "/versions                 | institute",
        "/milestones               | buyer",
        "/milestones/1/submission  | institute",
        "/milestones/1/decision    | buyer",
        "/payments                 | buyer office",
        "/payments/1/reversal      | buyer office",
        "/closing                  | buyer agency",
        "/failure                  | institute buyer agency",
      })
  void everyCommandIsForSomeAndRefusedToAllOthersWithWhoMay(String command, String allowed) {
    PlayedMatcher.agree("rights");
    Set<String> may = Set.of(allowed.split(" "));
    for (String who : ALL) {
      if (may.contains(who)) {
        // Whether the time for it has come is another matter.
        assertThat(as(who).post(path("rights", command), wrong(command)).status())
            .as(who + " " + command)
            .isIn(409, 422);
      } else {
        Answer refused =
            writesNothing(
                Topics.PILOT_EVENTS, () -> as(who).post(path("rights", command), body(command)));
        refused.isProblem(403, "NOT_ALLOWED");
        for (String one : may) {
          assertThat(refused.json().get("detail").asString())
              .contains(one.equals("office") ? "VERIFIER" : one);
        }
      }
    }
    writesNothing(Topics.PILOT_EVENTS, () -> as(null).post(path("rights", command), body(command)))
        .isProblem(401, "WHO_ASKS");
    writesNothing(
            Topics.PILOT_EVENTS, () -> as("nobody").post(path("rights", command), body(command)))
        .isProblem(403, "UNKNOWN_ORGANISATION");
  }

  private static ObjectNode body(String command) {
    return switch (command) {
      case "/runs" -> run(DAY, "1.0");
      case "/incidents" -> incident("MINOR", DAY, "1.0");
      case "/versions" -> Api.object("{'version':'1','date':'2026-01-05','answers':[]}");
      case "/milestones" -> Api.object("{'stage':'OPERATIONAL','title':{'zh':'x'}}");
      case "/milestones/1/decision" -> Api.object("{'decision':'ACCEPT'}");
      case "/payments" -> payment(1, "A");
      case "/payments/1/reversal", "/failure" -> reason("x");
      default -> Api.object("{}");
    };
  }

  /** What is refused whoever asks. */
  private static ObjectNode wrong(String command) {
    return body(command).put("surplus", 1);
  }

  @Test
  void amountsAreForTheInstituteTheBuyerAndVerifiers() {
    deliver("priced");
    buyer()
        .post(path("priced", "/payments"), payment(345_678, "Beleg-345678").put("milestone", 1))
        .is(201);
    buyer().post(path("priced", "/payments/1/reversal"), reason("345678 too much")).is(200);
    List<String> paths =
        List.of(PILOTS + "/priced", path("priced", "/events?size=200"), PILOTS + "?q=priced");
    for (String who : new String[] {"institute", "buyer", "office"}) {
      String shown = as(who).get(PILOTS + "/priced").is(200).text();
      assertThat(shown).contains("778899", "345678");
      assertThat(as(who).get(path("priced", "/events?size=200")).text()).contains("345678");
      assertThat(as(who).get(PILOTS + "?q=priced").text()).contains("778899");
    }
    for (String who : new String[] {"agency", "other-institute", "other-buyer", null}) {
      for (String path : paths) {
        String shown = as(who).get(path).is(200).text();
        assertThat(shown).as(who + " " + path).doesNotContain("778899", "345678", "991122");
      }
      JsonNode pilot = as(who).get(PILOTS + "/priced").json();
      assertThat(pilot.has("payments") || pilot.has("paid") || pilot.has("agreedPrice")).isFalse();
    }
    for (Map.Entry<String, Integer> refused :
        Map.of("OVER_PRICE", 778_900, "NOT_DELIVERED", 778_899).entrySet()) {
      String match = "priced-" + refused.getKey().toLowerCase(java.util.Locale.ROOT);
      begin(match);
      Answer answer = buyer().post(path(match, "/payments"), payment(refused.getValue(), "A"));
      assertThat(answer.isProblem(409, refused.getKey()).text())
          .as("not even to those who may see it")
          .doesNotContain("778899", "991122");
    }
  }

  @Test
  void aDeedThatBreaksARuleOfItsOwnIsRefusedWithEveryFieldThatIsWrong() {
    begin("strict");
    refuses("/runs", run(DAY, "1.0").put("hours", 0).put("surplus", 1), "surplus UNKNOWN_FIELD");
    refuses("/runs", run(DAY, "1.0").put("hours", 0), "hours RANGE");
    refuses("/runs", run(DAY, "1.0").put("date", "5.1.2026"), "date FORMAT");
    refuses("/runs", run(DAY.plusDays(1), "1.0"), "date FUTURE");
    refuses("/runs", run(DAY.minusDays(1), "1.0"), "date BEFORE_START");
    ObjectNode unit = run(DAY, "1.0");
    ((ObjectNode) unit.get("readings").get(0)).put("unit", "km");
    refuses("/runs", unit, "readings[0].unit WRONG_UNIT");
    ObjectNode unknown = run(DAY, "1.0");
    ((ObjectNode) unknown.get("readings").get(0)).put("attribute", "charm");
    refuses("/runs", unknown, "readings[0].attribute UNKNOWN_CODE");
    refuses("/incidents", incident("AWFUL", DAY, "1.0"), "severity UNKNOWN_CODE");
    refuses("/incidents", incident("MINOR", DAY.plusDays(1), "1.0"), "date FUTURE");
    refuses(
        "/versions",
        Api.object("{'version':'2','date':'2026-01-05','answers':[7]}"),
        "answers UNKNOWN_REFERENCE");
    assertInvalid(
        buyer()
            .post(
                path("strict", "/milestones"),
                Api.object(
                    "{'stage':'ORBITAL','title':{},'criteria':[{'attribute':'charm','operator':'>=','value':1,'unit':'x'}]}")),
        "stage UNKNOWN_CODE",
        "title REQUIRED");
    assertInvalid(
        buyer()
            .post(
                path("strict", "/milestones"),
                Api.object("{'stage':'OPERATIONAL','title':{'zh':'x'},'due':'2026-01-04'}")),
        "due PAST");
    assertInvalid(
        buyer().post(path("strict", "/milestones/1/decision"), Api.object("{'decision':'MAYBE'}")),
        "decision UNKNOWN_CODE");
    assertInvalid(buyer().post(path("strict", "/payments"), payment(0, "A")), "amount.minor RANGE");
    assertInvalid(buyer().post(path("strict", "/payments"), payment(1, "")), "reference REQUIRED");
    assertInvalid(
        buyer().post(path("strict", "/failure"), reason("长".repeat(501))), "reason RANGE");
    buyer()
        .post(path("strict", "/milestones/9/decision"), Api.object("{'decision':'ACCEPT'}"))
        .isProblem(404, "NOT_FOUND");
    institute().post(path("strict", "/runs"), "[]").isInvalid("body TYPE");
    institute().post(path("strict", "/runs"), "{").isProblem(400, "MALFORMED");
  }

  private void refuses(String command, ObjectNode body, String... errors) {
    assertInvalid(
        writesNothing(Topics.PILOT_EVENTS, () -> institute().post(path("strict", command), body)),
        errors);
  }

  private static void assertInvalid(Answer answer, String... errors) {
    answer.isInvalid(errors);
  }
}
