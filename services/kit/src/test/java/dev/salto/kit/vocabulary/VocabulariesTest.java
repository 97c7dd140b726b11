package dev.salto.kit.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.schemas.Codes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VocabulariesTest {

  private final Vocabularies shipped = Vocabularies.shipped();

  @Test
  void everyCodeThatARecordMayHoldHasItsWords() {
    Map.of(
            "stage", Codes.STAGES,
            "evidence", Codes.EVIDENCE_KINDS,
            "route", Codes.ROUTES,
            "disclosure", Codes.DISCLOSURES,
            "clearance", Codes.CLEARANCES,
            "organisation", Codes.ORGANISATION_KINDS,
            "facility", Codes.FACILITY_KINDS,
            "jurisdiction", Codes.JURISDICTIONS,
            "gate-state", Codes.GATE_STATES,
            "status", Codes.STATUSES)
        .forEach((kind, codes) ->
            codes.forEach(
                code -> assertThat(shipped.label(kind, code)).as(kind + " " + code).isPresent()));
  }

  @Test
  void everyWordLeadsBackToItsCode() {
    shipped
        .labels()
        .forEach(label -> {
          for (String name : List.of(label.code(), label.zh(), label.en())) {
            assertThat(shipped.code(label.kind(), name)).as(name).isEqualTo(label.code());
          }
        });
    shipped
        .attributes()
        .values()
        .forEach(it -> assertThat(shipped.code("attribute", it.zh())).isEqualTo(it.code()));
    shipped
        .permits()
        .values()
        .forEach(it -> assertThat(shipped.code("permit", it.zh())).isEqualTo(it.code()));
    shipped
        .fields()
        .values()
        .forEach(it -> assertThat(shipped.code("field", it.zh())).isEqualTo(it.code()));
  }

  @Test
  void fullWidthAndCapitalLettersNameTheSame() {
    assertThat(shipped.code("evidence", "中标(成交)通知书")).isEqualTo("AWARD_NOTICE");
    assertThat(shipped.code("evidence", "中标（成交）通知书 ")).isEqualTo("AWARD_NOTICE");
    assertThat(shipped.code("stage", "ｏｐｅｒａｔｉｏｎａｌ")).isEqualTo("OPERATIONAL");
  }

  @Test
  void aNameThatStandsForNothingIsLeftForTheRulesToRefuse() {
    assertThat(shipped.code("stage", " somewhere ")).isEqualTo("somewhere");
    assertThat(shipped.code("no-such-kind", "x")).isEqualTo("x");
  }

  @Test
  void everySubFieldHasItsFieldAndItsKeyIndustryIsOneOfTheThree() {
    Set<String> industries =
        shipped.labels().stream()
            .filter(it -> it.kind().equals("key-industry"))
            .map(Vocabularies.Label::code)
            .collect(Collectors.toSet());
    assertThat(industries).hasSize(3);
    shipped
        .fields()
        .forEach((code, field) -> {
          if (code.contains(".")) {
            assertThat(shipped.fields()).containsKey(code.substring(0, code.lastIndexOf('.')));
          }
          assertThat(field.keyIndustry()).matches(it -> it == null || industries.contains(it));
        });
    assertThat(shipped.attributes().values())
        .allMatch(it -> it.better().matches("higher|lower") && !it.unit().isBlank());
  }
}
