package dev.salto.systemtests.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.schemas.Topics;
import dev.salto.systemtests.Rest;
import dev.salto.systemtests.Rest.Answer;
import dev.salto.systemtests.SharedSalto;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * What is wrong is refused with a reason. After every test here nothing new lies on any topic and
 * nothing new is shown.
 */
@Timeout(300)
@ExtendWith(SharedSalto.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

  private static final String PARK = "bad-input";
  private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

  private final SharedSalto.Whole whole;
  private final Rest rest;
  private OwnPark park;
  private Set<String> written;
  private List<JsonNode> shown;

  BadInputTest(SharedSalto.Whole whole) {
    this.whole = whole;
    this.rest = whole.rest();
  }

  @BeforeAll
  void declareAPark() {
    park = OwnPark.declare(rest, PARK).scenario("bad-input-open").scenario("bad-input-gone");
    rest.as(OwnPark.AGENCY).delete("/scenarios/bad-input-gone").ok();
    park.order("bad-input-order", "demo-property", "bad-input-open", 100_00, 100_00);
  }

  @BeforeEach
  void lookAtWhatIsThere() {
    written = written();
    shown = shown();
  }

  @AfterEach
  void nothingWasStoredAndNothingPublished() {
    assertThat(written()).isEqualTo(written);
    assertThat(shown()).isEqualTo(shown);
  }

  @Test
  void aBodyThatIsNoJsonIsRefused() {
    rest.as("city-light").post("/offers", "{\"id\":\"bad-1\",").problem(400, "MALFORMED");
    rest.as("city-light").post("/offers", "[]").problem(422, "INVALID");
    rest.as("city-light").post("/offers", "").problem(400, "MALFORMED");
  }

  @Test
  void aFileWithOneWrongCellIsRefusedAsAWholeAndTheCellIsNamed() {
    String heads = "id,park,institute,title_en,fields,trl,price,currency,pilots\n";
    String rows =
        IntStream.rangeClosed(1, 200)
            .mapToObj(n ->
                "bad-row-%d,%s,city-light,Sweeper,7.2,%s,100,CNY,1"
                    .formatted(n, PARK, n == 137 ? "eight" : "8"))
            .collect(Collectors.joining("\n"));

    Answer answer = csv("/offers/import", heads + rows);

    answer.problem(422, "IMPORT_REFUSED");
    assertThat(answer.json().path("rows").asInt()).isEqualTo(200);
    assertThat(answer.json().path("imported").asInt()).isZero();
    JsonNode error = answer.json().path("errors").path(0);
    assertThat(answer.json().path("errors")).hasSize(1);
    assertThat(error.path("row").asInt()).isEqualTo(137);
    assertThat(error.path("line").asInt()).isEqualTo(138);
    assertThat(error.path("column").asString()).isEqualTo("trl");
    assertThat(error.path("message").asString()).contains("number");

    Answer dryRun = csv("/offers/import?dryRun=true", heads + rows).ok();
    assertThat(dryRun.json().path("errors")).isEqualTo(answer.json().path("errors"));
  }

  @Test
  void aColumnThatNobodyKnowsIsRefused() {
    csv("/offers/import", "id,park,colour\nbad-2,bad-input,red\n").problem(422, "UNKNOWN_COLUMN");
  }

  @Test
  void tenMegabytesAreRefused() {
    String summary = "x".repeat(TEN_MEGABYTES);

    rest.as("city-light")
        .post("/offers", "{\"id\":\"bad-3\",\"summary\":{\"en\":\"" + summary + "\"}}")
        .problem(413, "TOO_LARGE");
    csv("/offers/import", "id,park,title_en\nbad-4,bad-input," + summary).problem(413, "TOO_LARGE");
  }

  @Test
  void aFieldThatIsInNoVocabularyIsRefused() {
    Answer answer =
        rest.as("city-light")
            .post("/offers", park.offerJson("bad-5", 100).replace("\"7.2\"", "\"7.2\",\"99.9\""))
            .problem(422, "INVALID");

    assertThat(answer.errors()).containsExactly("fields[1] UNKNOWN_CODE");
  }

  @Test
  void anUnknownNameOfAFieldIsRefused() {
    Answer answer =
        rest.as("city-light")
            .post("/offers", park.offerJson("bad-6", 100).replace("\"trl\"", "\"ready\""))
            .problem(422, "INVALID");

    assertThat(answer.errors()).containsExactlyInAnyOrder("ready UNKNOWN_FIELD", "trl REQUIRED");
  }

  @Test
  void aPriceBelowZeroIsRefusedWithoutRepeatingIt() {
    Answer answer =
        rest.as("city-light")
            .post("/offers", park.offerJson("bad-7", -7_654_321))
            .problem(422, "INVALID");

    assertThat(answer.errors()).singleElement().asString().startsWith("price.minor ");
    assertThat(answer.text()).doesNotContain("7654321");
  }

  @Test
  void aWindowThatEndsBeforeItBeginsIsRefused() {
    Answer answer =
        rest.as(OwnPark.AGENCY)
            .post(
                "/scenarios",
                """
                {"id":"bad-8","park":"bad-input","title":{"en":"Backwards"},"fields":["7.2"],
                 "stages":[{"stage":"OPERATIONAL","minTrl":5}],"places":1,"siteClearance":"MET",
                 "windowFrom":"2027-05-01","windowUntil":"2027-04-30"}\
                """)
            .problem(422, "INVALID");

    assertThat(answer.errors()).singleElement().asString().startsWith("windowUntil ");
  }

  @Test
  void anOrderOnAWithdrawnScenarioIsRefused() {
    Answer answer = order("bad-9", "bad-input-gone").problem(422, "INVALID");

    assertThat(answer.errors()).containsExactly("scenario NOT_OPEN");
  }

  @Test
  void anOrderOnAScenarioThatIsNotThereIsRefused() {
    Answer answer = order("bad-10", "bad-input-never-was").problem(422, "INVALID");

    assertThat(answer.errors()).contains("scenario UNKNOWN_REFERENCE");
  }

  @Test
  void anUndeclaredParkTakesNoPostings() {
    Answer answer =
        rest.as("city-light")
            .post("/offers", park.offerJson("bad-11", 100).replace(PARK, "nowhere"))
            .problem(422, "INVALID");

    assertThat(answer.errors()).containsExactly("park UNKNOWN_REFERENCE");
  }

  @Test
  void aBuyerMayNotVerifyItsOwnEvidenceNorMayAnInstitute() {
    for (String who : List.of("demo-property", "city-light")) {
      verify(who).problem(403, "NOT_ALLOWED");
    }
    csv(
            "/verifications/import",
            "order,n,state,verifier\nbad-input-order,1,VERIFIED,demo-property\n",
            "demo-property")
        .problem(422, "IMPORT_REFUSED");
  }

  @Test
  void whoDoesNotSayWhoTheyAreOrIsUnknownMayPostNothing() {
    rest.post("/offers", park.offerJson("bad-12", 100)).problem(401, "WHO_ASKS");
    rest.as("nobody-knows")
        .post("/offers", park.offerJson("bad-12", 100))
        .problem(403, "UNKNOWN_ORGANISATION");
    rest.as("idea")
        .post(
            "/offers",
            park.offerJson("bad-12", 100).replace("\"trl\"", "\"institute\":\"xtalpi\",\"trl\""))
        .problem(403, "NOT_ALLOWED");
  }

  @Test
  void anUnknownPathAWrongMethodAndAWrongMediaTypeAreProblemsToo() {
    rest.get("/nothing-here").problem(404, "NOT_FOUND");
    rest.as("city-light").put("/offers", "{}").problem(405, "METHOD_NOT_ALLOWED");
    rest.as("city-light")
        .send("POST", "/offers", "text/plain", BodyPublishers.ofString("{}"))
        .problem(415, "UNSUPPORTED_MEDIA_TYPE");
  }

  private Answer order(String id, String scenario) {
    return rest.as("demo-property")
        .post(
            "/orders",
            """
            {"id":"%s","park":"bad-input","scenario":"%s","title":{"en":"Sweeping"},"lots":1,
             "stage":"OPERATIONAL","route":"OWN_PURCHASE",
             "budgetPerLot":{"minor":100,"currency":"CNY"}}\
            """
                .formatted(id, scenario));
  }

  private Answer verify(String who) {
    return rest.as(who)
        .post("/orders/bad-input-order/evidence/1/verification", "{\"state\":\"VERIFIED\"}");
  }

  private Answer csv(String path, String file) {
    return csv(path, file, "city-light");
  }

  private Answer csv(String path, String file, String who) {
    return rest.as(who).send("POST", path, "text/csv", BodyPublishers.ofString(file));
  }

  /** Places of all records but those that belong to other parks. */
  private Set<String> written() {
    return TopicReading.records(whole.salto().kafka(), Topics.ALL).stream()
        .filter(it ->
            TopicReading.key(it).startsWith(PARK + "|") || !TopicReading.key(it).contains("|"))
        .map(TopicReading::place)
        .collect(Collectors.toSet());
  }

  private List<JsonNode> shown() {
    return List.of(
            "/offers?park=bad-input&status=ALL",
            "/scenarios?park=bad-input&status=ALL",
            "/orders?park=bad-input&status=ALL",
            "/organisations",
            "/parks")
        .stream()
        .flatMap(path -> rest.items(path).stream())
        .toList();
  }
}
