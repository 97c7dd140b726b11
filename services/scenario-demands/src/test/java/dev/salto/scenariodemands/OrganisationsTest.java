package dev.salto.scenariodemands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.testing.Api;
import dev.salto.kit.testing.Api.Answer;
import dev.salto.schemas.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class OrganisationsTest extends ScenariosTest {

  @Test
  void onAnEmptySystemTheFirstOneIsAnAgencyThatAddsItself() {
    founding.buyer().isProblem(403, "UNKNOWN_ORGANISATION");
    founding.another().isProblem(403, "UNKNOWN_ORGANISATION");
    founding.nobody().isProblem(401, "WHO_ASKS");
    assertThat(founding.checked().is(200).json().get("errors")).isEmpty();
    assertThat(founding.checked().json().get("rows").asInt()).isEqualTo(2);
    assertThat(founding.first().is(201).header("Location")).isEqualTo(ORGANISATIONS + "/agency");
    assertThat(founding.first().etag()).isNotNull();
    assertThat(founding.first().json().get("version").asInt()).isEqualTo(1);
    founding.second().isProblem(403, "UNKNOWN_ORGANISATION");
  }

  @Test
  void agenciesKeepThemAndNobodyElse() {
    for (String other : new String[] {"institute", "buyer"}) {
      writesNothing(
              Topics.ORGANISATIONS,
              () -> as(other).post(ORGANISATIONS, organisation("mine", "INSTITUTE")))
          .isProblem(403, "NOT_ALLOWED");
      writesNothing(
              Topics.ORGANISATIONS,
              () -> as(other).put(ORGANISATIONS + "/" + other, "*", organisation(other, "AGENCY")))
          .isProblem(403, "NOT_ALLOWED");
    }
    agency().post(ORGANISATIONS, organisation("kept", "VERIFIER")).is(201);
    Answer read = agency().get(ORGANISATIONS + "/kept");
    ObjectNode changed = read.object().put("group", "另一集团");
    Answer answer = as("other-agency").put(ORGANISATIONS + "/kept", read.etag(), changed).is(200);
    assertThat(answer.json().get("group").asString()).isEqualTo("另一集团");
    assertThat(answer.json().get("version").asInt()).isEqualTo(2);
  }

  @Test
  void oneIsChangedNotWithdrawn() {
    writesNothing(Topics.ORGANISATIONS, () -> agency().delete(ORGANISATIONS + "/buyer"))
        .isProblem(405, "METHOD_NOT_ALLOWED");
  }

  @Test
  void aContactIsSeenByItsOwnAndByAgencies() {
    assertThat(agency().get(ORGANISATIONS + "/buyer").json().has("contact")).isTrue();
    assertThat(as("buyer").get(ORGANISATIONS + "/buyer").json().has("contact")).isTrue();
    for (String other : new String[] {null, "institute"}) {
      assertThat(as(other).get(ORGANISATIONS + "/buyer").is(200).text()).doesNotContain("0000");
      assertThat(as(other).get(ORGANISATIONS + "?q=buyer").is(200).text()).doesNotContain("0000");
    }
  }

  @Test
  void aListIsFilteredByKind() {
    assertThat(as(null).get(ORGANISATIONS + "?kind=BUYER").ids()).containsExactly("buyer");
    assertThat(as(null).get(ORGANISATIONS + "?kind=BUYER,INSTITUTE").ids())
        .contains("buyer", "institute")
        .doesNotContain("agency");
  }

  @ParameterizedTest(name = "{0} = {1} is refused with {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "id | 'a b' | id FORMAT",
        "kind | 'BANK' | kind UNKNOWN_CODE",
        "name | {} | name REQUIRED",
        "jurisdiction | 'MACAO' | jurisdiction UNKNOWN_CODE",
        "contact | {'fax':'1'} | contact.fax UNKNOWN_FIELD",
        "contact | 'me' | contact TYPE",
      })
  void aFieldThatBreaksARule(String field, String value, String error) {
    ObjectNode organisation = organisation("refused", "BUYER");
    organisation.set(field, Api.array("[" + value + "]").get(0));
    writesNothing(Topics.ORGANISATIONS, () -> agency().post(ORGANISATIONS, organisation))
        .isInvalid(error);
  }

  @Test
  void aFileAddsThem() {
    agency()
        .file(
            ORGANISATIONS + "/import",
            "编号,类别,中文名称,英文名称,法域,所属集团,联系人,联系电话,联系邮箱\n"
                + "from-file,核验方,财政办,Finance office,Hong Kong,,张,+852 0000,a@b.example\n")
        .is(200);
    ObjectNode added = agency().get(ORGANISATIONS + "/from-file").object();
    assertThat(added.get("kind").asString()).isEqualTo("VERIFIER");
    assertThat(added.get("jurisdiction").asString()).isEqualTo("HONG_KONG");
    assertThat(added.get("contact").get("phone").asString()).isEqualTo("+852 0000");
    writesNothing(
            Topics.ORGANISATIONS,
            () ->
                as("buyer")
                    .file(
                        ORGANISATIONS + "/import",
                        "id,kind,name_zh,jurisdiction\nx-1,AGENCY,甲,MAINLAND\n"))
        .isProblem(422, "IMPORT_REFUSED");
  }
}
