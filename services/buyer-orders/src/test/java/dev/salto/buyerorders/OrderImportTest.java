package dev.salto.buyerorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.testing.Api.Answer;
import dev.salto.kit.testing.Broker;
import dev.salto.schemas.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OrderImportTest extends OrdersTest {

  private static final String VERIFICATIONS = "/api/v1/verifications/import";

  @Test
  void aFilePostsOrdersWithTheirEvidence() {
    buyer()
        .file(
            ORDERS + "/import",
            "编号,园区,采购方,应用场景,名称(中文),所处阶段,采购方式,采购包数,单包预算,币种,交付期限,公开方式,证明材料\n"
                + "filed,hetao,buyer,scenario,环卫采购,常态化运行,公开招标,2,\"1,000,000\",CNY,2027/12/31,公开,采购公告｜DEMO-1｜财政局｜2025/11/17｜2500000 CNY；意向书|DEMO-2|集团|2025-10-20\n"
                + ",hetao,buyer,scenario,第二单,SUPERVISED,自主采购,1,10.5,HKD,,,\n")
        .is(200);
    JsonNode filed = buyer().get(ORDERS + "/filed").is(200).json();
    assertThat(filed.get("budgetPerLot").get("minor").asLong()).isEqualTo(100_000_000);
    assertThat(filed.get("disclosure").asString()).isEqualTo("PUBLIC");
    assertThat(filed.get("evidence").get(0).get("amount").get("minor").asLong())
        .isEqualTo(250_000_000);
    assertThat(filed.get("evidence").get(1).get("n").asInt()).isEqualTo(2);
  }

  @Test
  void anOrderInAFileThatBreaksARuleIsNamedByRowAndColumn() {
    Answer refused =
        writesNothing(
            Topics.BUYER_ORDERS,
            () ->
                buyer()
                    .file(
                        ORDERS + "/import",
                        "id,park,buyer,scenario,title_zh,stage,route,lots,budget_per_lot,currency,evidence\n"
                            + "w-1,hetao,buyer,scenario,甲,OPERATIONAL,TENDER,1,10,CNY,\n"
                            + "w-2,hetao,buyer,unheard-of,甲,OPERATIONAL,TENDER,1,10,CNY,\n"
                            + "w-3,hetao,buyer,scenario,甲,SIMULATED,TENDER,1,0,CNY,\n"
                            + "w-4,hetao,buyer,scenario,甲,OPERATIONAL,TENDER,1,10,CNY,TENDER_NOTICE|a|b|2030-01-01\n"));
    assertThat(refused.isProblem(422, "IMPORT_REFUSED").json().get("errors").valueStream())
        .extracting(it ->
            it.get("line").asInt()
                + " "
                + it.get("column").asString()
                + " "
                + it.get("code").asString())
        .containsExactlyInAnyOrder(
            "3 scenario UNKNOWN_REFERENCE",
            "4 budget_per_lot RANGE",
            "4 stage NOT_OFFERED",
            "5 evidence FUTURE");
    buyer().get(ORDERS + "/w-1").isProblem(404, "NOT_FOUND");
  }

  @Test
  void verificationsOfOneOrderBecomeOneRecordOfIt() {
    buyer().post(ORDERS, order("checked")).is(201);
    buyer().post(ORDERS + "/checked/evidence", evidence("TN-2")).is(201);
    long end = Broker.end(Topics.BUYER_ORDERS);
    Answer report =
        as("office")
            .file(
                VERIFICATIONS,
                "采购需求,材料序号,核验结果,核验方,日期,理由\nchecked,1,VERIFIED,office,2026/1/4,\nchecked,2,REFUSED,,,金额不符\n")
            .is(200);
    assertThat(report.json().get("imported").asInt()).isEqualTo(2);
    assertThat(Broker.end(Topics.BUYER_ORDERS)).isEqualTo(end + 1);
    JsonNode evidence = buyer().get(ORDERS + "/checked").json().get("evidence");
    assertThat(evidence.get(0).get("verification").get("date").asString()).isEqualTo("2026-01-04");
    assertThat(evidence.get(1).get("verification").get("state").asString()).isEqualTo("REFUSED");
    assertThat(evidence.get(1).get("verification").get("date").asString()).isEqualTo("2026-01-05");
  }

  @Test
  void aFileOfVerificationsThatIsImportedOnceMoreSaysWhatStandsAlready() {
    buyer().post(ORDERS, order("twice")).is(201);
    String file = "order,n,state,verifier,date,reason\ntwice,1,VERIFIED,office,2026-01-04,\n";
    as("office").file(VERIFICATIONS, file).is(200);
    long end = Broker.end(Topics.BUYER_ORDERS);
    as("office").file(VERIFICATIONS, file).is(200);
    assertThat(Broker.end(Topics.BUYER_ORDERS)).isEqualTo(end);
    Answer other =
        writesNothing(
            Topics.BUYER_ORDERS,
            () -> as("office").file(VERIFICATIONS, file.replace("01-04", "01-05")));
    assertThat(lines(other)).containsExactly("2 state DOCUMENT_STATE");
  }

  @Test
  void oneVerificationThatIsWrongRefusesTheFile() {
    buyer().post(ORDERS, order("kept-out")).is(201);
    buyer().post(ORDERS, order("left")).is(201);
    buyer().delete(ORDERS + "/left").is(200);
    String file =
        "order,n,state,verifier,date,reason\n"
            + "kept-out,1,VERIFIED,office,,\n"
            + "kept-out,1,REFUSED,office,,\n"
            + "kept-out,2,VERIFIED,office,,\n"
            + "no-such,1,VERIFIED,office,,\n"
            + "left,1,VERIFIED,office,,\n"
            + "kept-out,3,MAYBE,bureau,2026-01-06,\n"
            + "kept-out,4,VERIFIED,office,2026-02-30,\n"
            + "kept-out,one,VERIFIED,office,,\n";
    Answer refused =
        writesNothing(Topics.BUYER_ORDERS, () -> as("office").file(VERIFICATIONS, file));
    assertThat(refused.isProblem(422, "IMPORT_REFUSED").json().get("rows").asInt()).isEqualTo(8);
    assertThat(lines(refused))
        .containsExactlyInAnyOrder(
            "3 n DUPLICATE",
            "4 n NOT_FOUND",
            "5 order NOT_FOUND",
            "6 order NOT_OPEN",
            "7 n NOT_FOUND",
            "7 state UNKNOWN_CODE",
            "7 date FUTURE",
            "7 verifier NOT_ALLOWED",
            "8 date FORMAT",
            "9 n FORMAT");
    Answer kin =
        writesNothing(
            Topics.BUYER_ORDERS,
            () -> as("kin").file(VERIFICATIONS, "order,n,state\nkept-out,1,VERIFIED\n"));
    assertThat(lines(kin)).containsExactly("2 verifier NOT_ALLOWED");
    Answer longReason =
        writesNothing(
            Topics.BUYER_ORDERS,
            () ->
                as("office")
                    .file(
                        VERIFICATIONS,
                        "order,n,state,reason\nkept-out,1,VERIFIED," + "x".repeat(501) + "\n"));
    assertThat(lines(longReason)).containsExactly("2 reason RANGE");
    assertThat(buyer().get(ORDERS + "/kept-out").json().get("evidence").get(0).has("verification"))
        .isFalse();
  }

  @Test
  void aDryRunOfVerificationsWritesNothing() {
    buyer().post(ORDERS, order("dry")).is(201);
    long end = Broker.end(Topics.BUYER_ORDERS);
    Answer dry =
        as("office")
            .file(VERIFICATIONS + "?dryRun=true", "order,n,state\ndry,1,VERIFIED\ndry,9,VERIFIED\n")
            .is(200);
    assertThat(lines(dry)).containsExactly("3 n NOT_FOUND");
    assertThat(Broker.end(Topics.BUYER_ORDERS)).isEqualTo(end);
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
