package dev.salto.projectoffers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.testing.Api;
import dev.salto.kit.testing.Api.Answer;
import dev.salto.kit.testing.Broker;
import dev.salto.kit.testing.RawHttp;
import dev.salto.kit.testing.Records;
import dev.salto.schemas.Topics;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is refused is stored nowhere and published nowhere. */
class OfferRefusalsTest extends OffersTest {

  @ParameterizedTest(name = "{0} = {1} is refused with {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "id | 'a/b' | id FORMAT",
        "id | 'a~b' | id FORMAT",
        "id | 7 | id TYPE",
        "park | 'nowhere' | park UNKNOWN_REFERENCE",
        "title | {} | title REQUIRED",
        "title | {'zh':'  '} | title REQUIRED",
        "title | 'text' | title TYPE",
        "title | {'zh':'a','fr':'b'} | title.fr UNKNOWN_FIELD",
        "title | {'zh':'a\\u0000b'} | title.zh FORMAT",
        "fields | [] | fields REQUIRED",
        "fields | ['7.2','7.2'] | fields[1] DUPLICATE",
        "fields | ['7.9'] | fields[0] UNKNOWN_CODE",
        "fields | '7.2' | fields TYPE",
        "capabilities | [{'attribute':'colour','value':1,'unit':'m'}] | capabilities[0].attribute UNKNOWN_CODE",
        "capabilities | [{'attribute':'noise','value':68,'unit':'dB'}] | capabilities[0].unit WRONG_UNIT",
        "capabilities | [{'attribute':'noise','value':1,'unit':'dB(A)'},{'attribute':'noise','value':2,'unit':'dB(A)'}] | capabilities[1] DUPLICATE",
        "capabilities | [{'attribute':'noise','value':'loud','unit':'dB(A)'}] | capabilities[0].value TYPE",
        "capabilities | [{'attribute':'noise','value':1e40,'unit':'dB(A)'}] | capabilities[0].value FORMAT",
        "trl | 0 | trl RANGE",
        "trl | 10 | trl RANGE",
        "trl | 8.5 | trl TYPE",
        "permits | ['driving-licence'] | permits[0] UNKNOWN_CODE",
        "permits | ['functional-av-pilot','functional-av-pilot'] | permits[1] DUPLICATE",
        "heldPermits | [{'permit':'driving-licence','number':'1','authority':'office'}] | heldPermits[0].permit UNKNOWN_CODE",
        "heldPermits | [{'permit':'functional-av-pilot','authority':'office'}] | heldPermits[0].number REQUIRED",
        "heldPermits | [{'permit':'functional-av-pilot','number':'1','authority':'a'},{'permit':'functional-av-pilot','number':'2','authority':'a'}] | heldPermits[1] DUPLICATE",
        "heldPermits | [{'permit':'functional-av-pilot','number':'1','authority':'a','validUntil':'soon'}] | heldPermits[0].validUntil FORMAT",
        "heldPermits | 'functional-av-pilot' | heldPermits TYPE",
        "heldPermits | ['functional-av-pilot'] | heldPermits[0] TYPE",
        "price | {'minor':-1,'currency':'CNY'} | price.minor RANGE",
        "price | {'minor':1.5,'currency':'CNY'} | price.minor TYPE",
        "price | {'minor':1,'currency':'RMB'} | price.currency UNKNOWN_CODE",
        "price | {'minor':1,'currency':'XAU'} | price.currency UNKNOWN_CODE",
        "pilots | 0 | pilots RANGE",
        "availableUntil | '2025-12-31' | availableUntil ORDER",
        "availableFrom | '2026-02-30' | availableFrom FORMAT",
        "availableFrom | '+99999-01-01' | availableFrom FORMAT",
        "availableFrom | 20260101 | availableFrom FORMAT",
        "spaceM2 | -1 | spaceM2 RANGE",
        "platformField | '99' | platformField UNKNOWN_CODE",
        "colour | 'red' | colour UNKNOWN_FIELD",
      })
  void aFieldThatBreaksARule(String field, String value, String error) {
    ObjectNode offer = offer("refused");
    offer.set(field, Api.array("[" + value + "]").get(0));
    writesNothing(Topics.PROJECT_OFFERS, () -> institute().post(OFFERS, offer)).isInvalid(error);
    as(null).get(OFFERS + "/refused").isProblem(404, "NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"park", "title", "fields", "trl", "price", "pilots"})
  void aRequiredFieldThatIsMissing(String field) {
    ObjectNode offer = offer();
    offer.remove(field);
    writesNothing(Topics.PROJECT_OFFERS, () -> institute().post(OFFERS, offer))
        .isInvalid(field + " REQUIRED");
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    ObjectNode offer = offer();
    offer.put("trl", 12);
    offer.put("pilots", 0);
    offer.put("park", "nowhere");
    offer.set("permits", Api.array("['driving-licence']"));
    writesNothing(Topics.PROJECT_OFFERS, () -> institute().post(OFFERS, offer))
        .isInvalid(
            "trl RANGE", "pilots RANGE", "park UNKNOWN_REFERENCE", "permits[0] UNKNOWN_CODE");
  }

  @Test
  void textsAreBounded() {
    ObjectNode offer = offer();
    offer.putObject("title").put("zh", "长".repeat(201));
    offer.putObject("summary").put("en", "x".repeat(40_001));
    offer.put("source", "s".repeat(501));
    writesNothing(Topics.PROJECT_OFFERS, () -> institute().post(OFFERS, offer))
        .isInvalid("title.zh RANGE", "summary.en RANGE", "source RANGE");
    offer.putObject("title").put("zh", "长".repeat(200));
    offer.putObject("summary").put("en", "x".repeat(40_000));
    offer.put("source", "s".repeat(500));
    institute().post(OFFERS, offer).is(201);
  }

  @Test
  void figuresKeepAllTheirDigits() {
    ObjectNode offer = offer("digits");
    offer.remove("capabilities");
    String json = offer.toString();
    String body =
        json.substring(0, json.length() - 1)
            + ",\"capabilities\":[{\"attribute\":\"noise\",\"value\":123456789012.123456,\"unit\":\"dB(A)\"}]}";
    institute().post(OFFERS, body).is(201);
    assertThat(institute().get(OFFERS + "/digits").text()).contains("123456789012.123456");
  }

  @Test
  void aRefusalNeverRepeatsAPrice() {
    ObjectNode offer = offer();
    offer.putObject("price").put("minor", -123454321).put("currency", "CNY");
    assertThat(institute().post(OFFERS, offer).is(422).text()).doesNotContain("123454321");
  }

  @Test
  void whoDoesNotSayWhoTheyAreOrIsNotKnownOrIsAnotherMayNotPost() {
    writesNothing(Topics.PROJECT_OFFERS, () -> as(null).post(OFFERS, offer()))
        .isProblem(401, "WHO_ASKS");
    writesNothing(Topics.PROJECT_OFFERS, () -> as("nobody").post(OFFERS, offer()))
        .isProblem(403, "UNKNOWN_ORGANISATION");
    for (String other : new String[] {"rival", "buyer", "agency"}) {
      writesNothing(Topics.PROJECT_OFFERS, () -> as(other).post(OFFERS, offer()))
          .isProblem(403, "NOT_ALLOWED");
    }
    ObjectNode ofABuyer = offer();
    ofABuyer.put("institute", "buyer");
    writesNothing(Topics.PROJECT_OFFERS, () -> as("buyer").post(OFFERS, ofABuyer))
        .isProblem(403, "NOT_ALLOWED");
    ObjectNode ofNobody = offer();
    ofNobody.put("institute", "nobody");
    writesNothing(Topics.PROJECT_OFFERS, () -> institute().post(OFFERS, ofNobody))
        .isInvalid("institute UNKNOWN_REFERENCE");
  }

  @Test
  void anotherMayNeitherChangeNorWithdraw() {
    Answer posted = institute().post(OFFERS, offer("mine")).is(201);
    ObjectNode stolen = offer("mine");
    stolen.put("institute", "rival");
    writesNothing(
            Topics.PROJECT_OFFERS, () -> as("rival").put(OFFERS + "/mine", posted.etag(), stolen))
        .isProblem(403, "NOT_ALLOWED");
    writesNothing(
            Topics.PROJECT_OFFERS,
            () -> as("rival").put(OFFERS + "/mine", posted.etag(), offer("mine").put("pilots", 9)))
        .isProblem(403, "NOT_ALLOWED");
    writesNothing(
            Topics.PROJECT_OFFERS, () -> institute().put(OFFERS + "/mine", posted.etag(), stolen))
        .isProblem(403, "NOT_ALLOWED");
    writesNothing(Topics.PROJECT_OFFERS, () -> as("rival").delete(OFFERS + "/mine"))
        .isProblem(403, "NOT_ALLOWED");
    writesNothing(Topics.PROJECT_OFFERS, () -> as(null).delete(OFFERS + "/mine"))
        .isProblem(401, "WHO_ASKS");
    assertThat(institute().get(OFFERS + "/mine").etag()).isEqualTo(posted.etag());
  }

  @Test
  void anOrganisationThatWasAddedAMomentAgoElsewhereCounts() {
    Records.organisation("newcomer", "INSTITUTE");
    ObjectNode offer = offer();
    offer.put("institute", "newcomer");
    as("newcomer").post(OFFERS, offer).is(201);
  }

  @Test
  void aParkThatWasDeclaredAMomentAgoElsewhereCounts() {
    Records.declare("brand-new");
    ObjectNode offer = offer();
    offer.put("park", "brand-new");
    institute().post(OFFERS, offer).is(201);
  }

  @Test
  void anOrganisationWithAChineseIdMayAsk() {
    Records.organisation("研究院", "INSTITUTE");
    ObjectNode offer = offer();
    offer.put("institute", "研究院");
    // As curl and browsers send it: the bytes of UTF-8.
    byte[] bytes = "研究院".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    String header = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(RawHttp.post(as(null).port(), OFFERS, header, offer.toString()))
        .startsWith("HTTP/1.1 201");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "", "[1,", "{\"id\":}", "\"unterminated", "{} {}"})
  void malformedJson(String body) {
    writesNothing(Topics.PROJECT_OFFERS, () -> institute().post(OFFERS, body))
        .isProblem(400, "MALFORMED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "\"text\"", "null"})
  void jsonThatIsNoObject(String body) {
    Answer answer = writesNothing(Topics.PROJECT_OFFERS, () -> institute().post(OFFERS, body));
    assertThat(answer.status()).isIn(400, 422);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void aBodyOfTenMegabytes() {
    ObjectNode offer = offer();
    offer.putObject("summary").put("zh", "x".repeat(10 * 1024 * 1024));
    writesNothing(Topics.PROJECT_OFFERS, () -> institute().post(OFFERS, offer))
        .isProblem(413, "TOO_LARGE");
    writesNothing(
            Topics.PROJECT_OFFERS,
            () -> institute().file(OFFERS + "/import", "x".repeat(10 * 1024 * 1024)))
        .isProblem(413, "TOO_LARGE");
    String part =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
            + "x".repeat(10 * 1024 * 1024)
            + "\r\n--b--\r\n";
    writesNothing(
            Topics.PROJECT_OFFERS,
            () ->
                institute()
                    .send(
                        "POST",
                        OFFERS + "/import",
                        BodyPublishers.ofString(part),
                        "Content-Type",
                        "multipart/form-data; boundary=b"))
        .isProblem(413, "TOO_LARGE");
  }

  @Test
  void whatTheApiDoesNotKnowIsAProblemToo() {
    institute().get(OFFERS + "/none").isProblem(404, "NOT_FOUND");
    institute().delete(OFFERS + "/none").isProblem(404, "NOT_FOUND");
    institute().put(OFFERS + "/none", "*", offer()).isProblem(404, "NOT_FOUND");
    institute().get("/api/v1/nothing").isProblem(404, "NOT_FOUND");
    institute().delete(OFFERS).isProblem(405, "METHOD_NOT_ALLOWED");
    institute()
        .send("POST", OFFERS, BodyPublishers.ofString("<a/>"), "Content-Type", "text/xml")
        .isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
    institute().file(OFFERS + "/import?dryRun=perhaps", "id\n").isProblem(400, "INVALID_PARAMETER");
    institute()
        .send(
            "POST",
            OFFERS + "/import",
            BodyPublishers.ofString("id"),
            "Content-Type",
            "application/x-www-form-urlencoded")
        .isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void aRecordThatIsNotAdmittedTakesItsOfferOut() {
    institute().post(OFFERS, offer("broken")).is(201);
    Consumer<String> shows =
        status ->
            assertThat(as(null).get(OFFERS + "/broken").json().get("status").asString())
                .isEqualTo(status);
    Broker.write(Topics.PROJECT_OFFERS, "hetao|broken", new byte[] {1, 2, 3});
    org.awaitility.Awaitility.await().untilAsserted(() -> shows.accept("UNREADABLE"));
    assertThat(institute().get(OFFERS + "?q=broken").ids()).isEmpty();
    institute().put(OFFERS + "/broken", "*", offer("broken")).isProblem(409, "NOT_OPEN");
    institute().delete(OFFERS + "/broken").is(200);
    institute().post(OFFERS, offer("broken")).is(201);
    shows.accept("OPEN");
  }
}
