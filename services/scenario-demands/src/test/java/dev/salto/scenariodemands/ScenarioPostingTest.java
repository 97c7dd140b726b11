package dev.salto.scenariodemands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.testing.Api;
import dev.salto.kit.testing.Api.Answer;
import dev.salto.schemas.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ScenarioPostingTest extends ScenariosTest {

  @Test
  void aScenarioIsPostedReadChangedWithdrawnAndPostedAgain() {
    Answer posted = agency().post(SCENARIOS, scenario("life")).is(201);
    assertThat(posted.header("Location")).isEqualTo(SCENARIOS + "/life");
    assertThat(posted.json().get("jurisdiction").asString())
        .as("its agency's unless it says another")
        .isEqualTo("MAINLAND");
    Answer read = as(null).get(SCENARIOS + "/life").is(200);
    assertThat(read.json()).isEqualTo(posted.json());
    ObjectNode changed = read.object().put("places", 5);
    Answer answer = agency().put(SCENARIOS + "/life", read.etag(), changed).is(200);
    assertThat(answer.json().get("version").asInt()).isEqualTo(2);
    agency().put(SCENARIOS + "/life", read.etag(), changed).isProblem(412, "STALE");
    agency().put(SCENARIOS + "/life", null, changed).isProblem(428, "IF_MATCH_REQUIRED");
    agency().delete(SCENARIOS + "/life").is(200);
    assertThat(agency().get(SCENARIOS + "?q=life").ids()).isEmpty();
    assertThat(agency().post(SCENARIOS, scenario("life")).is(201).json().get("version").asInt())
        .isEqualTo(3);
  }

  @Test
  void theServiceMakesAnIdWhereNoneIsGiven() {
    assertThat(agency().post(SCENARIOS, scenario(null)).is(201).json().get("id").asString())
        .matches("scenario-[2-9a-z]{10}");
  }

  @Test
  void aRangeOrASoftWishBesideAHardOneIsNoDuplicate() {
    ObjectNode scenario = scenario("ranged");
    scenario.set(
        "requirements",
        Api.array(
            "[{'attribute':'noise','operator':'<=','value':70,'unit':'dB(A)','hard':true},"
                + "{'attribute':'noise','operator':'>=','value':20,'unit':'dB(A)','hard':true},"
                + "{'attribute':'noise','operator':'<=','value':60,'unit':'dB(A)','hard':false}]"));
    agency().post(SCENARIOS, scenario).is(201);
  }

  @ParameterizedTest(name = "{0} = {1} is refused with {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "park | 'nowhere' | park UNKNOWN_REFERENCE",
        "jurisdiction | 'MACAO' | jurisdiction UNKNOWN_CODE",
        "fields | ['7.2','7.2'] | fields[1] DUPLICATE",
        "fields | ['X'] | fields[0] UNKNOWN_CODE",
        "requirements | [{'attribute':'noise','operator':'<','value':70,'unit':'dB(A)'}] | requirements[0].operator UNKNOWN_CODE",
        "requirements | [{'attribute':'noise','operator':'<=','value':70,'unit':'m'}] | requirements[0].unit WRONG_UNIT",
        "requirements | [{'attribute':'smell','operator':'<=','value':70,'unit':'m'}] | requirements[0].attribute UNKNOWN_CODE",
        "requirements | [{'attribute':'noise','operator':'<=','value':70,'unit':'dB(A)'},{'attribute':'noise','operator':'<=','value':60,'unit':'dB(A)'}] | requirements[1] DUPLICATE",
        "stages | [] | stages REQUIRED",
        "stages | [{'stage':'OPERATIONAL','minTrl':8},{'stage':'OPERATIONAL','minTrl':9}] | stages[1] DUPLICATE",
        "stages | [{'stage':'DREAMT','minTrl':8}] | stages[0].stage UNKNOWN_CODE",
        "stages | [{'stage':'OPERATIONAL','minTrl':10}] | stages[0].minTrl RANGE",
        "permits | ['functional-av-pilot','functional-av-pilot'] | permits[1] DUPLICATE",
        "places | 0 | places RANGE",
        "windowUntil | '2026-03-31' | windowUntil ORDER",
        "minDays | -1 | minDays RANGE",
        "siteClearance | 'PERHAPS' | siteClearance UNKNOWN_CODE",
        "colour | 'red' | colour UNKNOWN_FIELD",
      })
  void aFieldThatBreaksARule(String field, String value, String error) {
    ObjectNode scenario = scenario("refused");
    scenario.set(field, Api.array("[" + value + "]").get(0));
    writesNothing(Topics.SCENARIO_DEMANDS, () -> agency().post(SCENARIOS, scenario))
        .isInvalid(error);
    as(null).get(SCENARIOS + "/refused").isProblem(404, "NOT_FOUND");
  }

  @Test
  void onlyItsAgencyPostsAndChangesIt() {
    for (String other : new String[] {"buyer", "institute", "other-agency"}) {
      writesNothing(Topics.SCENARIO_DEMANDS, () -> as(other).post(SCENARIOS, scenario("foreign")))
          .isProblem(403, "NOT_ALLOWED");
    }
    agency().post(SCENARIOS, scenario("ours")).is(201);
    writesNothing(Topics.SCENARIO_DEMANDS, () -> as("other-agency").delete(SCENARIOS + "/ours"))
        .isProblem(403, "NOT_ALLOWED");
    as("other-agency").post(SCENARIOS, scenario("theirs").put("agency", "other-agency")).is(201);
  }

  @Test
  void aFileOpensThem() {
    agency()
        .file(
            SCENARIOS + "/import",
            "id,park,agency,jurisdiction,title_zh,fields,requirements,stages,permits,places,window_from,window_until,min_days,location,space_m2,site_clearance\n"
                + "filed,hetao,agency,香港,夜间洗扫,7.2,清扫效率≥6000㎡/h；噪声≤70dB(A)？,常态化运行：8；SUPERVISED:6,,2,2026/4/1,2027年12月31日,90,皇岗口岸,,待定\n")
        .is(200);
    JsonNode filed = as(null).get(SCENARIOS + "/filed").json();
    assertThat(filed.get("jurisdiction").asString()).isEqualTo("HONG_KONG");
    assertThat(filed.get("siteClearance").asString()).isEqualTo("UNKNOWN");
    assertThat(filed.get("requirements").get(1).get("hard").asBoolean()).isFalse();
    assertThat(filed.get("windowUntil").asString()).isEqualTo("2027-12-31");
    assertThat(as(null).get(SCENARIOS + "?jurisdiction=HONG_KONG&field=7").ids())
        .containsExactly("filed");
  }

  @Test
  void aFacilityIsBuiltOrPlannedUntilItIsWithdrawn() {
    Answer posted = agency().post(FACILITIES, facility("platform")).is(201);
    ObjectNode planned = posted.object().put("status", "PLANNED");
    Answer changed = agency().put(FACILITIES + "/platform", posted.etag(), planned).is(200);
    assertThat(changed.json().get("status").asString()).isEqualTo("PLANNED");
    ObjectNode silent = facility("platform").put("places", 9);
    silent.remove("status");
    assertThat(
            agency()
                .put(FACILITIES + "/platform", changed.etag(), silent)
                .is(200)
                .json()
                .get("status")
                .asString())
        .isEqualTo("PLANNED");
    writesNothing(
            Topics.FACILITIES,
            () ->
                agency()
                    .put(
                        FACILITIES + "/platform",
                        "*",
                        facility("platform").put("status", "WITHDRAWN")))
        .isInvalid("status UNKNOWN_CODE");
    assertThat(as(null).get(FACILITIES + "?kind=PILOT_PLATFORM&field=1.2").ids())
        .containsExactly("platform");
    agency().delete(FACILITIES + "/platform").is(200);
    assertThat(as(null).get(FACILITIES).ids()).doesNotContain("platform");
    agency().put(FACILITIES + "/platform", "*", facility("platform")).isProblem(409, "NOT_OPEN");
  }

  @ParameterizedTest(name = "{0} = {1} is refused with {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "park | 'nowhere' | park UNKNOWN_REFERENCE",
        "kind | 'CASTLE' | kind UNKNOWN_CODE",
        "field | '1.9' | field UNKNOWN_CODE",
        "status | 'RUINED' | status UNKNOWN_CODE",
        "places | -1 | places RANGE",
        "name | {'zh':''} | name REQUIRED",
      })
  void aFacilityThatBreaksARule(String field, String value, String error) {
    ObjectNode facility = facility("refused");
    facility.set(field, Api.array("[" + value + "]").get(0));
    writesNothing(Topics.FACILITIES, () -> agency().post(FACILITIES, facility)).isInvalid(error);
  }

  @Test
  void aFileAddsFacilities() {
    agency()
        .file(
            FACILITIES + "/import",
            "编号,园区,园区机构,类别,中文名称,所属领域,状态,名额,面积(平方米),可开始日期\n"
                + "filed,hetao,agency,仿真测试场,测试场,7.2,拟筹建,2,\"1,500\",2026/6/1\n")
        .is(200);
    JsonNode filed = as(null).get(FACILITIES + "/filed").json();
    assertThat(filed.get("kind").asString()).isEqualTo("SIMULATOR");
    assertThat(filed.get("status").asString()).isEqualTo("PLANNED");
    assertThat(filed.get("spaceM2").asInt()).isEqualTo(1500);
  }

  @Test
  void theVocabulariesAndTheSchemasAreThereForEverybody() {
    JsonNode all = as(null).get("/api/v1/vocabularies").is(200).json();
    assertThat(all.propertyNames()).containsExactly("fields", "attributes", "permits", "labels");
    assertThat(all.get("labels")).isNotEmpty();

    JsonNode subjects = as(null).get("/registry/subjects").is(200).json();
    assertThat(subjects.toString()).contains("salto.scenario-demands.v1-value");
    JsonNode latest =
        as(null)
            .get("/registry/subjects/salto.scenario-demands.v1-value/versions/latest")
            .is(200)
            .json();
    assertThat(
            as(null)
                .get("/registry/schemas/ids/" + latest.get("id").asInt())
                .is(200)
                .json()
                .get("schema"))
        .isEqualTo(latest.get("schema"));
    // As a registry's clients know it, not as a problem.
    assertThat(
            as(null).get("/registry/schemas/ids/999999").is(404).json().get("error_code").asInt())
        .isEqualTo(40403);
    as(null).delete("/registry/subjects").isProblem(405, "METHOD_NOT_ALLOWED");
  }
}
