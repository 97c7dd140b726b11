package dev.salto.kit.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salto.kit.problem.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

  @Test
  void utf8WithOrWithoutAByteOrderMarkAndGb18030ReadTheSame() {
    String csv = "id,title_zh\na,无人清扫车队㎡\n";
    CsvTable plain = CsvTable.read(csv.getBytes(StandardCharsets.UTF_8));
    assertThat(CsvTable.read(("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8))).isEqualTo(plain);
    assertThat(CsvTable.read(csv.getBytes(Charset.forName("GB18030")))).isEqualTo(plain);
    assertThat(plain.rows().getFirst().cell("title_zh")).isEqualTo("无人清扫车队㎡");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,title\na,b\n",
        "id;title\na;b\n",
        "id\ttitle\na\tb\n",
        "id,title\r\na,b",
        "id;title\ra;b\r"
      })
  void cellsAreSeparatedByCommasSemicolonsOrTabs(String csv) {
    CsvTable table = read(csv);
    assertThat(table.heads()).containsExactly("id", "title");
    assertThat(table.rows().getFirst().cell("id")).isEqualTo("a");
    assertThat(table.rows().getFirst().cell("title")).isEqualTo("b");
  }

  @Test
  void aListInASemicolonFileStandsInQuotesAsExcelWritesIt() {
    CsvTable.Row row = read("id;fields\na;\"7.2;5.1\"\n").rows().getFirst();
    assertThat(row.cell("fields")).isEqualTo("7.2;5.1");
    assertThat(row.decimalComma()).isTrue();
  }

  @Test
  void excelsLineThatTellsTheSeparatorIsNoRow() {
    CsvTable table = read("\uFEFFsep=;\r\nid;title\r\na;b,c\r\n");
    assertThat(table.heads()).containsExactly("id", "title");
    assertThat(table.rows().getFirst().cell("title")).isEqualTo("b,c");
    assertThat(table.rows().getFirst().line()).isEqualTo(2);
  }

  @Test
  void rowsAreNumberedAsASpreadsheetDoesThoughCellsHaveLineBreaksAndRowsAreEmpty() {
    CsvTable table = read("id,title\na,\"one\ntwo\"\n\n,,\nb,three\n");
    assertThat(table.rows()).extracting(CsvTable.Row::number).containsExactly(1, 2);
    assertThat(table.rows()).extracting(CsvTable.Row::line).containsExactly(2, 5);
    assertThat(table.rows().getFirst().cell("title")).isEqualTo("one\ntwo");
  }

  @Test
  void emptyColumnsAtTheEdgeAreNothing() {
    CsvTable table = read("id,title,,\na,b,,\nc,,,\nd\n,,,\n");
    assertThat(table.rows()).hasSize(3).noneMatch(CsvTable.Row::surplus);
    assertThat(table.rows().getLast().cell("title")).isEmpty();
  }

  @Test
  void contentWithoutAHeadIsNotLostInSilence() {
    assertThat(read("id,title,\na,b,lost\n").rows().getFirst().surplus()).isTrue();
    assertThat(read("id,title\na,b,lost\n").rows().getFirst().surplus()).isTrue();
  }

  @Test
  void headsMayBeCapitalSpacedOrFullWidth() {
    CsvTable table = read("ID, Title ZH,ｐａｒｋ,名称（中文）\n");
    assertThat(table.heads()).containsExactly("id", "title_zh", "park", "名称(中文)");
    assertThat(table.written()).containsExactly("ID", "Title ZH", "ｐａｒｋ", "名称（中文）");
  }

  @Test
  void quotesInsideQuotesAreOne() {
    assertThat(read("id\n\"a \"\"b\"\"\"\n").rows().getFirst().cell("id")).isEqualTo("a \"b\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "\n\n", ",,,\n", "  \n"})
  void anEmptyFileIsNone(String csv) {
    assertNoCsv(csv.getBytes(StandardCharsets.UTF_8), "empty");
  }

  @Test
  void aWorkbookIsNamedAsSuch() {
    assertNoCsv(new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0, 8, 0}, "workbook");
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    assertNoCsv(new byte[] {(byte) 0xff, (byte) 0xfe, 'i', 0, 'd', 0}, "neither UTF-8 nor GB18030");
  }

  @Test
  void aQuoteThatNeverEndsDoesNotSwallowTheFile() {
    CsvTable table = read("id,title\na,\"b\nc,d\n");
    assertThat(table.rows()).hasSize(1);
    assertThat(table.rows().getFirst().cell("title")).contains("c,d");
  }

  @Test
  void anUnknownColumnAndOneThatStandsTwiceAreRefused() {
    assertCode("UNKNOWN_COLUMN", "id,colour\n");
    assertCode("DUPLICATE_COLUMN", "id,编号\n");
    assertCode("DUPLICATE_COLUMN", "id,id\n");
  }

  @Test
  void aTemplateReadsAsItsOwnHeads() {
    List<String> heads = List.of("id", "title_zh", "space_m2", "price");
    for (boolean chinese : new boolean[] {true, false}) {
      byte[] template = CsvReading.template(heads, chinese).getBytes(StandardCharsets.UTF_8);
      assertThat(CsvReading.read(template, heads).heads()).isEqualTo(heads);
    }
  }

  private static void assertCode(String code, String csv) {
    assertThatThrownBy(
            () -> CsvReading.read(csv.getBytes(StandardCharsets.UTF_8), List.of("id", "title_zh")))
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.code()).isEqualTo(code));
  }

  private static void assertNoCsv(byte[] file, String because) {
    assertThatThrownBy(() -> CsvTable.read(file))
        .isInstanceOfSatisfying(
            Problem.class,
            it -> {
              assertThat(it.code()).isEqualTo("NO_CSV");
              assertThat(it.detail()).contains(because);
            });
  }

  private static CsvTable read(String csv) {
    return CsvTable.read(csv.getBytes(StandardCharsets.UTF_8));
  }
}
