package dev.salto.projectoffers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.testing.Api;
import dev.salto.kit.testing.Api.Answer;
import dev.salto.kit.testing.Broker;
import dev.salto.schemas.Topics;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OfferImportTest extends OffersTest {

  private static final String HEADS =
      "id,park,institute,title_zh,title_en,fields,capabilities,trl,price,currency,pilots\n";

  @Test
  void aFileIsImportedAsIfEachRowWerePosted() {
    Answer report =
        institute()
            .file(
                OFFERS + "/import",
                HEADS
                    + "csv-1,hetao,institute,车队,Fleet,7.2;5.1,\"noise=68 dB(A);cleaning-rate=7,500 m²/h\",8,\"1,850,000.50\",CNY,3\n"
                    + ",hetao,institute,车队二,,7.2,,8,10,HKD,1\n")
            .is(200);
    assertThat(report.json().get("rows").asInt()).isEqualTo(2);
    assertThat(report.json().get("imported").asInt()).isEqualTo(2);
    assertThat(report.json().get("ids").get(0).asString()).isEqualTo("csv-1");
    String made = report.json().get("ids").get(1).asString();
    assertThat(made).matches("offer-[2-9a-z]{10}");
    JsonNode first = institute().get(OFFERS + "/csv-1").is(200).json();
    assertThat(first.get("price").get("minor").asLong()).isEqualTo(185_000_050);
    assertThat(first.get("capabilities").get(1).get("value").asInt()).isEqualTo(7500);
    assertThat(first.get("capabilities").get(1).get("unit").asString()).isEqualTo("m2/h");
    assertThat(first.get("title").get("en").asString()).isEqualTo("Fleet");
    assertThat(institute().get(OFFERS + "/" + made).json().get("price").get("minor").asInt())
        .isEqualTo(1000);
  }

  @Test
  void aFileInGb18030WithChineseHeadsNamesAndSignsIsTaken() {
    String csv =
        "编号，园区,项目单位\n".replace('，', ',').strip()
            + ",名称(中文),技术领域,性能指标,技术成熟度,行政许可,许可文件,单次中试价格,币种,可同时中试数,可开始日期,面积（平方米）\n"
            + "csv-zh,hetao,institute,无人清扫车队,７．２；5.1,清扫效率＝7500㎡/h；噪声＝68ｄＢ（Ａ）,８,功能型无人车道路测试与运营试点,functional-av-pilot｜粤交-7｜交通运输局｜2027/6/30,1850000,ｃｎｙ,３,2026年1月5日,120\n";
    institute().file(OFFERS + "/import", csv.getBytes(Charset.forName("GB18030"))).is(200);
    JsonNode offer = institute().get(OFFERS + "/csv-zh").is(200).json();
    assertThat(offer.get("fields").get(0).asString()).isEqualTo("7.2");
    assertThat(offer.get("capabilities").get(0).get("attribute").asString())
        .isEqualTo("cleaning-rate");
    assertThat(offer.get("capabilities").get(1).get("unit").asString()).isEqualTo("dB(A)");
    assertThat(offer.get("permits").get(0).asString()).isEqualTo("functional-av-pilot");
    assertThat(offer.get("heldPermits"))
        .isEqualTo(
            Api.array(
                "[{'permit':'functional-av-pilot','number':'粤交-7','authority':'交通运输局','validUntil':'2027-06-30'}]"));
    assertThat(offer.get("availableFrom").asString()).isEqualTo("2026-01-05");
    assertThat(offer.get("price").get("currency").asString()).isEqualTo("CNY");
    assertThat(offer.get("spaceM2").asInt()).isEqualTo(120);
  }

  @Test
  void ofTwoHundredRowsOneThatIsWrongIsNamedAndNothingIsImported() {
    String rows =
        IntStream.rangeClosed(1, 200)
            .mapToObj(n ->
                "bulk-%d,hetao,institute,标题,,%s,,8,10,CNY,1\n"
                    .formatted(n, n == 137 ? "7.99" : "7.2"))
            .collect(Collectors.joining());
    Answer refused =
        writesNothing(
            Topics.PROJECT_OFFERS, () -> institute().file(OFFERS + "/import", HEADS + rows));
    refused.isProblem(422, "IMPORT_REFUSED");
    JsonNode error = refused.json().get("errors").get(0);
    assertThat(refused.json().get("errors").size()).isEqualTo(1);
    assertThat(error.get("row").asInt()).isEqualTo(137);
    assertThat(error.get("line").asInt()).as("as a spreadsheet numbers it").isEqualTo(138);
    assertThat(error.get("column").asString()).isEqualTo("fields");
    assertThat(error.get("code").asString()).isEqualTo("UNKNOWN_CODE");
    institute().get(OFFERS + "/bulk-1").isProblem(404, "NOT_FOUND");

    Answer dry =
        writesNothingThough(
            () -> institute().file(OFFERS + "/import?dryRun=true", HEADS + rows).is(200));
    assertThat(dry.json().get("dryRun").asBoolean()).isTrue();
    assertThat(dry.json().get("imported").asInt()).isZero();
    assertThat(dry.json().get("errors")).isEqualTo(refused.json().get("errors"));

    String right = rows.replace("7.99", "7.2");
    writesNothingThough(
        () -> institute().file(OFFERS + "/import?dryRun=true", HEADS + right).is(200));
    assertThat(institute().file(OFFERS + "/import", HEADS + right).is(200).json().get("imported"))
        .hasToString("200");
    assertThat(institute().get(OFFERS + "?q=bulk-&size=1").json().get("total").asInt())
        .isEqualTo(200);
  }

  @Test
  void eachErrorNamesItsRowItsColumnAndItsCode() {
    Answer refused =
        writesNothing(
            Topics.PROJECT_OFFERS,
            () ->
                institute()
                    .file(
                        OFFERS + "/import",
                        HEADS
                            + "e-1,hetao,institute,标题,,7.2,,8,10,RMB,1\n"
                            + "\n"
                            + "e-2,hetao,rival,标题,,7.2,,high,10,CNY,1\n"
                            + "e-3,hetao,institute,,,7.2,loud,8,10,CNY,1\n"
                            + "e-4,hetao,institute,标题,,7.2,,8,\"1,5\",CNY,1\n"
                            + "e-5,hetao,rival,标题,,7.2,,8,10,CNY,1\n"
                            + "e-6,hetao,institute,标题,,7.2,,8,10,CNY,1\n"
                            + "e-6,hetao,institute,标题,,7.2,,8,10,CNY,1\n"
                            + "e-7,hetao,institute,标题,,7.2,,8,10,CNY,1,surplus\n"
                            + "e-8,nowhere,institute,标题,,7.2,,12,10,CNY,1\n"));
    assertThat(refused.isProblem(422, "IMPORT_REFUSED").json().get("errors").valueStream())
        .extracting(it ->
            "%s %s %s %s"
                .formatted(
                    it.get("row").asInt(),
                    it.get("line").asInt(),
                    it.get("column").asString(),
                    it.get("code").asString()))
        .containsExactly(
            "1 2 currency UNKNOWN_CODE",
            "2 4 trl FORMAT",
            "3 5 capabilities FORMAT",
            "4 6 price FORMAT",
            "5 7 institute NOT_ALLOWED",
            "7 9 id DUPLICATE",
            "8 10  SURPLUS_CELLS",
            "9 11 trl RANGE",
            "9 11 park UNKNOWN_REFERENCE");
  }

  @Test
  void aColumnIsNamedAsTheFileNamesIt() {
    Answer refused =
        institute()
            .file(
                OFFERS + "/import",
                "编号,园区,项目单位,名称（中文）,技术领域,技术成熟度,单次中试价格,币种\n"
                    + "zh-1,hetao,institute,标题,7.99,八,10,元\n"
                    + "zh-2,hetao,institute,标题,7.2,8,10,CNY\n");
    assertThat(refused.isProblem(422, "IMPORT_REFUSED").errors())
        .containsExactlyInAnyOrder("技术成熟度 FORMAT", "币种 UNKNOWN_CODE", "pilots REQUIRED");
  }

  @Test
  void anIdThatStandsAlreadyIsRefused() {
    institute().post(OFFERS, offer("standing")).is(201);
    Answer refused =
        writesNothing(
            Topics.PROJECT_OFFERS,
            () ->
                institute()
                    .file(
                        OFFERS + "/import",
                        HEADS + "standing,hetao,institute,标题,,7.2,,8,10,CNY,1\n"));
    assertThat(refused.isProblem(422, "IMPORT_REFUSED").errors())
        .containsExactly("id ALREADY_EXISTS");
  }

  @Test
  void whoDoesNotSayWhoTheyAreImportsNothing() {
    writesNothing(
            Topics.PROJECT_OFFERS,
            () ->
                as(null)
                    .file(OFFERS + "/import", HEADS + "anon,hetao,institute,标题,,7.2,,8,10,CNY,1\n"))
        .isProblem(401, "WHO_ASKS");
  }

  @Test
  void aFormMayBringTheFile() {
    String form =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"offers.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n"
            + HEADS
            + "by-form,hetao,institute,title,,7.2,,8,10,CNY,1\n\r\n--b--\r\n";
    institute()
        .send(
            "POST",
            OFFERS + "/import",
            BodyPublishers.ofString(form),
            "Content-Type",
            "multipart/form-data; boundary=b")
        .is(200);
    institute().get(OFFERS + "/by-form").is(200);
    institute()
        .send(
            "POST",
            OFFERS + "/import",
            BodyPublishers.ofString(form.replace("\"file\"", "\"other\"")),
            "Content-Type",
            "multipart/form-data; boundary=b")
        .isProblem(400, "NO_FILE");
  }

  @Test
  void aFileOfTheMostRowsIsImportedInOneTransaction() {
    String rows =
        IntStream.rangeClosed(1, 10_000)
            .mapToObj(
                n -> "most-%d,hetao,institute,标题,,7.2;5.1,noise=68 dB(A),8,10,CNY,1\n".formatted(n))
            .collect(Collectors.joining());
    assertThat(institute().file(OFFERS + "/import", HEADS + rows).is(200).json().get("imported"))
        .hasToString("10000");
    institute()
        .file(OFFERS + "/import", HEADS + rows + "most-0,hetao,institute,标题,,7.2,,8,10,CNY,1\n")
        .isProblem(422, "NO_CSV");
  }

  private static Answer writesNothingThough(java.util.function.Supplier<Answer> asked) {
    long before = Broker.end(Topics.PROJECT_OFFERS);
    Answer answer = asked.get();
    assertThat(Broker.end(Topics.PROJECT_OFFERS)).isEqualTo(before);
    return answer;
  }
}
