package dev.salto.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FormJsonTest {

  private final MultiValueMap<String, String> form = new LinkedMultiValueMap<>();

  @Test
  void aBlankIsLeftOutAndTakesAwayWhatStoodThere() {
    form.add("source", "  ");
    form.add("park", " hetao ");
    ObjectNode standing = json("{\"source\":\"x\",\"kept\":1}").asObject();
    assertSame(
        new FormJson(form, standing).lines("source", "park").node(),
        json("{\"kept\":1,\"park\":\"hetao\"}"));
  }

  @Test
  void aTextKeepsTheFormsThatTheFormDoesNotShow() {
    form.add("titleZh", "");
    form.add("titleEn", "Sweeper");
    ObjectNode standing = json("{\"title\":{\"zh\":\"清扫车\",\"zhHant\":\"清掃車\"}}").asObject();
    assertSame(
        new FormJson(form, standing).texts("title").texts("summary").node(),
        json("{\"title\":{\"zhHant\":\"清掃車\",\"en\":\"Sweeper\"}}"));
  }

  @Test
  void moneyIsSentInMinorUnitsOfItsCurrency() {
    form.add("price", "1850000.5");
    form.add("currency", "CNY");
    form.add("fee", "12");
    form.add("of", "JPY");
    assertSame(
        new FormJson(form).money("price", "currency").money("fee", "of").node(),
        json(
            """
            {"price":{"currency":"CNY","minor":185000050},"fee":{"currency":"JPY","minor":12}}
            """));
  }

  @Test
  void aFigureThatIsLeftBlankIsNoneAndOneThatIsNoNumberIsSentAsItIs() {
    List.of("noise", "battery-life", "hit-rate")
        .forEach(it -> {
          String input = "readings[" + form.size() / 3 + "]";
          form.add(input + ".attribute", it);
          form.add(input + ".unit", "of " + it);
          form.add(input, "");
        });
    form.set("readings[1]", " 7.5 ");
    form.set("readings[2]", "a lot");
    assertSame(
        new FormJson(form).figures("readings", "unit").node(),
        json(
            """
            {"readings":[{"attribute":"battery-life","unit":"of battery-life","value":7.5},
                         {"attribute":"hit-rate","unit":"of hit-rate","value":"a lot"}]}
            """));
  }

  @Test
  void whatIsNoAmountOrNumberIsLeftForTheServiceToRefuse() {
    form.add("price", "0.001");
    form.add("currency", "CNY");
    form.add("trl", "seven");
    assertSame(
        new FormJson(form).money("price", "currency").numbers("trl").node(),
        json("{\"price\":{\"currency\":\"CNY\",\"minor\":\"0.001\"},\"trl\":\"seven\"}"));
  }

  /** As text: a number is the same whatever Java makes of it. */
  private static void assertSame(JsonNode actual, JsonNode expected) {
    assertThat(actual.toString()).isEqualTo(expected.toString());
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
