package dev.salto.kit.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.testing.Api;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class ColumnsTest {

  private static final Columns COLUMNS =
      new Columns()
          .line("id")
          .texts("title")
          .code("stage", "stage")
          .codes("fields", "field")
          .integer("spaceM2")
          .date("availableFrom")
          .money("budgetPerLot")
          .capabilities("capabilities")
          .requirements("requirements")
          .stages("stages")
          .evidence("evidence")
          .heldPermits("heldPermits")
          .rates("rates")
          .lineOf("contact_phone", "contact.phone");

  @Test
  void headsAreSnakeCaseOfTheNames() {
    assertThat(COLUMNS.heads())
        .containsExactly(
            "id",
            "title_zh",
            "title_zh_hant",
            "title_en",
            "stage",
            "fields",
            "space_m2",
            "available_from",
            "budget_per_lot",
            "currency",
            "capabilities",
            "requirements",
            "stages",
            "evidence",
            "held_permits",
            "rates",
            "contact_phone");
  }

  @Test
  void aFieldIsToldByTheHeadThatFillsIt() {
    assertThat(COLUMNS.head("spaceM2")).isEqualTo("space_m2");
    assertThat(COLUMNS.head("title")).isEqualTo("title_zh");
    assertThat(COLUMNS.head("title.en")).isEqualTo("title_en");
    assertThat(COLUMNS.head("evidence[2].amount.currency")).isEqualTo("evidence");
    assertThat(COLUMNS.head("budgetPerLot.minor")).isEqualTo("budget_per_lot");
    assertThat(COLUMNS.head("budgetPerLot.currency")).isEqualTo("currency");
    assertThat(COLUMNS.head("contact.phone")).isEqualTo("contact_phone");
    assertThat(COLUMNS.head("version")).isEmpty();
  }

  @Test
  void aBlankCellIsAMemberThatIsNotGiven() {
    assertThat(row("id,title_zh,fields,space_m2,budget_per_lot,currency", "a, ,,,,CNY"))
        .isEqualTo(Api.object("{'id':'a'}"));
  }

  @Test
  void textsKeepTheirOwnSigns() {
    assertThat(row("title_zh,title_zh_hant", "名称（一）；㎡,名稱"))
        .isEqualTo(Api.object("{'title':{'zh':'名称（一）；㎡','zhHant':'名稱'}}"));
  }

  @ParameterizedTest
  @CsvSource({
    "OPERATIONAL, OPERATIONAL",
    "operational, OPERATIONAL",
    "常态化运行, OPERATIONAL",
    "Daily operation, OPERATIONAL",
    "UNHEARD_OF, UNHEARD_OF"
  })
  void aCodeMayBeGivenByItsChineseOrEnglishName(String cell, String code) {
    assertThat(row("stage", cell).get("stage").asString()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7.2;5.1", "７．２；５．１", " 7.2 ; 5.1 ;", "7.2；；5.1"})
  void aListIsSeparatedByHalfOrFullWidthSemicolons(String cell) {
    assertThat(row("fields", quoted(cell)).get("fields")).isEqualTo(Api.array("['7.2','5.1']"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-05",
        "2026/1/5",
        "2026.1.5",
        "2026年1月5日",
        "２０２６－０１－０５",
        "2026/1/5 0:00",
        "2026-01-05 00:00:00"
      })
  void aDateAsSpreadsheetsWriteIt(String cell) {
    assertThat(row("available_from", cell).get("availableFrom").asString()).isEqualTo("2026-01-05");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1/5/2026",
        "05.01.2026",
        "26/1/5",
        "46027",
        "2026-13-01",
        "2026-02-30",
        "soon",
        "2026/1/5 8:30"
      })
  void aDateThatMayMeanAnotherDayOrNoneIsRefused(String cell) {
    assertRefused("available_from", cell, "available_from FORMAT");
  }

  @ParameterizedTest
  @CsvSource({
    "120, 120",
    "'1,200', 1200",
    "'1,234,567', 1234567",
    "１２０, 120",
    "120.0, 120",
    "-5, -5"
  })
  void aNumberMayHaveCommasBetweenItsThousands(String cell, int number) {
    assertThat(row("space_m2", quoted(cell)).get("spaceM2").asInt()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,8",
        "12,34",
        "1,2345",
        ",5",
        "1.2E+06",
        "1e3",
        "120 m2",
        "约120",
        "#####",
        "#N/A",
        "8.5",
        "99999999999",
        "1.234.567",
        "1 200"
      })
  void aNumberThatMayMeanAnotherOrNoneIsRefused(String cell) {
    assertRefused("space_m2", quoted(cell), "space_m2 FORMAT");
  }

  @Test
  void inASemicolonFileACommaInANumberMayBeADecimalOne() {
    assertThat(errors("id;space_m2\na;1,800\n")).containsExactly("space_m2 FORMAT");
    assertThat(errors("id;capabilities\na;payload=1,800 kg\n"))
        .containsExactly("capabilities FORMAT");
    assertThat(errors("id;space_m2\na;1800\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.23457E+14", "8.6138E+12", "1,23457E+14", "1E+20"})
  void aLongNumberThatTheSpreadsheetHasCutShortIsRefused(String cell) {
    assertRefused("id", quoted(cell), "id FORMAT");
    assertRefused("contact_phone", quoted(cell), "contact_phone FORMAT");
    assertThat(row("id", "123456789012345678").get("id").asString())
        .isEqualTo("123456789012345678");
  }

  @ParameterizedTest
  @CsvSource({
    "2000000, CNY, 200000000",
    "'2,000,000.5', cny, 200000050",
    "1500, JPY, 1500",
    "1.234, KWD, 1234",
    "０.０１, ＨＫＤ, 1",
    "-1, CNY, -100"
  })
  void moneyInMajorUnitsBecomesMinorOnesOfItsCurrency(String cell, String currency, long minor) {
    ObjectNode money =
        (ObjectNode)
            row("budget_per_lot,currency", quoted(cell) + "," + currency).get("budgetPerLot");
    assertThat(money.get("minor").asLong()).isEqualTo(minor);
    assertThat(money.get("currency").asString()).isEqualTo(currency(currency));
  }

  private static String currency(String text) {
    return CsvTable.plain(text).toUpperCase(java.util.Locale.ROOT);
  }

  @Test
  void moneyThatCannotBeIsRefusedInTheColumnAtFault() {
    assertRefused("budget_per_lot,currency", "10,RMB", "currency UNKNOWN_CODE");
    assertRefused("budget_per_lot,currency", "10,", "currency UNKNOWN_CODE");
    assertRefused("budget_per_lot,currency", "10,XAU", "currency UNKNOWN_CODE");
    assertRefused("budget_per_lot,currency", "10.005,CNY", "budget_per_lot RANGE");
    assertRefused("budget_per_lot,currency", "1e5,CNY", "budget_per_lot FORMAT");
    assertRefused("budget_per_lot,currency", "￥10,CNY", "budget_per_lot FORMAT");
    assertRefused("budget_per_lot,currency", "99999999999999999999,CNY", "budget_per_lot RANGE");
  }

  @Test
  void capabilitiesNameTheirAttributeInChineseOrAsACode() {
    assertThat(row("capabilities", quoted("清扫宽度＝1.8 m；cleaning-rate=7,500㎡/h;语种数量")))
        .as("the last has no value")
        .isNull();
    assertThat(row("capabilities", quoted("清扫宽度＝1.8 m；cleaning-rate=7,500㎡/h")).toString())
        .isEqualTo(
            Api.object(
                    "{'capabilities':[{'attribute':'sweep-width','value':1.8,'unit':'m'},{'attribute':'cleaning-rate','value':7500,'unit':'m2/h'}]}")
                .toString());
  }

  @Test
  void requirementsAreAtLeastAtMostOrEqualAndSoftWithAQuestionMark() {
    assertThat(
            row("requirements", quoted("噪声≤70dB(A)；cleaning-rate>=6000 m2/h；languages=3 count？"))
                .toString())
        .isEqualTo(
            Api.object(
                    "{'requirements':[{'attribute':'noise','operator':'<=','value':70,'unit':'dB(A)','hard':true},{'attribute':'cleaning-rate','operator':'>=','value':6000,'unit':'m2/h','hard':true},{'attribute':'languages','operator':'=','value':3,'unit':'count','hard':false}]}")
                .toString());
    assertRefused("requirements", "noise<70 dB(A)", "requirements FORMAT");
    assertRefused("requirements", "noise<=loud", "requirements FORMAT");
  }

  @Test
  void stagesCarryTheirLeastReadiness() {
    assertThat(row("stages", quoted("SUPERVISED:6；常态化运行：８")))
        .isEqualTo(
            Api.object(
                "{'stages':[{'stage':'SUPERVISED','minTrl':6},{'stage':'OPERATIONAL','minTrl':8}]}"));
    assertRefused("stages", "SUPERVISED", "stages FORMAT");
    assertRefused("stages", "SUPERVISED:six", "stages FORMAT");
  }

  @Test
  void aHeldPermitIsPermitNumberAuthorityAndValidity() {
    assertThat(
            row(
                "held_permits",
                "功能型无人车道路测试与运营试点｜粤-7｜交通运输局｜2026/12/31；functional-av-pilot|8|office"))
        .isEqualTo(
            Api.object(
                "{'heldPermits':[{'permit':'functional-av-pilot','number':'粤-7','authority':'交通运输局','validUntil':'2026-12-31'},{'permit':'functional-av-pilot','number':'8','authority':'office'}]}"));
    assertRefused("held_permits", "functional-av-pilot|8", "held_permits FORMAT");
    assertRefused("held_permits", "functional-av-pilot|8|office|soon", "held_permits FORMAT");
  }

  @Test
  void evidenceIsKindReferenceIssuerDateAmountValidityAndSupplier() {
    assertThat(
            row(
                    "evidence",
                    quoted(
                        "中标（成交）通知书|A-1|财政局|2025/11/17|2,000,000 CNY|2026-12-31|institute；意向书｜B-2｜集团｜2025-10-20"))
                .toString())
        .isEqualTo(
            Api.object(
                    "{'evidence':[{'kind':'AWARD_NOTICE','reference':'A-1','issuer':'财政局','date':'2025-11-17','amount':{'minor':200000000,'currency':'CNY'},'validUntil':'2026-12-31','supplier':'institute'},{'kind':'LETTER_OF_INTENT','reference':'B-2','issuer':'集团','date':'2025-10-20'}]}")
                .toString());
    assertThat(row("evidence", "TENDER_NOTICE|A-1|财政局|2025-11-17||||包2").at("/evidence/0"))
        .isEqualTo(
            Api.object(
                "{'kind':'TENDER_NOTICE','reference':'A-1','issuer':'财政局','date':'2025-11-17','packageNumber':'包2'}"));
    assertRefused("evidence", "TENDER_NOTICE|A-1", "evidence FORMAT");
    assertRefused("evidence", "TENDER_NOTICE|A-1|office|someday", "evidence FORMAT");
    assertRefused("evidence", "TENDER_NOTICE|A-1|office|2025-11-17|much", "evidence FORMAT");
    assertRefused("evidence", "TENDER_NOTICE|A|b|2025-11-17|5 RMB", "evidence UNKNOWN_CODE");
  }

  @Test
  void ratesAreGivenPerCurrency() {
    assertThat(row("rates", quoted("hkd=0.92；USD＝7.20")).get("rates").propertyNames())
        .containsExactly("HKD", "USD");
    assertRefused("rates", "HKD", "rates FORMAT");
  }

  @Test
  void allThatIsWrongInARowIsTold() {
    assertThat(errors("id,space_m2,available_from,stages\na,many,soon,all\n"))
        .containsExactlyInAnyOrder("space_m2 FORMAT", "available_from FORMAT", "stages FORMAT");
  }

  private static String quoted(String cell) {
    return "\"" + cell + "\"";
  }

  /** The one row as JSON; null if anything of it could not be read. */
  private static ObjectNode row(String heads, String cells) {
    List<ImportReport.Error> errors = new ArrayList<>();
    CsvRows rows = read(heads + "\n" + cells + "\n", errors);
    assertThat(rows.total()).isEqualTo(1);
    return errors.isEmpty() ? rows.readable().getFirst().content() : null;
  }

  private static void assertRefused(String heads, String cells, String error) {
    assertThat(errors(heads + "\n" + cells + "\n")).as(cells).containsExactly(error);
  }

  private static List<String> errors(String csv) {
    List<ImportReport.Error> errors = new ArrayList<>();
    read(csv, errors);
    return errors.stream().map(it -> it.column() + " " + it.code()).toList();
  }

  private static CsvRows read(String csv, List<ImportReport.Error> errors) {
    return CsvRows.read(csv.getBytes(StandardCharsets.UTF_8), COLUMNS, errors);
  }
}
