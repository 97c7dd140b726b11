package dev.salto.systemtests.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.salto.systemtests.ParkClock;
import dev.salto.systemtests.Rest;
import dev.salto.systemtests.SharedSalto;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * The whole leap, told through REST: an order that nobody meets, the project that improves for it,
 * the match, its agreement and clearance, a simulated pilot with an incident and its fix, the
 * money, and the readiness proven that the buyer's next order asks for.
 */
@Timeout(400)
@ExtendWith(SharedSalto.class)
class FromMatchToMoneyTest {

  private static final String PARK = "story";
  private static final String AGENCY = OwnPark.AGENCY;
  private static final String INSTITUTE = "idea";
  private static final String BUYER = "bonded-operator";
  private static final String VERIFIER = OwnPark.VERIFIER;
  private static final long PRICE = 40_000_000;
  private static final String MATCH = "story-robot~story-simulated~1";
  private static final String PILOT = "/pilots/" + MATCH;

  private final Rest rest;
  private final Rest agency;
  private final Rest institute;
  private final Rest buyer;
  private final ParkClock clock;

  FromMatchToMoneyTest(SharedSalto.Whole whole) {
    this.rest = whole.rest();
    this.clock = new ParkClock(whole.salto(), PARK);
    this.agency = rest.as(AGENCY);
    this.institute = rest.as(INSTITUTE);
    this.buyer = rest.as(BUYER);
  }

  @Test
  void anUnmetOrderBecomesMoneyAndTheNextOrderMatchesAtOnce() {
    theParkOpensAPatrolThatABuyerPaysFor();
    theRobotAlarmsFalselyTooOften();
    itImprovesAndIsMatched();
    allAgreeAndTheSimulatorIsReserved();
    thePilotWaitsForItsClearance();
    aSafetyIncidentPausesItUntilTheAgencyClearsIt();
    aNewVersionProvesThatItIsGone();
    theBuyerAcceptsAndTheReadinessIsProven();
    theBuyerPaysWhatWasAgreedAndNoMore();
    theLotIsUsedUpForGood();
    theNextOrderMatchesAtOnce();
    theFunnelShowsIt();
    theStoryCanBeReadInOrder();
    theContractingDataShowIt();
  }

  private void theParkOpensAPatrolThatABuyerPaysFor() {
    agency.put("/parks/story/policy", "{\"minimumScore\":0,\"provingDays\":2}").ok();
    agency
        .post(
            "/facilities",
            """
            {"id":"story-simulator","park":"story","kind":"SIMULATOR","name":{"en":"Simulator"},
             "field":"2.1","status":"BUILT","places":1}\
            """)
        .ok();
    agency
        .post(
            "/scenarios",
            """
            {"id":"story-patrol","park":"story","title":{"en":"Night patrol of the park"},
             "fields":["2.1"],"requirements":[{"attribute":"patrol-false-alarm","operator":"<=",
             "value":5,"unit":"%","hard":true}],"stages":[{"stage":"SIMULATED","minTrl":5},
             {"stage":"SUPERVISED","minTrl":6}],"places":1,"siteClearance":"UNKNOWN"}\
            """)
        .ok();
    order("story-simulated", "SIMULATED", 45_000_000);
  }

  private void theRobotAlarmsFalselyTooOften() {
    institute.post("/offers", robot("6")).ok();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          JsonNode unmet = unmet("story-simulated");
          assertThat(unmet.path("lots").asInt()).isEqualTo(1);
          assertThat(unmet.path("counts").path("CAPABILITY").asInt()).isEqualTo(1);
        });
    assertThat(institute.get("/offers/story-robot/gaps").ok().text())
        .contains("patrol-false-alarm");
  }

  private void itImprovesAndIsMatched() {
    change("/offers/story-robot", robot("4"));
    awaitState(MATCH, "PROPOSED");
  }

  private void allAgreeAndTheSimulatorIsReserved() {
    for (Rest party : List.of(institute, buyer, agency)) {
      party.post("/matches/" + MATCH + "/decisions", "{\"decision\":\"ACCEPT\"}").ok();
    }
    awaitState(MATCH, "AGREED");
    JsonNode gates = rest.get("/matches/" + MATCH).ok().json().path("gates");
    assertThat(gate(gates, "FACILITY").path("state").asString()).isEqualTo("MET");
    assertThat(gate(gates, "FACILITY").path("reference").asString()).isEqualTo("story-simulator");
  }

  private void thePilotWaitsForItsClearance() {
    awaitPilot("WAITING");
    assertThat(institute.post(PILOT + "/start", "{}").status()).isEqualTo(409);
    agency
        .post(
            "/matches/" + MATCH + "/gates/SITE",
            "{\"state\":\"MET\",\"reference\":\"clearance-7\",\"validUntil\":\"%s\"}"
                .formatted(clock.day().plusYears(1)))
        .ok();
    awaitPilot("READY");
    assertThat(buyer.post(PILOT + "/start", "{}").status()).isEqualTo(403);
    institute.post(PILOT + "/start", "{}").ok();
    awaitState(MATCH, "PILOTING");
    awaitPilot("RUNNING");
  }

  private void aSafetyIncidentPausesItUntilTheAgencyClearsIt() {
    run("0.9", "4.8");
    buyer
        .post(
            PILOT + "/incidents",
            """
            {"severity":"SAFETY","date":"%s","description":"Ran into a barrier","productVersion":"0.9"}\
            """
                .formatted(clock.day()))
        .ok();
    awaitPilot("PAUSED");
    assertThat(institute.post(PILOT + "/runs", runJson("0.9", "4.8")).status()).isEqualTo(409);
    assertThat(institute.post(PILOT + "/incidents/1/clearance", "{}").status()).isEqualTo(403);
    agency.post(PILOT + "/incidents/1/clearance", "{\"reason\":\"Barrier marked\"}").ok();
    awaitPilot("RUNNING");
  }

  private void aNewVersionProvesThatItIsGone() {
    institute
        .post(
            PILOT + "/versions",
            """
            {"version":"1.0","date":"%s","answers":[1],"notes":"Sees barriers"}\
            """
                .formatted(clock.day()))
        .ok();
    run("1.0", "4.2");
    assertThat(incident().path("state").asString()).isEqualTo("ANSWERED");
    aDayLaterItRuns();
    assertThat(incident().path("state").asString()).isEqualTo("ANSWERED");
    aDayLaterItRuns();
    assertThat(incident().path("state").asString()).isEqualTo("CLOSED");
  }

  private void theBuyerAcceptsAndTheReadinessIsProven() {
    institute.post(PILOT + "/milestones/1/submission", "{}").ok();
    buyer
        .post(
            PILOT + "/milestones/1/decision",
            "{\"decision\":\"REFUSE\",\"reason\":\"One more night, please\"}")
        .ok();
    run("1.0", "3.8");
    institute.post(PILOT + "/milestones/1/submission", "{}").ok();
    buyer.post(PILOT + "/milestones/1/decision", "{\"decision\":\"ACCEPT\"}").ok();
    awaitState(MATCH, "DELIVERED");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          JsonNode offer = rest.get("/offers/story-robot").ok().json();
          assertThat(offer.path("readiness").path("stated").asInt()).isEqualTo(5);
          assertThat(offer.path("readiness").path("proven").asInt()).isEqualTo(6);
          assertThat(offer.path("readiness").path("provenBy").get(0).path("match").asString())
              .isEqualTo(MATCH);
          assertThat(offer.path("trackRecord").path("acceptedMilestones").asInt()).isEqualTo(1);
        });
  }

  private void theBuyerPaysWhatWasAgreedAndNoMore() {
    pay(PRICE / 4, "first").ok();
    assertThat(pay(PRICE, "too much").status()).isEqualTo(409);
    assertThat(pay(PRICE / 4 * 3, "rest").ok().json().path("state").asString()).isEqualTo("PAID");
    awaitState(MATCH, "PAID");
    JsonNode seen = buyer.get(PILOT).ok().json();
    assertThat(seen.path("paid").path("minor").asLong()).isEqualTo(PRICE);
    assertThat(seen.path("agreedPrice").path("minor").asLong()).isEqualTo(PRICE);
    String others = rest.as("astri").get(PILOT).ok().text();
    assertThat(others).doesNotContain(String.valueOf(PRICE));
  }

  private void theLotIsUsedUpForGood() {
    buyer.post(PILOT + "/closing", "{}").ok();
    awaitState(MATCH, "CLOSED");
    assertThat(rest.items("/matches?park=story")).isEmpty();
    assertThat(rest.items("/unmet-orders?park=story")).isEmpty();
  }

  private void theNextOrderMatchesAtOnce() {
    order("story-supervised", "SUPERVISED", 60_000_000);
    awaitState("story-robot~story-supervised~1", "PROPOSED");
  }

  private void theFunnelShowsIt() {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          JsonNode lots = rest.get("/parks/story/funnel").ok().json().path("lots");
          assertThat(lots.path("backed").asInt()).isEqualTo(2);
          assertThat(lots.path("matched").asInt()).isEqualTo(2);
          assertThat(lots.path("paid").asInt()).isEqualTo(1);
        });
  }

  private void theStoryCanBeReadInOrder() {
    assertThat(rest.items(PILOT + "/events"))
        .extracting(it -> it.path("type").asString())
        .containsSubsequence(
            "STARTED",
            "RUN",
            "INCIDENT",
            "CLEARED",
            "VERSION",
            "RUN",
            "SUBMITTED",
            "REFUSED",
            "SUBMITTED",
            "ACCEPTED",
            "PAYMENT",
            "PAYMENT",
            "CLOSED");
    assertThat(rest.get("/match-events?park=story").ok().json().path("items"))
        .filteredOn(it -> it.path("match").asString().equals(MATCH))
        .extracting(it -> it.path("type").asString())
        .containsSubsequence(
            "PROPOSED", "ACCEPTED", "AGREED", "GATE", "PILOTING", "DELIVERED", "PAID", "CLOSED");
  }

  private void theContractingDataShowIt() {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          JsonNode releases = rest.get("/ocds/releases?park=story").ok().json().path("releases");
          JsonNode release =
              Rest.list(releases).stream()
                  .filter(it -> it.toString().contains("story-simulated"))
                  .findFirst()
                  .orElseThrow();
          assertThat(release.path("tag").toString()).contains("implementation");
          JsonNode transactions =
              release.path("contracts").get(0).path("implementation").path("transactions");
          assertThat(transactions).hasSize(2);
        });
  }

  private void order(String id, String stage, long budget) {
    buyer
        .post(
            "/orders",
            """
            {"id":"%s","park":"story","scenario":"story-patrol","title":{"en":"Night patrol"},
             "lots":1,"stage":"%s","route":"OWN_PURCHASE","disclosure":"PUBLIC",
             "budgetPerLot":{"minor":%d,"currency":"CNY"},"evidence":[{"kind":"CONTRACT_SIGNATURE",
             "reference":"%s","issuer":"%s","date":"%s","amount":{"minor":%d,"currency":"CNY"}}]}\
            """
                .formatted(id, stage, budget, id, BUYER, clock.day().minusDays(2), budget))
        .ok();
    rest.as(VERIFIER)
        .post("/orders/" + id + "/evidence/1/verification", "{\"state\":\"VERIFIED\"}")
        .ok();
  }

  private static String robot(String falseAlarm) {
    return """
    {"id":"story-robot","park":"story","title":{"en":"Patrol robot"},"fields":["2.1"],"trl":5,
     "capabilities":[{"attribute":"patrol-false-alarm","value":%s,"unit":"%%"}],
     "price":{"minor":%d,"currency":"CNY"},"pilots":1}\
    """
        .formatted(falseAlarm, PRICE);
  }

  private void change(String path, String json) {
    String tag = institute.tag(path);
    institute.put(path, json, tag).ok();
  }

  private JsonNode unmet(String order) {
    return rest.items("/unmet-orders?park=story").stream()
        .filter(it -> it.path("order").asString().equals(order))
        .findFirst()
        .orElseThrow(() -> new AssertionError(order + " is not unmet"));
  }

  private void run(String version, String falseAlarm) {
    institute.post(PILOT + "/runs", runJson(version, falseAlarm)).ok();
  }

  private String runJson(String version, String falseAlarm) {
    return """
    {"date":"%s","hours":6,"work":4.5,"workUnit":"km","productVersion":"%s",
     "readings":[{"attribute":"patrol-false-alarm","value":%s,"unit":"%%"}]}\
    """
        .formatted(clock.day(), version, falseAlarm);
  }

  private Rest.Answer pay(long minor, String reference) {
    return buyer.post(
        PILOT + "/payments",
        """
        {"amount":{"minor":%d,"currency":"CNY"},"date":"%s","reference":"%s","milestone":1}\
        """
            .formatted(minor, clock.day(), reference));
  }

  private JsonNode incident() {
    return rest.get(PILOT).ok().json().path("incidents").get(0);
  }

  private void aDayLaterItRuns() {
    clock.nextDay();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> institute.post(PILOT + "/runs", runJson("1.0", "3.9")).status() / 100 == 2);
  }

  private void awaitState(String match, String state) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(rest.get("/matches/" + match).json().path("state").asString(""))
                .isEqualTo(state));
  }

  private void awaitPilot(String state) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> assertThat(rest.get(PILOT).json().path("state").asString("")).isEqualTo(state));
  }

  private static JsonNode gate(JsonNode gates, String code) {
    return Rest.list(gates).stream()
        .filter(it -> it.path("code").asString().equals(code))
        .findFirst()
        .orElseThrow();
  }
}
