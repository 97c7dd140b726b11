package dev.salto.matching.text;

/**
 * Simplifies the traditional characters that texts of this field use, so that 無人清掃車 meets 无人清扫车.
 * Character by character, and only where that is unambiguous.
 */
final class Traditional {

  private static final String PAIRS =
      "無无掃扫車车輛辆機机園园區区環环衛卫潔洁藥药術术診诊斷断醫医療疗實实驗验臟脏細细測测評评價价預预"
          + "風风險险網网絡络雲云據据數数視视頻频語语識识別别導导覽览廳厅講讲電电動动駛驶駕驾線线訊讯號号聲声"
          + "場场邊边緣缘時时間间飛飞樓楼築筑塗涂層层節节熱热製制輻辐隊队運运輸输遞递樣样關关務务貨货櫃柜碼码"
          + "頭头問问詢询應应協协調调監监護护銀银業业貸贷財财經经濟济廠厂產产質质檢检設设備备傳传統统計计劃划"
          + "開开發发創创見见觀观學学國国圖图書书習习義义興兴舊旧貯贮濕湿溫温劑剂凍冻複复雜杂靜静聯联鏈链錄录"
          + "編编輯辑詞词壓压縮缩廣广東东灣湾華华錶表駐驻響响顯显鏡镜臨临階阶釋释養养構构標标準准確确樁桩氣气"
          + "減减廢废類类塵尘聽听說说話话譯译輔辅裝装載载與与從从個个為为對对這这進进過过還还將将後后會会長长"
          + "門门來来們们於于內内兩两幾几種种處处變变寫写給给讓让邏逻";

  private static final char FIRST = '\u4e00';

  /** For each character of the common block from {@link #FIRST} its simple form; 0 is itself. */
  private static final char[] SIMPLIFIED = simplified();

  private Traditional() {}

  static String toSimplified(String text) {
    char[] simplified = text.toCharArray();
    for (int i = 0; i < simplified.length; i++) {
      int at = simplified[i] - FIRST;
      if (at >= 0 && at < SIMPLIFIED.length && SIMPLIFIED[at] != 0) {
        simplified[i] = SIMPLIFIED[at];
      }
    }
    return new String(simplified);
  }

  private static char[] simplified() {
    char[] forms = new char[0x9fff - FIRST + 1];
    for (int i = 0; i < PAIRS.length(); i += 2) {
      forms[PAIRS.charAt(i) - FIRST] = PAIRS.charAt(i + 1);
    }
    return forms;
  }
}
