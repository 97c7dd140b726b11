package dev.salto.matching.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.model.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How alike two texts are (design 2, score part "text"). */
class TextSimilarityTest {

  private static final List<String> TEXTS =
      List.of(
          "",
          "无人清扫车",
          "Unmanned street-sweeper fleet for municipal roads",
          "面向园区与市政道路的自动驾驶清扫车，每日常态化作业，配云端调度。",
          "小分子药物筛选平台",
          "AI screening of small-molecule drugs",
          "口岸旅客多语种问询");

  @ParameterizedTest
  @CsvSource({
    "无人清扫车, street sweeper, small-molecule drug",
    "无人清扫车, unmanned sweeping vehicle, gene sequencing",
    "口岸人形机器人巡逻, patrol of a humanoid robot at the port, sewage treatment"
  })
  void chineseAndEnglishOfTheSameThingMeet(String zh, String same, String other) {
    assertThat(TextSimilarity.cosine(zh, same))
        .isGreaterThanOrEqualTo(3000)
        .isGreaterThan(2 * TextSimilarity.cosine(zh, other));
  }

  @ParameterizedTest
  @CsvSource({"無人清掃車,无人清扫车", "藥物診斷,药物诊断", "機器人巡邏,机器人巡逻", "鋰電儲能與傷殘鑑定,锂电储能与伤残鉴定"})
  void traditionalMeetsSimplified(String traditional, String simplified) {
    assertThat(TextSimilarity.cosine(traditional, simplified)).isEqualTo(10_000);
  }

  @ParameterizedTest
  @CsvSource({"sweepers, sweeper", "SWEEPER, sweeper", "street-sweeper, street sweepers"})
  void formsOfOneWordMeet(String one, String other) {
    assertThat(TextSimilarity.cosine(one, other)).isEqualTo(10_000);
  }

  @Test
  void aTextIsWhollyLikeItself() {
    for (String text : TEXTS) {
      assertThat(TextSimilarity.cosine(text, text)).isEqualTo(text.isEmpty() ? 0 : 10_000);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "，。！", "... --- ...", "the of and"})
  void anEmptyTextIsLikeNothing(String empty) {
    assertThat(TextSimilarity.cosine(empty, "street sweeper")).isZero();
    assertThat(TextSimilarity.cosine(empty, empty)).isZero();
  }

  @Test
  void unrelatedTextsHaveNothingInCommon() {
    assertThat(TextSimilarity.cosine("street sweeper", "gene sequencing")).isZero();
  }

  @Test
  void itIsSymmetricAndAlwaysFromZeroToTenThousand() {
    for (String one : TEXTS) {
      for (String other : TEXTS) {
        assertThat(TextSimilarity.cosine(one, other))
            .isEqualTo(TextSimilarity.cosine(other, one))
            .isBetween(0, 10_000);
      }
    }
  }

  @Test
  void itDoesNotDriftWithWhatElseIsCompared() {
    List<Integer> before = all();
    for (int i = 0; i < 200; i++) {
      TextSimilarity.vectorOf("street sweeper number " + i + " 无人清扫车 " + i);
    }

    assertThat(all()).isEqualTo(before);
  }

  private static List<Integer> all() {
    return TEXTS.stream()
        .flatMap(one -> TEXTS.stream().map(other -> TextSimilarity.cosine(one, other)))
        .toList();
  }

  @Test
  void titlesAndSummariesOfEveryLanguageCount() {
    Texts zh = new Texts("无人清扫车", null, null);
    Texts hant = new Texts(null, "無人清掃車", null);
    Texts en = new Texts(null, null, "street sweeper");
    TermVector chinese = TextSimilarity.vectorOf(zh, Texts.NONE);

    assertThat(chinese.cosine(TextSimilarity.vectorOf(Texts.NONE, zh))).isEqualTo(10_000);
    assertThat(chinese.cosine(TextSimilarity.vectorOf(hant, Texts.NONE))).isEqualTo(10_000);
    assertThat(chinese.cosine(TextSimilarity.vectorOf(zh, en)))
        .isBetween(chinese.cosine(TextSimilarity.vectorOf(en, Texts.NONE)), 9_999);
    assertThat(chinese.cosine(TextSimilarity.vectorOf(Texts.NONE, Texts.NONE))).isZero();
  }

  @Test
  void aLongTextIsComparedToo() {
    String summary = "面向园区与市政道路的自动驾驶清扫车，每日常态化作业。".repeat(1500);

    assertThat(TextSimilarity.cosine(summary, summary)).isEqualTo(10_000);
  }

  @Test
  void aRareWordSaysMoreThanACommonOne() {
    assertThat(TextSimilarity.cosine("method toxicity", "result toxicity"))
        .isGreaterThan(2 * TextSimilarity.cosine("method toxicity", "method sweeper"));
    assertThat(TextSimilarity.cosine("我们 毒性", "问题 毒性"))
        .isGreaterThan(2 * TextSimilarity.cosine("我们 毒性", "我们 清扫"));
  }

  @Test
  void aWordThatNoTableKnowsIsRare() {
    assertThat(TextSimilarity.cosine("zyxomatic sweeper", "zyxomatic camera"))
        .isGreaterThan(TextSimilarity.cosine("zyxomatic system", "sweeper system"));
  }

  @Test
  void aNumberSaysLessThanAWord() {
    assertThat(TextSimilarity.cosine("sweeper 2026", "sweeper 1999"))
        .isGreaterThan(2 * TextSimilarity.cosine("sweeper 2026", "camera 2026"));
  }

  @Test
  void whatIsSaidAgainAddsLessEachTime() {
    int once = TextSimilarity.cosine("toxicity camera", "toxicity");
    int twice = TextSimilarity.cosine("toxicity, toxicity, camera", "toxicity");
    int often = TextSimilarity.cosine("toxicity, ".repeat(9) + "camera", "toxicity");

    assertThat(twice - once).isPositive().isGreaterThan((often - twice) / 7);
    assertThat(often).isBetween(twice + 1, 9_999);
  }

  @Test
  void theWordsOfAPhraseInTheirOrderSayMore() {
    assertThat(TextSimilarity.cosine("guided wave radar", "a radar with a guided wave"))
        .isBetween(5000, 9_999);
  }

  @Test
  void aTextOfSomeThousandWordsIsComparedWithAShortOne() {
    String words = "toxicity of liver cells on an organ chip measured by impedance. ";
    String other = "The committee met in spring and spoke about parking in the old town. ";
    String papers = words.repeat(40) + other.repeat(300);

    assertThat(papers.split(" ")).hasSizeGreaterThan(4000);
    assertThat(TextSimilarity.cosine(papers, "Impedance of liver organ chips"))
        .isGreaterThan(2 * TextSimilarity.cosine(papers, "Cooling of facades by coating"));
  }

  @Test
  void aTextOfManyDifferentWordsIsComparedToo() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 200_000; i++) {
      many.append(Integer.toString(i * 7919, 36)).append("q ");
    }

    assertThat(TextSimilarity.cosine(many.toString(), many.toString())).isEqualTo(10_000);
  }

  @Test
  void aPostingWithThreeHundredCharactersKeepsWellUnderAKilobyte() {
    String zh = "从公告、研报、舆情中识别信用与合规风险，结果可追溯到原文；".repeat(4).substring(0, 100);
    String en =
        "Route planning and live conflict avoidance for drone delivery and inspection, with a small"
            + " cargo drone; one dispatch for vehicles, roadside devices and staff, with traceable"
            + " work quality and mileage.";

    assertThat(zh.length() + en.length()).isGreaterThanOrEqualTo(290);
    // Six bytes a term.
    assertThat(TextSimilarity.vectorOf(zh + en).size()).isLessThan(120);
  }
}
