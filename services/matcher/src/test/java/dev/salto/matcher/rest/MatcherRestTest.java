package dev.salto.matcher.rest;

import static dev.salto.matcher.Given.AGENCY;
import static dev.salto.matcher.Given.BUYER;
import static dev.salto.matcher.Given.DAY;
import static dev.salto.matcher.Given.INSTITUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.feed.FeedCursor;
import dev.salto.kit.json.RecordJson;
import dev.salto.main.matcher.MatcherApplication;
import dev.salto.matcher.Figures;
import dev.salto.matcher.Given;
import dev.salto.matcher.TestBroker;
import dev.salto.matcher.TestLog;
import dev.salto.matcher.streams.Instance;
import dev.salto.matcher.streams.Parks;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Money;
import dev.salto.records.ProjectOffer;
import dev.salto.records.Text;
import dev.salto.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The service as it runs, asked over HTTP. Each test has a park of its own. */
@Timeout(90)
@DirtiesContext
@SpringBootTest(
    classes = MatcherApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"spring.config.name=salto-kit", "salto.instance=tested"})
class MatcherRestTest {

  private static final int PARTITIONS = 3;
  private static final String STRANGER = "a-stranger";
  private static final String ACCEPT = "{\"decision\":\"ACCEPT\"}";

  @TempDir static Path folder;
  private static TestBroker broker;
  private static TestLog log;

  @Value("${local.server.port}")
  private int port;

  @Autowired private Parks parks;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    registry.add("salto.bootstrap-servers", () -> broker.bootstrapServers());
    registry.add("salto.data", () -> folder.resolve("tested").toString());
  }

  @BeforeAll
  static void start() {
    broker = new TestBroker(PARTITIONS);
    log = new TestLog(broker.bootstrapServers(), PARTITIONS);
    log.post(Topics.ORGANISATIONS, Given.organisation(AGENCY, "AGENCY"));
    log.post(Topics.ORGANISATIONS, Given.organisation(INSTITUTE, "INSTITUTE"));
    log.post(Topics.ORGANISATIONS, Given.organisation(BUYER, "BUYER"));
    log.post(Topics.ORGANISATIONS, Given.organisation(STRANGER, "INSTITUTE"));
  }

  @AfterAll
  static void stop() {
    log.close();
    broker.close();
  }

  @Test
  void theListHasStandingMatchesUnlessAStateIsAskedForAndSaysWhereTheFeedGoesOn() {
    String park = matched("list", 0);
    log.post(
        Topics.PROJECT_OFFERS,
        offer(park, "second").setPostedAt(Given.POSTED.plusSeconds(1)).build());
    log.post(Topics.BUYER_ORDERS, order(park, "order-b").build());
    String second = id(park, "second", "order-b");
    awaitMatch(second, "PROPOSED");
    post("/matches/" + second + "/decisions", "{\"decision\":\"DECLINE\"}", BUYER).isOk();

    Answer standing = get("/matches?park=" + park, null);
    assertThat(standing.items("id")).containsExactly(id(park, "sweeper", "order-a"));
    assertThat(standing.json().get("total").asInt()).isEqualTo(1);
    assertThat(standing.json().get("page").asInt()).isZero();
    assertThat(standing.json().get("size").asInt()).isEqualTo(50);
    assertThat(FeedCursor.parse(standing.json().get("asOf").asString()).seen())
        .containsExactly(Map.entry(park, (long) log.events(park).size()));

    assertThat(get("/matches?state=DECLINED&park=" + park, null).items("id"))
        .containsExactly(second);
    assertThat(get("/matches?state=ALL&park=" + park, null).items("state"))
        .containsExactly("DECLINED", "PROPOSED");
    for (String filter :
        List.of(
            "offer=" + park + "-second",
            "order=" + park + "-order-b",
            "scenario=" + park + "-streets",
            "institute=" + INSTITUTE,
            "buyer=" + BUYER,
            "q=sweeper")) {
      assertThat(get("/matches?state=ALL&park=" + park + "&" + filter, null).items("id"))
          .as(filter)
          .contains(second);
    }
    assertThat(get("/matches?state=ALL&size=1&page=1&park=" + park, null).items("state"))
        .containsExactly("PROPOSED");
    assertThat(get("/matches?buyer=nobody", null).items()).isEmpty();
    get("/matches?colour=red", null).isRefused(400, "INVALID_PARAMETER");
    get("/matches?size=0", null).isRefused(400, "INVALID_PARAMETER");
  }

  @Test
  void aMatchShowsItsContactsToItsThreePartiesAlone() {
    String park = matched("phones", 1);
    String path = "/matches/" + id(park, "sweeper", "order-a");
    for (String party : List.of(INSTITUTE, BUYER, AGENCY)) {
      JsonNode contacts = get(path, party).isOk().json().get("contacts");
      assertThat(contacts.at("/institute/phone").asString()).isEqualTo(Given.phone(INSTITUTE));
      assertThat(contacts.at("/buyer/phone").asString()).isEqualTo(Given.phone(BUYER));
      assertThat(contacts.at("/agency/phone").asString()).isEqualTo(Given.phone(AGENCY));
    }
    for (String other : new String[] {STRANGER, null}) {
      assertThat(get(path, other).isOk().text()).doesNotContain("phone-of", "contacts");
      assertThat(get("/matches?park=" + park, other).isOk().text()).doesNotContain("phone-of");
    }
    get(path, "nobody").isRefused(403, "UNKNOWN_ORGANISATION");
    get("/matches/none~such~1", null).isRefused(404, "NOT_FOUND");
  }

  @Test
  void institutesAndBuyersAcceptAndEveryDecisionIsAnsweredOnceApplied() {
    String park = matched("accept", 2);
    String path = "/matches/" + id(park, "sweeper", "order-a") + "/decisions";
    post(path, ACCEPT, null).isRefused(401, "WHO_ASKS");
    post(path, ACCEPT, STRANGER).isRefused(403, "NOT_A_PARTY");
    post(path, ACCEPT, AGENCY).isRefused(403, "AGENCY_NOT_NEEDED");

    Answer accepted = post(path, ACCEPT, INSTITUTE).isOk();
    assertThat(accepted.json().get("state").asString()).isEqualTo("PROPOSED");
    assertThat(accepted.json().get("acceptedBy").toString()).isEqualTo("[\"" + INSTITUTE + "\"]");
    assertThat(accepted.response().headers().firstValue("ETag")).isPresent();
    post(path, ACCEPT, INSTITUTE).isRefused(409, "ALREADY_ACCEPTED");

    assertThat(post(path, ACCEPT, BUYER).isOk().json().get("state").asString()).isEqualTo("AGREED");
    post(path, ACCEPT, BUYER).isRefused(409, "NOT_PROPOSED");
    post(path, "{\"decision\":\"DECLINE\"}", INSTITUTE).isRefused(409, "NOT_PROPOSED");
    post("/matches/none~such~1/decisions", ACCEPT, BUYER).isRefused(404, "NOT_FOUND");
  }

  @Test
  void gatesOfARunningPilotAreDecidedAndNobodyReadsItsTermsHere() {
    String park = matched("running", 2);
    String match = id(park, "sweeper", "order-a");
    post("/matches/" + match + "/decisions", ACCEPT, INSTITUTE).isOk();
    post("/matches/" + match + "/decisions", ACCEPT, BUYER).isOk();
    log.post(
        Topics.PILOT_EVENTS,
        Given.pilotEvent(park, match, 1, "STARTED").setMoves("PILOTING").build());
    awaitMatch(match, "PILOTING");

    String site = "/matches/" + match + "/gates/SITE";
    post(site, "{\"state\":\"MET\",\"reference\":\"renewed\"}", BUYER)
        .isRefused(403, "NOT_THE_AGENCY");
    post(site, "{\"state\":\"MET\",\"reference\":\"renewed\"}", AGENCY).isOk();
    JsonNode failed =
        post(site, "{\"state\":\"REFUSED\",\"reason\":\"flooded\"}", AGENCY).isOk().json();
    assertThat(failed.get("state").asString()).isEqualTo("FAILED");
    assertThat(failed.at("/cause/code").asString()).isEqualTo("SITE");
    assertThat(failed.at("/gates/0/by").asString()).isEqualTo(AGENCY);
    post(site, "{\"state\":\"MET\"}", AGENCY).isRefused(409, "NOT_STANDING");
    for (String who : new String[] {INSTITUTE, BUYER, AGENCY, STRANGER, null}) {
      for (String path : List.of("/matches/" + match, "/matches?state=ALL&park=" + park)) {
        Figures.assertNone(get(path, who).isOk().text(), Figures.KEPT);
      }
      assertThat(get("/agreements/" + match, who).status()).isEqualTo(404);
    }
  }

  @Test
  void theShortlistOfAnOpenTenderIsForItsBuyerAndTheAgencyBestRankFirstWithoutAPrice() {
    String park = declared("shortlist", 1);
    log.post(Topics.SCENARIO_DEMANDS, Given.scenario(park, park + "-streets").build());
    log.post(Topics.BUYER_ORDERS, order(park, "order-a").setRoute("TENDER").build());
    log.post(Topics.BUYER_ORDERS, order(park, "order-b").setEvidence(List.of()).build());
    log.post(Topics.PROJECT_OFFERS, offer(park, "sweeper").build());
    log.post(
        Topics.PROJECT_OFFERS,
        offer(park, "second").setPostedAt(Given.POSTED.plusSeconds(1)).build());
    log.post(
        Topics.PROJECT_OFFERS,
        offer(park, "costly").setPrice(new Money(Given.BUDGET + 1, "CNY")).build());
    awaitMatch(id(park, "sweeper", "order-a"), "PROPOSED");
    String path = "/orders/" + park + "-order-a/shortlist";
    Awaitility.await().until(() -> explainedAll(park, "order-a") == 3);

    Answer listed = get(path, BUYER);
    assertThat(listed.items("offer")).containsExactly(park + "-sweeper", park + "-second");
    assertThat(listed.items("institute")).containsExactly(INSTITUTE, INSTITUTE);
    assertThat(listed.items("match")).containsExactly(id(park, "sweeper", "order-a"), "");
    JsonNode first = listed.items().getFirst();
    assertThat(first.at("/titles/offer/en").asString()).startsWith("Unmanned street-sweeper");
    assertThat(first.get("score").asInt())
        .isEqualTo(first.get("parts").valueStream().mapToInt(JsonNode::asInt).sum());
    Figures.assertNone(listed.text(), Figures.KEPT);
    assertThat(get(path + "?size=1&page=1", AGENCY).items("offer"))
        .containsExactly(park + "-second");
    get(path, INSTITUTE).isRefused(403, "NOT_YOUR_ORDER");
    get(path, STRANGER).isRefused(403, "NOT_YOUR_ORDER");
    get(path, null).isRefused(401, "WHO_ASKS");
    get("/orders/" + park + "-order-b/shortlist", BUYER).isRefused(409, "NOT_A_TENDER");
    get("/orders/none/shortlist", BUYER).isRefused(404, "NOT_FOUND");
  }

  private int explainedAll(String park, String order) {
    return get("/explanations?order=" + park + "-" + order, null).json().path("total").asInt(0);
  }

  @Test
  void aDeclinedMatchIsBarredAndCarriesTheReason() {
    String park = matched("decline", 0);
    String path = "/matches/" + id(park, "sweeper", "order-a") + "/decisions";
    Answer declined =
        post(path, "{\"decision\":\"DECLINE\",\"reason\":\" too early \"}", BUYER).isOk();
    assertThat(declined.json().get("state").asString()).isEqualTo("DECLINED");
    assertThat(declined.json().at("/cause/reason").asString()).isEqualTo("too early");
    post(path, ACCEPT, INSTITUTE).isRefused(409, "NOT_PROPOSED");
    assertThat(explained(park, "sweeper", "order-a").get("firstFailing").asString())
        .isEqualTo("DECLINED");
  }

  @Test
  void decisionsOfTwoPartiesAtOnceAreBothAnsweredAsApplied() {
    String park = matched("at-once", 1);
    for (int i = 0; i < 6; i++) {
      log.post(Topics.PROJECT_OFFERS, offer(park, "offer-" + i).build());
      log.post(
          Topics.BUYER_ORDERS,
          order(park, "order-" + i).setPostedAt(Given.POSTED.plusSeconds(i)).build());
    }
    // The scenario has five places.
    Awaitility.await().until(() -> proposed(park).size() == 5);
    List<String> matches = proposed(park);
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    for (String match : matches) {
      awaitMatch(match, "PROPOSED");
      for (String party : List.of(INSTITUTE, BUYER)) {
        answers.add(
            CompletableFuture.supplyAsync(
                () -> post("/matches/" + match + "/decisions", ACCEPT, party)));
      }
    }
    assertThat(answers).allSatisfy(answer -> answer.join().isOk());
    matches.forEach(match -> awaitMatch(match, "AGREED"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"decision\":            | 400 | MALFORMED | ",
        "''                        | 400 | MALFORMED | ",
        "[]                        | 422 | INVALID   | body",
        "null                      | 422 | INVALID   | body",
        "{}                        | 422 | INVALID   | decision",
        "{\"decision\":null}       | 422 | INVALID   | decision",
        "{\"decision\":5}          | 422 | INVALID   | decision",
        "{\"decision\":\"MAYBE\"}  | 422 | INVALID   | decision",
        "{\"decision\":\"GATE\"}   | 422 | INVALID   | decision",
        "{\"decision\":\"ACCEPT\",\"by\":\"urban-buyer\"} | 422 | INVALID | by",
        "{\"decision\":\"ACCEPT\",\"reason\":[]} | 422 | INVALID | reason",
      })
  void aBodyThatIsNoDecisionIsRefusedWithTheFieldThatIsWrong(
      String body, int status, String code, String field) {
    String park = matchedOnce("malformed", 2);
    String match = id(park, "sweeper", "order-a");
    Answer refused = post("/matches/" + match + "/decisions", body, BUYER).isRefused(status, code);
    if (field != null) {
      assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(field);
    }
    assertThat(log.events(park)).hasSize(1);
  }

  @Test
  void aReasonThatIsTooLongIsRefused() {
    String park = matchedOnce("malformed", 2);
    String body = "{\"decision\":\"ACCEPT\",\"reason\":\"%s\"}".formatted("x".repeat(501));
    post("/matches/" + id(park, "sweeper", "order-a") + "/decisions", body, BUYER)
        .isRefused(422, "INVALID");
  }

  @Test
  void onlyTheAgencyDecidesGatesAndARefusedOneEndsAndBarsTheMatch() {
    String park = declared("gates", 0);
    log.post(
        Topics.SCENARIO_DEMANDS,
        Given.scenario(park, park + "-streets").setSiteClearance("UNKNOWN").build());
    log.post(Topics.BUYER_ORDERS, order(park, "order-a").build());
    log.post(Topics.PROJECT_OFFERS, offer(park, "sweeper").build());
    String match = id(park, "sweeper", "order-a");
    awaitMatch(match, "PROPOSED");
    String path = "/matches/" + match + "/gates/";
    post(path + "SITE", "{\"state\":\"MET\"}", BUYER).isRefused(403, "NOT_THE_AGENCY");
    post(path + "SITE", "{\"state\":\"MET\"}", null).isRefused(401, "WHO_ASKS");
    post(path + "MOON", "{\"state\":\"MET\"}", AGENCY).isRefused(409, "UNKNOWN_GATE");
    post(path + "SITE", "{\"state\":\"OPEN\"}", AGENCY).isRefused(422, "INVALID");
    post(path + "SITE", "{}", AGENCY).isRefused(422, "INVALID");
    post(path + "SITE", "{\"state\":\"MET\",\"validUntil\":\"soon\"}", AGENCY)
        .isRefused(422, "INVALID");
    post(path + "SITE", "{\"state\":\"MET\",\"when\":\"now\"}", AGENCY).isRefused(422, "INVALID");

    Answer met =
        post(
                path + "SITE",
                "{\"state\":\"MET\",\"reference\":\"S-1\",\"validUntil\":\"2026-12-31\"}",
                AGENCY)
            .isOk();
    assertThat(met.json().at("/gates/0/state").asString()).isEqualTo("MET");
    assertThat(met.json().at("/gates/0/validUntil").asString()).isEqualTo("2026-12-31");

    Answer refused =
        post(path + "SITE", "{\"state\":\"REFUSED\",\"reason\":\"works\"}", AGENCY).isOk();
    assertThat(refused.json().get("state").asString()).isEqualTo("WITHDRAWN");
    assertThat(refused.json().at("/cause/code").asString()).isEqualTo("SITE");
    assertThat(explained(park, "sweeper", "order-a").get("eligible").asBoolean()).isFalse();
    post(path + "SITE", "{\"state\":\"MET\"}", AGENCY).isRefused(409, "NOT_STANDING");
  }

  @Test
  void aPairIsExplainedAndEveryCounterpartBestRankFirst() {
    String park = matched("explain", 1);
    log.post(Topics.PROJECT_OFFERS, offer(park, "unready").setTrl(3).build());
    log.post(
        Topics.PROJECT_OFFERS,
        offer(park, "later").setPostedAt(Given.POSTED.plusSeconds(9)).build());
    log.post(Topics.BUYER_ORDERS, order(park, "order-b").setEvidence(List.of()).build());
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(explained(park, "later", "order-b").get("firstFailing").asString())
                .isEqualTo("ORDER_BACKED"));

    JsonNode held = explained(park, "later", "order-a");
    assertThat(held.get("eligible").asBoolean()).isTrue();
    assertThat(held.at("/heldBy/0/match").asString()).isEqualTo(id(park, "sweeper", "order-a"));
    assertThat(held.get("criteria").size()).isEqualTo(16);
    JsonNode matched = explained(park, "sweeper", "order-a");
    assertThat(matched.get("match").asString()).isEqualTo(id(park, "sweeper", "order-a"));
    JsonNode refused = explained(park, "unready", "order-a");
    assertThat(refused.get("firstFailing").asString()).isEqualTo("READINESS");

    String byOrder = "/explanations?order=" + park + "-order-a";
    assertThat(get(byOrder, null).items("offer"))
        .containsExactly(park + "-sweeper", park + "-later", park + "-unready");
    assertThat(get(byOrder + "&size=1&page=1", null).items("offer"))
        .containsExactly(park + "-later");
    assertThat(get(byOrder + "&size=1&page=1", null).json().get("total").asInt()).isEqualTo(3);
    assertThat(get("/explanations?offer=" + park + "-sweeper", null).items("order"))
        .containsExactly(park + "-order-a", park + "-order-b");
    get("/explanations", null).isRefused(400, "INVALID_PARAMETER");
    get("/explanations?order=none", null).isRefused(404, "NOT_FOUND");
    get("/explanations?offer=none&order=" + park + "-order-a", null).isRefused(404, "NOT_FOUND");

    assertThat(get("/orders/" + park + "-order-a/gaps", null).items("code"))
        .containsExactly("READINESS");
    assertThat(get("/offers/" + park + "-later/gaps", null).items("code"))
        .containsExactly("ORDER_BACKED");
    get("/offers/none/gaps", null).isRefused(404, "NOT_FOUND");
  }

  @Test
  void anOfferIsPreviewedWithWhomItDisplacesAndNothingIsPublished() {
    String park = matched("preview", 0);
    ObjectNode closer =
        RecordJson.write(
            offer(park, "closer")
                .setTitle(new Text(null, null, "Unmanned sweeping of park streets"))
                .setPrice(new Money(9_000_000_000_000L, "CNY"))
                .build());
    closer.put("institute", STRANGER);

    JsonNode preview = post("/offers/preview", closer.toString(), STRANGER).isOk().json();

    assertThat(preview.get("offer").asString()).isEqualTo(park + "-closer");
    assertThat(preview.at("/matches/0/order").asString()).isEqualTo(park + "-order-a");
    assertThat(preview.at("/matches/0/parts").valueStream().mapToInt(JsonNode::asInt).sum())
        .isEqualTo(preview.at("/matches/0/score").asInt());
    assertThat(preview.at("/displaced/0/match").asString())
        .isEqualTo(id(park, "sweeper", "order-a"));
    assertThat(preview.at("/displaced/0/by/offer").asString()).isEqualTo(park + "-closer");
    // Its price is beyond any budget, but this one is sealed.
    assertThat(preview.at("/matches/0/priceTested").asBoolean()).isFalse();
    assertThat(preview.get("pricesUntested").asInt()).isEqualTo(1);
    Figures.assertNone(preview.toString(), Given.BUDGET, Given.AMOUNT, Given.PRICE);

    closer.remove("id");
    assertThat(post("/offers/preview", closer.toString(), STRANGER).isOk().json().get("matches"))
        .hasSize(1);
    assertThat(log.events(park)).hasSize(1);
    assertThat(log.read(Topics.PROJECT_OFFERS, park + "|")).hasSize(1);
    assertThat(get("/matches?park=" + park, null).items("offer"))
        .containsExactly(park + "-sweeper");
  }

  @Test
  void thePreviewOfAnOfferThatStandsIsThatOfItsChangeByItsOwner() {
    String park = matched("preview-change", 1);
    ObjectNode unready = RecordJson.write(offer(park, "sweeper").setTrl(3).build());

    JsonNode preview = post("/offers/preview", unready.toString(), INSTITUTE).isOk().json();

    assertThat(preview.get("matches")).isEmpty();
    assertThat(preview.at("/ended/0/match").asString()).isEqualTo(id(park, "sweeper", "order-a"));
    assertThat(preview.at("/ended/0/type").asString()).isEqualTo("WITHDRAWN");
    assertThat(preview.at("/gaps/0/code").asString()).isEqualTo("READINESS");
    assertThat(preview.at("/unmet/0/order").asString()).isEqualTo(park + "-order-a");
    unready.put("institute", STRANGER);
    post("/offers/preview", unready.toString(), STRANGER).isRefused(403, "NOT_ALLOWED");
  }

  @Test
  void whatCouldNotBePostedIsNotPreviewed() {
    String park = matchedOnce("malformed", 2);
    ObjectNode offer = RecordJson.write(offer(park, "new").build());
    post("/offers/preview", offer.toString(), null).isRefused(401, "WHO_ASKS");
    post("/offers/preview", offer.toString(), BUYER).isRefused(403, "NOT_ALLOWED");
    post("/offers/preview", "{\"id\":", INSTITUTE).isRefused(400, "MALFORMED");
    post("/offers/preview", "[]", INSTITUTE).isRefused(422, "INVALID");
    offer.put("trl", 12);
    assertThat(
            post("/offers/preview", offer.toString(), INSTITUTE)
                .isRefused(422, "INVALID")
                .json()
                .at("/errors/0/field")
                .asString())
        .isEqualTo("trl");
    offer.put("trl", 8).putArray("fields").add("99");
    assertThat(
            post("/offers/preview", offer.toString(), INSTITUTE)
                .isRefused(422, "INVALID")
                .json()
                .at("/errors/0/field")
                .asString())
        .isEqualTo("fields[0]");
    ObjectNode order = RecordJson.write(order(park, "new").setScenario("nowhere").build());
    assertThat(
            post("/orders/preview", order.toString(), BUYER)
                .isRefused(422, "INVALID")
                .json()
                .at("/errors/0/code")
                .asString())
        .isEqualTo("UNKNOWN_REFERENCE");
  }

  @Test
  void anOrderIsPreviewedAsIfItsEvidenceWereVerifiedAndTellsNoPrice() {
    String park = matched("preview-order", 2);
    log.post(
        Topics.PROJECT_OFFERS,
        offer(park, "free").setPostedAt(Given.POSTED.plusSeconds(9)).build());
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(explained(park, "free", "order-a").get("heldBy")).isNotEmpty());
    ObjectNode order =
        RecordJson.write(
            order(park, "order-b").setBudgetPerLot(new Money(1L, "CNY")).setLots(2).build());

    JsonNode preview = post("/orders/preview", order.toString(), BUYER).isOk().json();

    assertThat(preview.at("/matches/0/offer").asString()).isEqualTo(park + "-free");
    assertThat(preview.at("/matches/0/priceTested").asBoolean()).isFalse();
    assertThat(preview.get("displaced")).isEmpty();
    assertThat(preview.at("/unmet/0/lots").asInt()).isEqualTo(1);
    assertThat(preview.get("evidenceAssumed").toString()).isEqualTo("[1]");
    Figures.assertNone(preview.toString(), Given.PRICE);
    order.putArray("evidence");
    assertThat(post("/orders/preview", order.toString(), BUYER).isOk().json().at("/gaps/0/code"))
        .hasToString("\"ORDER_BACKED\"");
    assertThat(log.read(Topics.BUYER_ORDERS, park + "|")).hasSize(1);
  }

  @Test
  void postingsOfTwoParksFailUnderPark() {
    String one = matched("two-parks-a", 0);
    String other = matched("two-parks-b", 1);
    JsonNode pair =
        get("/explanations?offer=" + one + "-sweeper&order=" + other + "-order-a", null)
            .isOk()
            .json();
    assertThat(pair.get("eligible").asBoolean()).isFalse();
    assertThat(pair.get("firstFailing").asString()).isEqualTo("PARK");
    assertThat(pair.get("criteria").size()).isEqualTo(16);
  }

  @Test
  void priceAndBudgetAreShownToTheirOwnersAlone() {
    String park = matched("prices", 2);
    // Too dear by a little, so that PRICE is the only gap.
    long dear = 212_345_678L;
    log.post(
        Topics.PROJECT_OFFERS,
        offer(park, "dear").setPrice(new Money(dear, "CNY")).setInstitute(INSTITUTE).build());
    log.post(
        Topics.BUYER_ORDERS,
        order(park, "order-b").setPostedAt(Given.POSTED.plusSeconds(3)).build());
    Awaitility.await().until(() -> get("/unmet-orders?park=" + park, null).items().size() == 1);

    String pair = "/explanations?offer=" + park + "-dear&order=" + park + "-order-b";
    assertThat(price(get(pair, INSTITUTE))).contains("2123456.78").doesNotContain("1987654");
    assertThat(price(get(pair, BUYER))).contains("1987654.32").doesNotContain("2123456");
    List<String> pages =
        List.of(
            pair,
            "/explanations?order=" + park + "-order-b",
            "/explanations?offer=" + park + "-dear",
            "/explanations?offer=" + park + "-sweeper",
            "/offers/" + park + "-dear/gaps",
            "/orders/" + park + "-order-b/gaps",
            "/unmet-orders?park=" + park,
            "/prospects?park=" + park,
            "/matches?state=ALL&park=" + park,
            "/matches/" + id(park, "sweeper", "order-a"));
    for (String page : pages) {
      Figures.assertNone(get(page, INSTITUTE).isOk().text(), Given.BUDGET, Given.AMOUNT);
      Figures.assertNone(get(page, BUYER).isOk().text(), Given.PRICE, dear);
      for (String other : new String[] {AGENCY, STRANGER, null}) {
        Figures.assertNone(
            get(page, other).isOk().text(), Given.PRICE, dear, Given.BUDGET, Given.AMOUNT);
      }
    }
    assertThat(get("/orders/" + park + "-order-b/gaps", null).items("code")).contains("PRICE");
  }

  @Test
  void unmetOrdersSayWhatBecameOfEveryOpenOfferOfThePark() {
    String park = ordered("unmet", 0);
    // Had its offer come first, it would never have been unmet.
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(get("/unmet-orders?park=" + park, null).items("order"))
                .containsExactly(park + "-order-a"));
    match(park);
    log.post(Topics.PROJECT_OFFERS, offer(park, "unready").setTrl(3).build());
    log.post(Topics.PROJECT_OFFERS, offer(park, "strange").setFields(List.of("1.1")).build());
    log.post(Topics.PROJECT_OFFERS, offer(park, "gone").setStatus("WITHDRAWN").build());
    log.post(
        Topics.BUYER_ORDERS,
        order(park, "order-b").setPostedAt(Given.POSTED.plusSeconds(3)).build());
    Awaitility.await()
        .untilAsserted(() -> {
          List<JsonNode> unmet = get("/unmet-orders?park=" + park, null).items();
          assertThat(unmet).hasSize(1);
          JsonNode counts = unmet.getFirst().get("counts");
          assertThat(unmet.getFirst().get("order").asString()).isEqualTo(park + "-order-b");
          assertThat(unmet.getFirst().get("lots").asInt()).isEqualTo(1);
          assertThat(counts.toString()).isEqualTo("{\"FIELD\":1,\"READINESS\":1,\"MATCHED\":1}");
          assertThat(counts.valueStream().mapToInt(JsonNode::asInt).sum()).isEqualTo(3);
          assertThat(unmet.getFirst().at("/gaps/0/code").asString()).isEqualTo("READINESS");
        });
    assertThat(get("/unmet-orders?buyer=nobody", null).items()).isEmpty();
    assertThat(get("/unmet-orders?order=" + park + "-order-b", null).items("order"))
        .containsExactly(park + "-order-b");
    assertThat(get("/unmet-orders?order=" + park + "-order-a", null).items()).isEmpty();
    assertThat(get("/unmet-orders?status=MET&park=" + park, null).items("order"))
        .containsExactly(park + "-order-a");
  }

  @Test
  void prospectsAreWhereOnlyTheMoneyIsMissing() {
    String park = matched("prospects", 1);
    log.post(Topics.SCENARIO_DEMANDS, Given.scenario(park, park + "-canal").build());
    log.post(Topics.BUYER_ORDERS, order(park, "wish").setEvidence(List.of()).build());
    String path = "/prospects?park=" + park;
    Awaitility.await().until(() -> get(path, null).items().size() == 2);
    assertThat(get(path, null).items("scenario"))
        .containsExactlyInAnyOrder(park + "-streets", park + "-canal");
    JsonNode wish = get(path + "&order=" + park + "-wish", null).items().getFirst();
    assertThat(wish.get("offer").asString()).isEqualTo(park + "-sweeper");
    assertThat(wish.at("/titles/order/en").asString()).isEqualTo("Sweeping service");
    assertThat(get(path + "&scenario=" + park + "-canal", null).items("order")).containsExactly("");
    assertThat(get(path + "&offer=none", null).items()).isEmpty();
    Answer second = get(path + "&size=1&page=1", null);
    assertThat(second.items()).hasSize(1);
    assertThat(second.json().get("total").asInt()).isEqualTo(2);
  }

  @Test
  void aParkWithRulesButNoPostingsHasEmptyAnswers() {
    String park = declared("empty", 2);
    Awaitility.await().until(() -> get("/prospects?park=" + park, null).status() == 200);
    for (String list : List.of("/matches", "/unmet-orders", "/prospects")) {
      assertThat(get(list + "?park=" + park, null).items()).isEmpty();
      assertThat(get(list + "?park=undeclared", null).items()).isEmpty();
    }
  }

  @Test
  void whatLiesUnreadableInTheLogIsShownAsSuch() {
    String park = matched("unreadable", 0);
    log.write(Topics.MATCHES, park + "|broken", new byte[] {1, 2, 3});
    log.write(Topics.UNMET_ORDERS, park + "|broken", new byte[] {1, 2, 3});
    log.write(Topics.PARK_POLICIES, "nowhere|policy", new byte[] {1, 2, 3});
    Awaitility.await().untilAsserted(() -> get("/matches/broken", null).isOk());
    assertThat(get("/matches/broken", null).json().get("state").asString()).isEqualTo("UNREADABLE");
    assertThat(get("/matches?state=ALL&park=" + park, null).items("state"))
        .containsExactlyInAnyOrder("PROPOSED", "UNREADABLE");
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(get("/unmet-orders?status=ALL&park=" + park, null).items("order"))
                .contains("broken"));
    post("/matches/broken/decisions", ACCEPT, BUYER).isRefused(409, "UNREADABLE");
    get("/prospects", null).isOk();
    get("/matches", null).isOk();
  }

  @Test
  void aParkThatAnotherInstanceMatchesIsAskedForAgainLater() {
    List<String> shared =
        List.of(matched("elsewhere", 0), matched("elsewhere", 1), matched("elsewhere", 2));
    try (Instance other = Instance.start(log, folder.resolve("other"), "other")) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(40))
          .until(() ->
              shared.stream().anyMatch(other::has)
                  && shared.stream().allMatch(park -> other.has(park) != isHere(park))
                  && get("/matches", null).status() == 200);
      String away = shared.stream().filter(other::has).findFirst().orElseThrow();
      for (String question :
          List.of(
              "/explanations?order=" + away + "-order-a",
              "/offers/" + away + "-sweeper/gaps",
              "/prospects?park=" + away)) {
        Answer later = get(question, null).isRefused(503, "PARK_ELSEWHERE");
        assertThat(later.response().headers().firstValue("Retry-After")).isPresent();
      }
      post(
              "/offers/preview",
              RecordJson.write(offer(away, "another").build()).toString(),
              INSTITUTE)
          .isRefused(503, "PARK_ELSEWHERE");
      // Views answer on any instance, and what is decided here is judged there.
      String match = id(away, "sweeper", "order-a");
      assertThat(get("/matches?park=" + away, null).items("id")).containsExactly(match);
      assertThat(
              post("/matches/" + match + "/decisions", ACCEPT, INSTITUTE)
                  .isOk()
                  .json()
                  .get("acceptedBy")
                  .size())
          .isEqualTo(1);
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () -> shared.stream().allMatch(this::isHere) && get("/matches", null).status() == 200);
    shared.forEach(park -> get("/explanations?order=" + park + "-order-a", null).isOk());
  }

  private static List<String> proposed(String park) {
    return log.matches(park).entrySet().stream()
        .filter(match -> match.getValue().equals("PROPOSED"))
        .map(Map.Entry::getKey)
        .toList();
  }

  private boolean isHere(String park) {
    return parks.market(park).isPresent();
  }

  /** A declared park. */
  private static String declared(String name, int partition) {
    String park = log.park(name, partition);
    log.post(Topics.PARK_POLICIES, Given.policy(park).build());
    log.post(Topics.PARK_DAYS, Given.day(park, DAY));
    return park;
  }

  /** A declared park with one order that waits for an offer. */
  private static String ordered(String name, int partition) {
    String park = declared(name, partition);
    log.post(Topics.SCENARIO_DEMANDS, Given.scenario(park, park + "-streets").build());
    log.post(Topics.BUYER_ORDERS, order(park, "order-a").build());
    return park;
  }

  /** A park with one proposed match that the service shows. */
  private String matched(String name, int partition) {
    String park = ordered(name, partition);
    match(park);
    return park;
  }

  /** Offers what the order of the park waits for. */
  private void match(String park) {
    log.post(Topics.PROJECT_OFFERS, offer(park, "sweeper").build());
    awaitMatch(id(park, "sweeper", "order-a"), "PROPOSED");
  }

  private String matchedOnce(String name, int partition) {
    String park = log.park(name, partition);
    return log.events(park).isEmpty() ? matched(name, partition) : park;
  }

  private void awaitMatch(String match, String state) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(get("/matches/" + match, null).json().path("state").asString(""))
                .isEqualTo(state));
  }

  private JsonNode explained(String park, String offer, String order) {
    return get("/explanations?offer=" + park + "-" + offer + "&order=" + park + "-" + order, null)
        .isOk()
        .json();
  }

  /** The criterion PRICE of one explanation. */
  private static String price(Answer explanation) {
    return explanation
        .isOk()
        .json()
        .get("criteria")
        .valueStream()
        .filter(criterion -> criterion.get("code").asString().equals("PRICE"))
        .findFirst()
        .orElseThrow()
        .toString();
  }

  private static ProjectOffer.Builder offer(String park, String id) {
    return Given.offer(park, park + "-" + id);
  }

  private static BuyerOrder.Builder order(String park, String id) {
    return Given.order(park, park + "-" + id, park + "-streets");
  }

  private static String id(String park, String offer, String order) {
    return park + "-" + offer + "~" + park + "-" + order + "~1";
  }

  private Answer get(String path, String who) {
    return Answer.get(address(path), who);
  }

  private Answer post(String path, String body, String who) {
    return Answer.post(address(path), body, who);
  }

  private String address(String path) {
    return "http://127.0.0.1:" + port + "/api/v1" + path;
  }
}
