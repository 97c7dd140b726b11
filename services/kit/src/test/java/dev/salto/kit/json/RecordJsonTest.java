package dev.salto.kit.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.testing.Api;
import dev.salto.kit.testing.Records;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Capability;
import dev.salto.records.Evidence;
import dev.salto.records.Money;
import dev.salto.records.ParkDay;
import dev.salto.records.ParkPolicy;
import dev.salto.records.ProjectOffer;
import dev.salto.records.Text;
import dev.salto.records.Verification;
import dev.salto.schemas.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class RecordJsonTest {

  private static final Evidence EVIDENCE =
      Evidence.newBuilder()
          .setN(1)
          .setKind("TENDER_NOTICE")
          .setReference("DEMO-1")
          .setIssuer("issuer")
          .setDate(LocalDate.of(2025, 11, 17))
          .setAmount(new Money(200_000_000L, "CNY"))
          .setVerification(new Verification("VERIFIED", "office", LocalDate.of(2026, 1, 2), null))
          .build();

  private static final BuyerOrder ORDER =
      BuyerOrder.newBuilder()
          .setId("order")
          .setPark("hetao")
          .setBuyer("buyer")
          .setOrganisation(Records.card())
          .setScenario("scenario")
          .setTitle(new Text(null, null, "Sanitation"))
          .setStage("OPERATIONAL")
          .setRoute("TENDER")
          .setLots(2)
          .setBudgetPerLot(new Money(Long.MAX_VALUE, "CNY"))
          .setDisclosure("PUBLIC")
          .setEvidence(List.of(EVIDENCE))
          .setStatus("OPEN")
          .setVersion(1)
          .setPostedAt(Instant.parse("2026-01-05T08:00:00Z"))
          .build();

  @Test
  void everyRecordReadsAsItWasWritten() {
    ProjectOffer offer =
        Records.offer("hetao", "offer")
            .setCapabilities(List.of(new Capability("noise", "-0.000001", "dB(A)")))
            .setSummary(new Text("简介", "簡介", "Summary"))
            .setAvailableFrom(LocalDate.of(2026, 2, 1))
            .setSpaceM2(0)
            .build();
    ParkPolicy policy =
        ParkPolicy.newBuilder()
            .setPark("hetao")
            .setAgency("agency")
            .setName(Records.text("园区"))
            .setRates(Map.of("HKD", "0.92", "USD", "7.2"))
            .setCrossBorderGates(List.of("FUNDS"))
            .setVersion(1)
            .setPostedAt(Instant.EPOCH)
            .build();
    for (SpecificRecord record :
        List.of(
            ORDER,
            offer,
            policy,
            Records.scenario("hetao", "scenario").build(),
            new ParkDay("hetao", Records.DAY))) {
      List<Violation> violations = new ArrayList<>();
      Optional<? extends SpecificRecord> read =
          RecordJson.read(RecordJson.write(record), record.getClass(), violations);
      assertThat(violations).isEmpty();
      assertThat((Object) read.orElseThrow()).isEqualTo(record);
    }
  }

  @Test
  void anInstantAlwaysHasMillisecondsADateNoTimeAndANumberNoQuotes() {
    ObjectNode order = RecordJson.write(ORDER);
    assertThat(order.get("postedAt").asString()).isEqualTo("2026-01-05T08:00:00.000Z");
    assertThat(order.get("evidence").get(0).get("date").asString()).isEqualTo("2025-11-17");
    assertThat(order.get("budgetPerLot").get("minor").asLong()).isEqualTo(Long.MAX_VALUE);
    ObjectNode offer = RecordJson.write(Records.offer("hetao", "offer").build());
    assertThat(offer.get("capabilities").get(0).get("value").isNumber()).isTrue();
  }

  @Test
  void whatIsAbsentIsLeftOut() {
    assertThat(RecordJson.write(ORDER).has("deliverBy")).isFalse();
    assertThat(RecordJson.write(ORDER).get("title").propertyNames()).containsExactly("en");
  }

  @Test
  void aDefaultStandsForWhatIsMissingOrNull() {
    ObjectNode json = RecordJson.write(ORDER);
    json.remove("disclosure");
    json.putNull("evidence");
    BuyerOrder read = read(json).orElseThrow();
    assertThat(read.getDisclosure()).isEqualTo("SEALED");
    assertThat(read.getEvidence()).isEmpty();
  }

  @Test
  void allThatDoesNotFitIsToldAtOnceWithItsPath() {
    ObjectNode json = RecordJson.write(ORDER);
    json.remove("id");
    json.put("lots", "two");
    json.put("colour", "red");
    json.put("deliverBy", "tomorrow");
    json.put("postedAt", 5);
    json.set("title", Api.array("[1]"));
    ObjectNode evidence = (ObjectNode) json.get("evidence").get(0);
    evidence.remove("kind");
    evidence.put("stamp", true);
    evidence.set("amount", Api.object("{'minor':'much','currency':7}"));
    assertThat(errors(json))
        .containsExactlyInAnyOrder(
            "id REQUIRED",
            "lots TYPE",
            "colour UNKNOWN_FIELD",
            "deliverBy FORMAT",
            "postedAt FORMAT",
            "title TYPE",
            "evidence[0].kind REQUIRED",
            "evidence[0].stamp UNKNOWN_FIELD",
            "evidence[0].amount.minor TYPE",
            "evidence[0].amount.currency TYPE");
  }

  @Test
  void aNullInAListDoesNotFit() {
    ObjectNode json = RecordJson.write(Records.offer("hetao", "offer").build());
    json.set("fields", Api.array("['7.2',null]"));
    List<Violation> violations = new ArrayList<>();
    assertThat(RecordJson.read(json, ProjectOffer.class, violations)).isEmpty();
    assertThat(violations).extracting(Violation::field).containsExactly("fields[1]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "'text'", "7", "null"})
  void whatIsNoObjectIsNoRecord(String json) {
    List<Violation> violations = new ArrayList<>();
    assertThat(RecordJson.read(Api.array("[" + json + "]").get(0), BuyerOrder.class, violations))
        .isEmpty();
    assertThat(violations).extracting(it -> it.field() + " " + it.code()).contains("body TYPE");
  }

  @ParameterizedTest
  @CsvSource({
    "1.80, 1.8",
    "7500, 7500",
    "7.5e3, 7500",
    "-0.50, -0.5",
    "0.000, 0",
    "100, 100",
    "'\" 12.50 \"', 12.5"
  })
  void aFigureIsAPlainDecimalNumber(String given, String kept) {
    assertThat(capability(given).orElseThrow().getValue()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'\"NaN\"'", "true", "'\"\"'", "'\"1,5\"'", "[1]"})
  void whatIsNoNumberIsNoFigure(String given) {
    assertThat(capability(given.replace("'", ""))).isEmpty();
  }

  @Test
  void aFigureThatWouldFillTheMemoryStaysShort() {
    assertThat(capability("\"1e999999999\"").orElseThrow().getValue()).hasSizeLessThan(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-02-30", "2026-1-5", "26-01-05", "+12026-01-05", "-2026-01-05", "0026-01-05"})
  void whatIsNoDateOfFourDigitYearsIsNoDate(String date) {
    ObjectNode json = RecordJson.write(ORDER);
    json.put("deliverBy", date);
    assertThat(errors(json)).containsExactly("deliverBy FORMAT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483648", "1.5", "'1'", "true", "1e2"})
  void whatIsNoIntIsNoWholeNumber(String number) {
    ObjectNode json = RecordJson.write(ORDER);
    json.set("lots", Api.array("[" + number + "]").get(0));
    assertThat(errors(json)).containsExactly("lots TYPE");
  }

  @Test
  void textsAreStripped() {
    ObjectNode json = RecordJson.write(ORDER);
    json.put("source", "  paper \n");
    assertThat(read(json).orElseThrow().getSource()).isEqualTo("paper");
  }

  private static Optional<Capability> capability(String value) {
    ObjectNode json = Api.object("{'attribute':'noise','unit':'dB(A)'}");
    var given = Api.array("[" + value + "]").get(0);
    json.set("value", given.isFloat() ? json.numberNode(new BigDecimal(given.asString())) : given);
    return RecordJson.read(json, Capability.class, new ArrayList<>());
  }

  private static Optional<BuyerOrder> read(ObjectNode json) {
    return RecordJson.read(json, BuyerOrder.class, new ArrayList<>());
  }

  private static List<String> errors(ObjectNode json) {
    List<Violation> violations = new ArrayList<>();
    assertThat(RecordJson.read(json, BuyerOrder.class, violations)).isEmpty();
    return violations.stream().map(it -> it.field() + " " + it.code()).toList();
  }
}
