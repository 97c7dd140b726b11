package dev.salto.projectoffers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.testing.Api;
import dev.salto.kit.testing.Api.Answer;
import dev.salto.kit.testing.Broker;
import dev.salto.kit.testing.Records;
import dev.salto.records.Match;
import dev.salto.records.Names;
import dev.salto.records.Titles;
import dev.salto.records.Versions;
import dev.salto.schemas.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class OfferPostingTest extends OffersTest {

  @Test
  void aClientMayChooseTheIdAndIsToldThePlaceAndTheEntityTag() {
    Answer posted = institute().post(OFFERS, offer("chosen")).is(201);
    assertThat(posted.header("Location")).isEqualTo("/api/v1/offers/chosen");
    assertThat(posted.etag()).matches("\"\\d+\"");
    ObjectNode shown = posted.object();
    assertThat(shown.get("version").asInt()).isEqualTo(1);
    assertThat(shown.get("status").asString()).isEqualTo("OPEN");
    assertThat(shown.get("postedAt").asString()).matches("\\d{4}-..-..T..:..:..\\.\\d{3}Z");
    assertThat(shown.get("organisation").get("jurisdiction").asString()).isEqualTo("MAINLAND");
    offer("chosen")
        .properties()
        .forEach(it -> assertThat(shown.get(it.getKey())).isEqualTo(it.getValue()));

    Answer read = institute().get(OFFERS + "/chosen").is(200);
    assertThat(read.json()).isEqualTo(shown);
    assertThat(read.etag()).isEqualTo(posted.etag());
    assertThat(read.header("Cache-Control")).as("it depends on who asks").isEqualTo("no-store");
  }

  @Test
  void theServiceMakesAnIdWhereNoneIsGivenAndTheOwnerIsWhoAsks() {
    ObjectNode draft = offer();
    draft.remove("institute");
    Answer posted = institute().post(OFFERS, draft).is(201);
    String id = posted.json().get("id").asString();
    assertThat(id).matches("offer-[2-9a-z]{10}");
    assertThat(posted.header("Location")).isEqualTo(OFFERS + "/" + id);
    assertThat(posted.json().get("institute").asString()).isEqualTo("institute");
  }

  @Test
  void aChineseIdIsFoundByItsEscapedPath() {
    Answer posted = institute().post(OFFERS, offer("项目-1")).is(201);
    institute().get(posted.header("Location")).is(200);
  }

  @Test
  void aPutThatCarriesTheReadOnlyFieldsOfItsOwnGetIsTaken() {
    institute().post(OFFERS, offer("roundtrip")).is(201);
    Answer read = institute().get(OFFERS + "/roundtrip");
    ObjectNode changed = read.object();
    changed.put("pilots", 5);
    Answer answer = institute().put(OFFERS + "/roundtrip", read.etag(), changed).is(200);
    assertThat(answer.json().get("pilots").asInt()).isEqualTo(5);
    assertThat(answer.json().get("version").asInt()).isEqualTo(2);
    assertThat(answer.json().get("postedAt")).isEqualTo(read.json().get("postedAt"));
    assertThat(answer.etag()).isNotEqualTo(read.etag());
  }

  @Test
  void aPutOfTheSameTermsWritesNothingAndKeepsTheVersion() {
    Answer posted = institute().post(OFFERS, offer("same")).is(201);
    long end = Broker.end(Topics.PROJECT_OFFERS);
    Answer answer =
        institute().put(OFFERS + "/same", posted.etag(), institute().get(OFFERS + "/same").json());
    assertThat(answer.is(200).etag()).isEqualTo(posted.etag());
    assertThat(answer.json().get("version").asInt()).isEqualTo(1);
    assertThat(Broker.end(Topics.PROJECT_OFFERS)).isEqualTo(end);
  }

  @Test
  void aChangeNeedsTheTagOfTheStateThatItChanges() {
    Answer posted = institute().post(OFFERS, offer("tags")).is(201);
    String path = OFFERS + "/tags";
    ObjectNode changed = offer("tags");
    changed.put("pilots", 4);
    writesNothing(Topics.PROJECT_OFFERS, () -> institute().put(path, null, changed))
        .isProblem(428, "IF_MATCH_REQUIRED");
    writesNothing(Topics.PROJECT_OFFERS, () -> institute().put(path, "\"999999\"", changed))
        .isProblem(412, "STALE");
    writesNothing(
            Topics.PROJECT_OFFERS,
            () -> institute().put(path, posted.etag(), offer("another").put("pilots", 4)))
        .isInvalid("id FIXED");
    institute().put(path, "\"7\", " + posted.etag(), changed).is(200);
    writesNothing(Topics.PROJECT_OFFERS, () -> institute().put(path, posted.etag(), changed))
        .isProblem(412, "STALE");
    changed.put("park", "elsewhere");
    Records.declare("elsewhere");
    writesNothing(Topics.PROJECT_OFFERS, () -> institute().put(path, "*", changed))
        .isInvalid("park FIXED");
  }

  @Test
  void ofManyWritersWithOneTagOneWinsAndTheOthersWriteNothing() throws Exception {
    String path = OFFERS + "/raced";
    Answer posted = institute().post(OFFERS, offer("raced")).is(201);
    long end = Broker.end(Topics.PROJECT_OFFERS);
    var statuses = new ConcurrentLinkedQueue<Integer>();
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 12)
          .forEach(n ->
              writers.submit(() -> {
                ObjectNode changed = offer("raced");
                changed.put("pilots", 10 + n);
                statuses.add(institute().put(path, posted.etag(), changed).status());
              }));
    }
    assertThat(statuses)
        .hasSize(12)
        .containsOnlyOnce(200)
        .allMatch(it -> List.of(200, 409, 412).contains(it));
    assertThat(Broker.end(Topics.PROJECT_OFFERS)).isEqualTo(end + 1);
    assertThat(institute().get(path).json().get("version").asInt()).isEqualTo(2);
  }

  @Test
  void ofManyWhoPostOneIdOneWins() throws Exception {
    long end = Broker.end(Topics.PROJECT_OFFERS);
    var statuses = new ConcurrentLinkedQueue<Integer>();
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 12)
          .forEach(n ->
              writers.submit(
                  () -> statuses.add(institute().post(OFFERS, offer("contested")).status())));
    }
    assertThat(statuses)
        .hasSize(12)
        .containsOnlyOnce(201)
        .allMatch(it -> List.of(201, 409).contains(it));
    assertThat(Broker.end(Topics.PROJECT_OFFERS)).isEqualTo(end + 1);
  }

  @Test
  void withdrawnIsAStatusAndPostingTheIdAgainOpensItAsItsNextVersionWithANewTime() {
    String path = OFFERS + "/again";
    Answer posted = institute().post(OFFERS, offer("again")).is(201);
    writesNothing(Topics.PROJECT_OFFERS, () -> institute().post(OFFERS, offer("again")))
        .isProblem(409, "ALREADY_EXISTS");

    Answer withdrawn = institute().delete(path).is(200);
    assertThat(withdrawn.json().get("status").asString()).isEqualTo("WITHDRAWN");
    assertThat(withdrawn.json().get("version").asInt()).isEqualTo(1);
    assertThat(institute().get(path).is(200).json()).isEqualTo(withdrawn.json());
    long end = Broker.end(Topics.PROJECT_OFFERS);
    assertThat(institute().delete(path).is(200).etag()).isEqualTo(withdrawn.etag());
    assertThat(Broker.end(Topics.PROJECT_OFFERS)).isEqualTo(end);
    institute().put(path, withdrawn.etag(), offer("again")).isProblem(409, "NOT_OPEN");
    writesNothing(Topics.PROJECT_OFFERS, () -> as("rival").post(OFFERS, ofRival("again")))
        .isProblem(403, "NOT_ALLOWED");

    Answer again = institute().post(OFFERS, offer("again")).is(201);
    assertThat(again.json().get("status").asString()).isEqualTo("OPEN");
    assertThat(again.json().get("version").asInt()).isEqualTo(2);
    assertThat(Instant.parse(again.json().get("postedAt").asString()))
        .isAfter(Instant.parse(posted.json().get("postedAt").asString()));
  }

  @Test
  void anIdThatIsTakenInAnotherParkIsRefused() {
    Records.declare("faraway");
    institute().post(OFFERS, offer("two-parks")).is(201);
    institute().delete(OFFERS + "/two-parks").is(200);
    ObjectNode elsewhere = offer("two-parks");
    elsewhere.put("park", "faraway");
    writesNothing(Topics.PROJECT_OFFERS, () -> institute().post(OFFERS, elsewhere))
        .isProblem(409, "ID_TAKEN");
  }

  @Test
  void aListIsFilteredSearchedAndPagedNewestFirst() {
    Records.declare("lists");
    for (int i = 1; i <= 5; i++) {
      ObjectNode offer = offer("list-" + i);
      offer.put("park", "lists");
      offer.putObject("title").put("en", i == 3 ? "Quiet 100%_drone" : "Sweeper");
      if (i > 3) {
        offer.set("fields", Api.array("['1.5']"));
      }
      institute().post(OFFERS, offer).is(201);
    }
    institute().delete(OFFERS + "/list-5").is(200);
    String list = OFFERS + "?park=lists";
    assertThat(institute().get(list).ids()).containsExactly("list-4", "list-3", "list-2", "list-1");
    assertThat(institute().get(list + "&status=WITHDRAWN").ids()).containsExactly("list-5");
    assertThat(institute().get(list + "&status=ALL").json().get("total").asInt()).isEqualTo(5);
    assertThat(institute().get(list + "&field=7").ids())
        .as("a field finds its sub-fields")
        .containsExactly("list-3", "list-2", "list-1");
    assertThat(institute().get(list + "&field=1.5,5.1").json().get("total").asInt()).isEqualTo(4);
    assertThat(institute().get(list + "&q=QUIET%20drone").ids()).containsExactly("list-3");
    assertThat(institute().get(list + "&q=100%25_").ids()).containsExactly("list-3");
    assertThat(institute().get(list + "&q=10_%25").ids()).isEmpty();
    assertThat(institute().get(list + "&institute=rival").ids()).isEmpty();
    Answer page = institute().get(list + "&page=1&size=3");
    assertThat(page.ids()).containsExactly("list-1");
    assertThat(page.json().get("total").asInt()).isEqualTo(4);
    assertThat(page.json().get("page").asInt()).isEqualTo(1);
    assertThat(page.json().get("size").asInt()).isEqualTo(3);
    assertThat(institute().get(list + "&page=9").ids()).isEmpty();
    for (String wrong : List.of("size=201", "size=0", "page=-1", "page=x", "colour=red")) {
      institute().get(OFFERS + "?" + wrong).isProblem(400, "INVALID_PARAMETER");
    }
  }

  @Test
  void aPriceIsSeenByItsInstituteAloneAndFromAgreedByTheBuyer() {
    Answer posted = institute().post(OFFERS, offer("priced")).is(201);
    assertThat(posted.json().has("price")).isTrue();
    String path = OFFERS + "/priced";
    String list = OFFERS + "?q=priced";
    for (String other : new String[] {null, "rival", "buyer", "agency"}) {
      assertThat(as(other).get(path).is(200).text()).doesNotContain("185000000", "price\"");
      assertThat(as(other).get(list).is(200).text()).doesNotContain("185000000", "price\"");
    }
    assertThat(institute().get(list).text()).contains("185000000");

    Broker.write(Topics.MATCHES, match("PROPOSED"));
    Broker.write(Topics.MATCHES, match("AGREED"));
    Awaitility.await()
        .untilAsserted(() -> assertThat(as("buyer").get(path).text()).contains("185000000"));
    assertThat(as("rival").get(path).text()).doesNotContain("185000000");

    Broker.write(Topics.MATCHES, match("FAILED"));
    Awaitility.await()
        .untilAsserted(() -> assertThat(as("buyer").get(path).text()).doesNotContain("185000000"));
  }

  private static Match match(String state) {
    return Match.newBuilder()
        .setId("priced~order~1")
        .setPark("hetao")
        .setOffer("priced")
        .setScenario("scenario")
        .setOrder("order")
        .setInstitute("institute")
        .setBuyer("buyer")
        .setTitles(new Titles(Records.text("a"), Records.text("b"), Records.text("c")))
        .setNames(new Names(Records.text("a"), Records.text("b")))
        .setVersions(new Versions(1, 1, 1))
        .setRound(1)
        .setState(state)
        .setAcceptedBy(List.of())
        .setScore(5000)
        .setParts(Map.of())
        .setGates(List.of())
        .setAnswerBy(null)
        .setCause(null)
        .setDecision(null)
        .setSequence(1)
        .setUpdatedAt(Instant.parse("2026-01-05T08:00:00.000Z"))
        .build();
  }

  private static ObjectNode ofRival(String id) {
    ObjectNode offer = offer(id);
    offer.put("institute", "rival");
    return offer;
  }
}
