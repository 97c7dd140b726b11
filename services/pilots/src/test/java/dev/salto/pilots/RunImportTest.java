package dev.salto.pilots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.testing.Api.Answer;
import dev.salto.kit.testing.Broker;
import dev.salto.kit.view.View;
import dev.salto.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class RunImportTest extends PilotsTest {

  private static final String IMPORT = PILOTS + "/runs/import";
  private static final LocalDate DAY = PlayedMatcher.DAY;
  private static final String HEADS =
      "match,date,hours,work,work_unit,readings,product_version,note\n";

  @Autowired private RunImport runs;
  @Autowired private View view;

  @Test
  void aDayOfManyPilotsComesInOneFile() {
    List<String> pilots = IntStream.range(0, 50).mapToObj(it -> "many-" + it).toList();
    pilots.forEach(PlayedMatcher::pilot);
    StringBuilder file = new StringBuilder("﻿匹配,日期,时长(小时),工作量,工作量单位,实测读数,产品版本,备注\n");
    pilots.forEach(
        it -> file.append(it).append(",2026/1/5,8.5,\"1,200\",m2,noise=66 dB(A),1.0,早班\n"));
    pilots.forEach(it -> file.append(it).append(",2026年1月5日,2,,,,1.0,\n"));
    Answer report = institute().file(IMPORT, file.toString()).is(200);
    assertThat(report.json().get("rows").asInt()).isEqualTo(100);
    assertThat(report.json().get("imported").asInt()).isEqualTo(100);
    assertThat(report.json().get("ids").get(50).asString()).isEqualTo("many-0#3");
    for (String pilot : pilots) {
      JsonNode shown = institute().get(PILOTS + "/" + pilot).is(200).json();
      assertThat(shown.get("runs").get("count").asInt()).isEqualTo(2);
      assertThat(shown.get("runs").get("hours").decimalValue()).isEqualByComparingTo("10.5");
      assertThat(shown.get("runs").get("days").asInt()).isEqualTo(1);
    }
    JsonNode run = as(null).get(path("many-7", "/events")).json().get("items").get(1).get("run");
    assertThat(run.get("work").asInt()).isEqualTo(1200);
    assertThat(run.get("readings").get(0).get("value").asInt()).isEqualTo(66);

    Answer again =
        writesNothing(Topics.PILOT_EVENTS, () -> institute().file(IMPORT, file.toString()));
    again.isProblem(422, "IMPORT_REFUSED");
    assertThat(again.json().get("errors").get(0).get("code").asString())
        .as("a file that was sent twice counts once")
        .isEqualTo("DUPLICATE_RUN");
  }

  @Test
  void oneRowThatIsWrongRefusesTheFile() {
    begin("r-good");
    PlayedMatcher.agree("r-ready");
    PlayedMatcher.agree(
        PlayedMatcher.agreement("r-theirs").setInstitute("other-institute").build());
    String file =
        HEADS
            + "r-good,2026-01-05,8,,,,1.0,x\n"
            + "r-good,2026-01-05,8,,,,1.0,x\n"
            + "r-good,2026-01-05,10,,,,1.0,too long a day\n"
            + "r-ready,2026-01-05,8,,,,1.0,\n"
            + "unheard-of,2026-01-05,8,,,,1.0,\n"
            + "r-theirs,2026-01-05,8,,,,1.0,\n"
            + "r-good,2026-01-06,8,,,,1.0,\n"
            + "r-good,2026-01-05,eight,,,,1.0,\n"
            + "r-good,2026-01-05,1,,,charm=1 x,1.0,\n"
            + "r-good,2026-01-05,1,,,,,\n"
            + ",2026-01-05,1,,,,1.0,\n"
            + "r-good,2026-01-05,1,5,,,1.0,\n";
    Answer refused = writesNothing(Topics.PILOT_EVENTS, () -> institute().file(IMPORT, file));
    refused.isProblem(422, "IMPORT_REFUSED");
    assertThat(refused.json().get("imported").asInt()).isZero();
    assertThat(lines(refused))
        .containsExactly(
            "3 match DUPLICATE_RUN",
            "4 hours RANGE",
            "5 match PILOT_STATE",
            "6 match UNKNOWN_REFERENCE",
            "7 match NOT_ALLOWED",
            "8 date FUTURE",
            "9 hours FORMAT",
            "10 readings UNKNOWN_CODE",
            "11 product_version REQUIRED",
            "12 match REQUIRED",
            "13 work_unit REQUIRED");
    assertThat(institute().get(PILOTS + "/r-good").json().get("runs").get("count").asInt())
        .isEqualTo(1);
    buyer().file(IMPORT, HEADS + "r-good,2026-01-05,1,,,,1.0,b\n").isProblem(422, "IMPORT_REFUSED");
    as(null).file(IMPORT, HEADS).isProblem(401, "WHO_ASKS");
    institute().file(IMPORT, "match,mood\nr-good,good\n").isProblem(422, "UNKNOWN_COLUMN");
  }

  @Test
  void whileSomebodyElseWritesToOneOfThePilotsNothingIsImported() {
    begin("r-held");
    begin("r-free");
    String file = HEADS + "r-free,2026-01-05,1,,,,1.0,h\nr-held,2026-01-05,1,,,,1.0,h\n";
    view.reservations().take(Topics.PILOT_EVENTS, "r-held#3", -1, "somebody", Instant.now());
    writesNothing(Topics.PILOT_EVENTS, () -> institute().file(IMPORT, file))
        .isProblem(409, "CONFLICT");
    view.reservations().giveBack(Topics.PILOT_EVENTS, "r-held#3", "somebody");
    institute().file(IMPORT, file).is(200);
  }

  @Test
  void aDryRunWritesNothing() {
    begin("r-dry");
    long end = Broker.end(Topics.PILOT_EVENTS);
    Answer dry =
        institute()
            .file(IMPORT + "?dryRun=true", HEADS + "r-dry,2026-01-05,1,,,,1.0,dry\n")
            .is(200);
    assertThat(dry.json().get("imported").asInt()).isZero();
    assertThat(dry.json().get("errors")).isEmpty();
    assertThat(Broker.end(Topics.PILOT_EVENTS)).isEqualTo(end);
  }

  @Test
  void theHouseImportsInTheNameOfEachInstitute() {
    begin("r-house");
    runs.run(
        (HEADS + "r-house,2026-01-05,1,,,,1.0,house\n").getBytes(StandardCharsets.UTF_8),
        false,
        Caller.HOUSE);
    JsonNode last =
        as(null)
            .get(path("r-house", "/events"))
            .json()
            .get("items")
            .valueStream()
            .toList()
            .getLast();
    assertThat(last.get("by").asString()).isEqualTo("institute");
    assertThat(last.get("run").get("date").asString()).isEqualTo(DAY.toString());
  }

  @Test
  void aTemplateIsThereToFillIn() {
    assertThat(institute().get(IMPORT).is(200).text()).isEqualTo("﻿" + HEADS.strip() + "\r\n");
    assertThat(institute().get(IMPORT + "?lang=zh-CN").text()).contains("匹配,日期,时长(小时)");
  }

  private static List<String> lines(Answer answer) {
    return answer
        .json()
        .get("errors")
        .valueStream()
        .map(it ->
            it.get("line").asInt()
                + " "
                + it.get("column").asString()
                + " "
                + it.get("code").asString())
        .toList();
  }
}
