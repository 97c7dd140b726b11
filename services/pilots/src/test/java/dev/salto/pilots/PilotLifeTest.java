package dev.salto.pilots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.testing.Api;
import dev.salto.kit.testing.Api.Answer;
import dev.salto.kit.testing.Broker;
import dev.salto.kit.testing.Instance;
import dev.salto.kit.view.SharedProjections;
import dev.salto.kit.view.View;
import dev.salto.records.Agreement;
import dev.salto.schemas.Topics;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PilotLifeTest extends PilotsTest {

  private static final LocalDate DAY = PlayedMatcher.DAY;

  @Test
  void aPilotGoesFromItsStartToItsClosing() {
    PlayedMatcher.agree("whole");
    JsonNode ready = as(null).get(PILOTS + "/whole").is(200).json();
    assertThat(ready.get("state").asString()).isEqualTo("READY");
    assertThat(ready.get("stages").valueStream().map(JsonNode::asString))
        .containsExactly("SUPERVISED", "OPERATIONAL");
    assertThat(ready.has("startedAt")).isFalse();
    assertThat(ready.get("requirements").get(0).get("attribute").asString()).isEqualTo("noise");

    JsonNode started = start("whole").json();
    assertThat(started.get("state").asString()).isEqualTo("RUNNING");
    assertThat(started.get("stage").asString()).isEqualTo("SUPERVISED");
    assertThat(started.get("startedOn").asString()).isEqualTo("2026-01-05");
    assertThat(started.get("milestones")).hasSize(2);

    JsonNode ran = institute().post(path("whole", "/runs"), run(DAY, "1.0")).is(201).json();
    assertThat(ran.get("runs").get("count").asInt()).isEqualTo(1);
    assertThat(ran.get("runs").get("hours").decimalValue()).isEqualByComparingTo("7.5");
    JsonNode milestone = ran.get("milestones").get(0);
    assertThat(milestone.get("criteria").get(0).get("met").asBoolean()).isTrue();
    assertThat(milestone.get("evidence").get("noise").get("value").asInt()).isEqualTo(68);

    JsonNode paused =
        agency().post(path("whole", "/incidents"), incident("SAFETY", DAY, "1.0")).is(201).json();
    assertThat(paused.get("state").asString()).isEqualTo("PAUSED");
    assertThat(paused.get("pausedBy").get(0).asString()).isEqualTo("INCIDENT:1");
    Answer refused =
        writesNothing(
            Topics.PILOT_EVENTS,
            () -> institute().post(path("whole", "/runs"), run(DAY, "1.0").put("note", "x")));
    refused.isProblem(409, "PILOT_STATE");
    assertThat(refused.json().get("state").asString()).isEqualTo("PAUSED");
    assertThat(refused.json().get("allowed").valueStream().map(JsonNode::asString))
        .containsExactly("INCIDENT", "CLEARED", "VERSION", "PAYMENT", "REVERSED", "FAILED");
    JsonNode cleared =
        agency().post(path("whole", "/incidents/1/clearance"), reason("护栏已加")).is(200).json();
    assertThat(cleared.get("state").asString()).isEqualTo("RUNNING");
    assertThat(cleared.get("incidents").get(0).get("cleared").asBoolean()).isTrue();

    JsonNode answered =
        institute()
            .post(
                path("whole", "/versions"),
                Api.object("{'version':'1.1','date':'2026-01-05','answers':[1],'notes':'fix'}"))
            .is(201)
            .json();
    assertThat(answered.get("incidents").get(0).get("state").asString()).isEqualTo("ANSWERED");
    assertThat(answered.get("incidents").get(0).get("answeredBy").asString()).isEqualTo("1.1");

    accept("whole", 1);
    JsonNode extra =
        buyer()
            .post(
                path("whole", "/milestones"),
                Api.object(
                    "{'stage':'OPERATIONAL','title':{'zh':'雨夜'},'criteria':[],'due':'2026-12-31'}"))
            .is(201)
            .json();
    assertThat(extra.get("stage").asString()).isEqualTo("OPERATIONAL");
    assertThat(extra.get("milestones").get(2).get("state").asString()).isEqualTo("PLANNED");
    institute().post(path("whole", "/runs"), run(DAY, "1.1")).is(201);
    accept("whole", 2);
    institute().post(path("whole", "/milestones/3/submission"), "{}").is(200);
    buyer()
        .post(path("whole", "/milestones/3/decision"), Api.object("{'decision':'REFUSE'}"))
        .isInvalid("reason REQUIRED");
    JsonNode judged =
        buyer()
            .post(
                path("whole", "/milestones/3/decision"),
                Api.object("{'decision':'REFUSE','reason':'太慢'}"))
            .is(200)
            .json();
    assertThat(judged.get("milestones").get(2).get("state").asString()).isEqualTo("REFUSED");
    accept("whole", 3);
    assertThat(as(null).get(PILOTS + "/whole").json().get("state").asString())
        .isEqualTo("DELIVERED");

    JsonNode partly =
        as("office").post(path("whole", "/payments"), payment(400_000, "A")).is(201).json();
    assertThat(partly.get("paid").get("minor").asLong()).isEqualTo(400_000);
    buyer().post(path("whole", "/payments/1/reversal"), reason("退回")).is(200);
    buyer().post(path("whole", "/payments"), payment(778_899, "B").put("milestone", 2)).is(201);
    JsonNode paid = buyer().get(PILOTS + "/whole").json();
    assertThat(paid.get("state").asString()).isEqualTo("PAID");
    assertThat(paid.get("payments").get(0).get("state").asString()).isEqualTo("REVERSED");
    buyer().post(path("whole", "/closing"), "{}").isProblem(409, "OPEN_INCIDENTS");

    day(DAY.plusDays(14));
    try {
      JsonNode proven =
          institute().post(path("whole", "/runs"), run(DAY.plusDays(14), "1.1")).is(201).json();
      assertThat(proven.get("incidents").get(0).get("state").asString()).isEqualTo("CLOSED");
      assertThat(proven.get("incidents").get(0).has("closedAt")).isTrue();
      JsonNode closed = agency().post(path("whole", "/closing"), "{}").is(200).json();
      assertThat(closed.get("state").asString()).isEqualTo("CLOSED");
    } finally {
      day(DAY);
    }

    JsonNode story = as(null).get(path("whole", "/events?size=200")).is(200).json();
    assertThat(story.get("total").asInt()).isEqualTo(story.get("items").size());
    assertThat(
            story
                .get("items")
                .valueStream()
                .filter(it -> it.has("moves"))
                .map(it -> it.get("moves").asString()))
        .containsExactly("PILOTING", "DELIVERED", "PAID", "CLOSED");
    assertThat(
            story
                .get("items")
                .valueStream()
                .filter(it -> it.has("proves"))
                .map(it -> it.get("proves").asString()))
        .containsExactly("SUPERVISED", "OPERATIONAL");
    assertThat(story.get("items").valueStream().map(it -> it.get("n").asInt()))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, story.get("total").asInt()).boxed().toList());
    JsonNode second = as(null).get(path("whole", "/events?size=5&page=1")).is(200).json();
    assertThat(second.get("items").get(0).get("n").asInt()).isEqualTo(6);
    assertThat(second.get("items")).hasSize(5);
    as(null).get(path("whole", "/events?q=x")).isProblem(400, "INVALID_PARAMETER");
  }

  @Test
  void aPilotStartsOnlyWhenAllItsGatesAreMet() {
    PlayedMatcher.agree("gated", PlayedMatcher.gate("SITE", "PENDING"));
    JsonNode waiting = as(null).get(PILOTS + "/gated").is(200).json();
    assertThat(waiting.get("state").asString()).isEqualTo("WAITING");
    assertThat(waiting.get("pausedBy").get(0).asString()).isEqualTo("SITE");
    writesNothing(Topics.PILOT_EVENTS, () -> institute().post(path("gated", "/start"), "{}"))
        .isProblem(409, "PILOT_STATE");
    PlayedMatcher.put(
        PlayedMatcher.changed(PlayedMatcher.standing("gated"))
            .setGates(List.of(PlayedMatcher.gate("SITE", "MET")))
            .build());
    start("gated");
    PlayedMatcher.put(
        PlayedMatcher.changed(PlayedMatcher.standing("gated"))
            .setGates(List.of(PlayedMatcher.gate("SITE", "PENDING")))
            .build());
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(as(null).get(PILOTS + "/gated").json().get("state").asString())
                .as("pauses when one expires")
                .isEqualTo("PAUSED"));
  }

  @Test
  void aStartThatTheMatcherNeverSawLeavesThePilotReadyToStart() {
    PlayedMatcher.isDownFor("crashed");
    PlayedMatcher.agree("crashed");
    Broker.write(Topics.PILOT_EVENTS, PlayedMatcher.started("crashed"));
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(as(null).get(PILOTS + "/crashed").json().path("events").asInt())
                .isEqualTo(1));
    JsonNode pilot = as(null).get(PILOTS + "/crashed").json();
    assertThat(pilot.get("state").asString()).isEqualTo("READY");
    assertThat(pilot.has("startedAt")).isFalse();
    PlayedMatcher.hears("crashed");
    JsonNode started = start("crashed").json();
    assertThat(started.get("state").asString()).isEqualTo("RUNNING");
    assertThat(started.get("events").asInt()).isEqualTo(2);
    assertThat(started.get("milestones")).hasSize(2);
  }

  @Test
  void aMatchThatEndedMeanwhileIsToldWithItsState() {
    PlayedMatcher.agree("lost");
    PlayedMatcher.losesNext("lost");
    Answer answer = institute().post(path("lost", "/start"), "{}").isProblem(409, "NOT_FOLLOWED");
    assertThat(answer.json().get("state").asString()).isEqualTo("WITHDRAWN");
    JsonNode ended = as(null).get(PILOTS + "/lost").json();
    assertThat(ended.get("state").asString()).isEqualTo("ENDED");
    assertThat(ended.has("startedAt")).isFalse();
    institute().post(path("lost", "/start"), "{}").isProblem(409, "PILOT_STATE");
  }

  @Test
  void aMatcherThatIsDownIsWaitedForAndThenToldOf() {
    PlayedMatcher.agree("deaf");
    PlayedMatcher.isDownFor("deaf");
    institute().post(path("deaf", "/start"), "{}").isProblem(409, "NOT_FOLLOWED");
    assertThat(as(null).get(PILOTS + "/deaf").json().get("state").asString()).isEqualTo("READY");
  }

  @Test
  void aFailedPilotTakesNothingButWhatComesBack() {
    begin("failed");
    buyer().post(path("failed", "/payments"), payment(1, "A")).is(201);
    agency().post(path("failed", "/failure"), "{}").isInvalid("reason REQUIRED");
    JsonNode failed = agency().post(path("failed", "/failure"), reason("场地关闭")).is(200).json();
    assertThat(failed.get("state").asString()).isEqualTo("FAILED");
    institute()
        .post(path("failed", "/runs"), run(DAY, "1.0").put("note", "late"))
        .isProblem(409, "PILOT_STATE");
    buyer().post(path("failed", "/payments/1/reversal"), reason("退款")).is(200);
  }

  @Test
  void ofManyPaymentsAtOnceOneIsTakenAndTheOthersConflict() throws Exception {
    deliver("raced");
    List<Callable<Answer>> racers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String reference = "race-" + i;
      String who = i % 2 == 0 ? "buyer" : "office";
      racers.add(() -> as(who).post(path("raced", "/payments"), payment(400_000, reference)));
    }
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(racers.size())) {
      for (Future<Answer> answer : threads.invokeAll(racers)) {
        statuses.add(answer.get().status());
        if (answer.get().status() != 201) {
          assertThat(answer.get().json().get("code").asString()).isIn("CONFLICT", "OVER_PRICE");
        }
      }
    }
    assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    JsonNode pilot = buyer().get(PILOTS + "/raced").json();
    assertThat(pilot.get("paid").get("minor").asLong()).isEqualTo(400_000);
    assertThat(pilot.get("payments")).hasSize(1);
  }

  @Test
  void aListShowsThePilotsOfTheStatesThatAreAskedFor() {
    PlayedMatcher.agree("l-ready");
    PlayedMatcher.agree("l-waiting", PlayedMatcher.gate("DATA", "PENDING"));
    begin("l-running");
    begin("l-paused");
    as("buyer").post(path("l-paused", "/incidents"), incident("SAFETY", DAY, "1.0")).is(201);
    begin("l-cleared");
    buyer().post(path("l-cleared", "/incidents"), incident("SAFETY", DAY, "1.0")).is(201);
    agency().post(path("l-cleared", "/incidents/1/clearance"), "{}").is(200);
    begin("l-failed");
    buyer().post(path("l-failed", "/failure"), reason("x")).is(200);
    PlayedMatcher.put(PlayedMatcher.match("l-never", "DECLINED").build());
    PlayedMatcher.put(PlayedMatcher.match("l-proposed", "PROPOSED").build());
    PlayedMatcher.agree("l-ended");
    PlayedMatcher.put(
        PlayedMatcher.changed(PlayedMatcher.standing("l-ended")).setState("WITHDRAWN").build());
    Awaitility.await().untilAsserted(() -> assertThat(listed("state=ENDED")).contains("l-ended"));
    assertThat(listed("state=ENDED")).doesNotContain("l-never");
    assertThat(listed("state=READY")).contains("l-ready").doesNotContain("l-waiting");
    assertThat(listed("state=WAITING")).contains("l-waiting").doesNotContain("l-ready");
    assertThat(listed("state=RUNNING")).contains("l-running", "l-cleared");
    assertThat(listed("state=RUNNING")).doesNotContain("l-paused", "l-ready");
    assertThat(listed("state=PAUSED")).contains("l-paused").doesNotContain("l-running");
    assertThat(listed("state=FAILED")).contains("l-failed").doesNotContain("l-running");
    assertThat(listed("")).contains("l-ready", "l-waiting", "l-running", "l-paused");
    assertThat(listed("")).doesNotContain("l-failed", "l-ended", "l-never", "l-proposed");
    assertThat(listed("state=ALL")).contains("l-failed", "l-ended").doesNotContain("l-proposed");
    assertThat(listed("offer=offer-l-ready")).containsExactly("l-ready");
    assertThat(listed("institute=nobody")).isEmpty();
    assertThat(listed("park=nowhere")).isEmpty();
    assertThat(listed("q=l-running")).containsExactly("l-running");
    as(null).get(PILOTS + "?state=FLYING").isProblem(400, "INVALID_PARAMETER");
    JsonNode page = as(null).get(PILOTS + "?state=ALL&size=2&page=1").is(200).json();
    assertThat(page.get("items")).hasSize(2);
    assertThat(page.get("total").asInt()).isEqualTo(listed("state=ALL").size());
  }

  @Test
  void aListTellsOfEachPilotWhichMilestonesWaitForTheBuyer() {
    begin("s-none");
    begin("s-one");
    institute().post(path("s-one", "/milestones/1/submission"), "{}").is(200);
    assertThat(submitted("s-one")).containsExactly("1");
    assertThat(submitted("s-none")).isEmpty();
    buyer()
        .post(path("s-one", "/milestones/1/decision"), Api.object("{'decision':'ACCEPT'}"))
        .is(200);
    assertThat(submitted("s-one")).isEmpty();
  }

  private List<String> submitted(String match) {
    JsonNode pilot = items("q=" + match).getFirst();
    assertThat(pilot.has("milestones")).as("more than a list needs").isFalse();
    return pilot
        .get("submitted")
        .valueStream()
        .peek(it -> assertThat(it.get("title").has("zh")).isTrue())
        .map(it -> it.get("milestone").asString())
        .toList();
  }

  private List<String> listed(String query) {
    return items(query).stream().map(it -> it.get("match").asString()).toList();
  }

  private List<JsonNode> items(String query) {
    return as(null)
        .get(PILOTS + "?size=200&" + query)
        .is(200)
        .json()
        .get("items")
        .valueStream()
        .toList();
  }

  @Test
  void withoutAnAgreementThereIsNoPilot() {
    PlayedMatcher.put(PlayedMatcher.match("proposed", "PROPOSED").build());
    for (String match : List.of("proposed", "unheard-of")) {
      as(null).get(PILOTS + "/" + match).isProblem(404, "NOT_FOUND");
      as(null).get(path(match, "/events")).isProblem(404, "NOT_FOUND");
      writesNothing(Topics.PILOT_EVENTS, () -> institute().post(path(match, "/start"), "{}"))
          .isProblem(404, "NOT_FOUND");
    }
  }

  @Test
  void aViewMadeAnewFromTheLogShowsTheSamePilots() {
    deliver("kept");
    buyer().post(path("kept", "/payments"), payment(778_899, "all")).is(201);
    begin("kept-2");
    institute().post(path("kept-2", "/incidents"), incident("MAJOR", DAY, "1.0")).is(201);
    try (Instance instance =
        new Instance(
            "rebuilt-" + UUID.randomUUID(),
            "pilots",
            SharedProjections.MATCHES,
            SharedProjections.AGREEMENTS,
            SharedProjections.PILOT_EVENTS,
            SharedProjections.ORGANISATIONS,
            SharedProjections.POLICIES,
            SharedProjections.DAYS)) {
      View view = instance.view();
      Awaitility.await().until(view::caughtUp);
      PilotArchive archive = new PilotArchive(view);
      for (String match : List.of("kept", "kept-2")) {
        Agreement agreement = archive.require(match).agreement();
        assertThat(agreement.getPrice().getMinor()).isEqualTo(778_899);
        ObjectNode made =
            PilotJson.whole(
                archive.require(match),
                view.documents().byId(Topics.ORGANISATIONS, "buyer").orElseThrow().content());
        assertThat(made.toString())
            .isEqualTo(buyer().get(PILOTS + "/" + match).is(200).json().toString());
      }
    }
  }
}
