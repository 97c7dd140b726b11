package dev.salto.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.MessageSource;
import tools.jackson.databind.json.JsonMapper;

class WordsTest {

  private static final MessageSource MESSAGES = new PagesConfiguration().messageSource();

  /** Names of nobody: what is asked for is the id itself. */
  private final Words zh = words(Language.ZH);

  private final Words en = words(Language.EN);

  /** The words of a language, for a test. */
  static Words words(Language language) {
    return new Words(language, MESSAGES, new Nobody());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          patrol-false-alarm <= 5 %                   | False alarms of patrol ≤ 5 %            | 巡检误报率 ≤ 5 %
          languages >= 3 count                        | Languages supported ≥ 3                 | 支持语种数 ≥ 3
          7500 m2/h; 68 dB(A)                         | 7500 m²/h; 68 dB(A)                     | 7500 m²/h；68 dB(A)
          not stated                                  | not stated                              | 未说明
          TRL >= 8 for OPERATIONAL                    | TRL ≥ 8 for Daily operation             | TRL ≥ 8（常态化运行）
          TRL 6 proven, 5 stated                      | TRL 6 proven, 5 stated                  | 已证明 TRL 6（自述 5）
          SIMULATED; SUPERVISED                       | Simulated; Supervised operation         | 仿真验证；有人监护运行
          1 lots backed; CONTRACTED                   | lots backed: 1; Contract signed         | 1 个采购包有真实订单；合同已签
          >= 180 days                                 | at least 180 days                       | 至少 180 天
          no limit                                    | no limit                                | 不限
          >= 4000                                     | at least 40%                            | 至少 40%
          6316                                        | 63%                                     | 63%
          >= 0                                        | at least 0%                             | 至少 0%
          950                                         | 9%                                      | 9%
          <= 2000000.00 CNY                           | CNY 2,000,000                           | CNY 2,000,000
          1850000.50 CNY                              | CNY 1,850,000.50                        | CNY 1,850,000.50
          barred: DECLINED                            | barred: Declined                        | 已排除：已谢绝
          something that no phrase knows              | something that no phrase knows          | something that no phrase knows
          """)
  void theFiguresOfExplanationsAreSaidInWords(String figure, String english, String chinese) {
    assertThat(en.figure(figure)).isEqualToIgnoringCase(english);
    assertThat(zh.figure(figure)).isEqualTo(chinese);
  }

  @Test
  void aTextIsReadInTheReadersLanguageOrTheOneThereIs() {
    var both = JsonMapper.shared().readTree("{\"zh\":\"无人清扫车\",\"en\":\"Sweeper\"}");
    var traditional = JsonMapper.shared().readTree("{\"zhHant\":\"無人清掃車\"}");
    assertThat(zh.text(both)).isEqualTo("无人清扫车");
    assertThat(en.text(both)).isEqualTo("Sweeper");
    assertThat(en.text(traditional)).isEqualTo("無人清掃車");
    assertThat(zh.text(null)).isEmpty();
  }

  @Test
  void sharesAndScoresAreRoundedDown() {
    assertThat(en.share(2, 3)).isEqualTo("66%");
    assertThat(en.share(0, 0)).isEqualTo("–");
    assertThat(en.percent(9999)).isEqualTo("99%");
  }

  @Test
  void moneyIsToldInMajorUnitsOfItsCurrency() {
    assertThat(en.money(BigInteger.valueOf(185_000_000), "CNY")).isEqualTo("CNY 1,850,000");
    assertThat(en.money(BigInteger.valueOf(5), "CNY")).isEqualTo("CNY 0.05");
    assertThat(en.money(BigInteger.valueOf(1_234), "JPY")).isEqualTo("JPY 1,234");
  }

  @Test
  void aTimeIsToldOnTheParksClocks() {
    Instant late = Instant.parse("2026-01-05T18:30:00Z");
    assertThat(zh.time(late)).isEqualTo("1月6日 02:30");
    assertThat(en.time(late)).isEqualTo("6 Jan, 02:30");
    assertThat(zh.day(LocalDate.of(2026, 1, 5))).isEqualTo("2026年1月5日");
  }

  @Test
  void aFilterIsSetInTheAddressAndTheListBeginsAnew() {
    assertThat(en.with("/matches?park=hetao&page=3", "state", "ALL"))
        .isEqualTo("/matches?park=hetao&state=ALL");
    assertThat(en.turn("/matches?q=a%20b&page=3", 4)).isEqualTo("/matches?q=a%20b&page=4");
  }
}
