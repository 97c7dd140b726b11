package dev.salto.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.problem.Problem;
import dev.salto.schemas.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OfferTermsTest {

  private static final String STANDING =
      """
      {"id":"patrol","title":{"zh":"巡逻","zhHant":"巡邏","en":"Patrol"},"summary":{"en":"By night"},
       "fields":["2.1","1.5"],"trl":5,"price":{"currency":"CNY","minor":40000050},"pilots":2,
       "availableFrom":"2026-01-01","availableUntil":"2027-01-01","spaceM2":20,
       "platformField":"2.1","source":"example","permits":["algorithm-filing","uav-operation"],
       "capabilities":[{"attribute":"patrol-false-alarm","unit":"%","value":6.5}],
       "heldPermits":[{"permit":"uav-operation","number":"U-1","authority":"CAAC",
       "validUntil":"2027-01-31"}]}
      """;

  private final MultiValueMap<String, String> form = new LinkedMultiValueMap<>();

  @Test
  void anOfferTakesTheFiguresThatWereFilledInWithTheirUnitsAndTheDocumentsOfPermits() {
    form.add("titleEn", "Patrol robot");
    form.add("field", "2.1");
    form.add("field", "1.5");
    form.add("trl", "6");
    form.add("price", "400000");
    form.add("currency", "CNY");
    form.add("pilots", "1");
    form.add("attribute", "patrol-false-alarm");
    form.add("attribute", "battery-life");
    form.add("value.patrol-false-alarm", "4.5");
    form.add("value.battery-life", "");
    form.add("permit", "algorithm-filing");
    form.add("number.algorithm-filing", "A-1");
    form.add("until.algorithm-filing", "2027-01-31");
    form.add("number.functional-av-pilot", "not ticked");
    assertSame(
        OfferTerms.of(form),
        json(
            """
            {"title":{"en":"Patrol robot"},"fields":["2.1","1.5"],"trl":6,
             "price":{"currency":"CNY","minor":40000000},"pilots":1,
             "permits":["algorithm-filing"],
             "capabilities":[{"attribute":"patrol-false-alarm","unit":"%","value":4.5}],
             "heldPermits":[{"permit":"algorithm-filing","number":"A-1","validUntil":"2027-01-31"}]}
            """));
  }

  @Test
  void whatStandsIsFilledInSoThatSavingItAsItIsChangesNothing() {
    MultiValueMap<String, String> filledIn = OfferTerms.standing(json(STANDING));
    filledIn.add("attribute", "patrol-false-alarm");
    assertThat(filledIn.getFirst("price")).isEqualTo("400000.5");
    assertSame(OfferTerms.of(filledIn, standing()), standing());
  }

  @Test
  void whatIsChangedStandsOverWhatStoodAndWhatTheFormDoesNotShowStays() {
    MultiValueMap<String, String> filledIn = OfferTerms.standing(json(STANDING));
    filledIn.add("attribute", "patrol-false-alarm");
    filledIn.set("value.patrol-false-alarm", "4");
    filledIn.set("spaceM2", "");
    ObjectNode expected = standing();
    expected.withArray("capabilities").get(0).asObject().put("value", 4);
    expected.remove("spaceM2");
    assertSame(OfferTerms.of(filledIn, standing()), expected);
  }

  @Test
  void whatIsWrongIsToldAtTheInputThatSaidIt() {
    Entry entry =
        OfferTerms.refused(
            form,
            json(STANDING),
            Problem.invalid(
                "offer",
                List.of(
                    new Violation("capabilities[0].value", "TYPE", "a number"),
                    new Violation("heldPermits[0].validUntil", "TYPE", "a date"),
                    new Violation("heldPermits[0].number", "REQUIRED", "a line"),
                    new Violation("price.minor", "TYPE", "a whole number"),
                    new Violation("title.en", "LENGTH", "a short line"),
                    new Violation("fields", "REQUIRED", "one at least"))));
    assertThat(entry.errors())
        .extracting(Violation::field)
        .containsExactly(
            "value.patrol-false-alarm",
            "until.uav-operation",
            "number.uav-operation",
            "price.minor",
            "titleZh",
            "field");
  }

  private static ObjectNode standing() {
    return json(STANDING).asObject();
  }

  /** As text: a number is the same whatever Java makes of it. */
  private static void assertSame(JsonNode actual, JsonNode expected) {
    assertThat(actual.toString()).isEqualTo(expected.toString());
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
