package dev.salto.matching.text;

import dev.salto.matching.model.Texts;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How alike two texts are (design, score part "text"): the cosine of their weighted terms as an
 * integer from 0 to 10000. Chinese and English meet in the concepts of a built-in glossary, so
 * 无人清扫车 and "street sweeper" are alike. A pure function of the two texts: it does not drift with
 * what else is posted.
 */
public final class TextSimilarity {

  private TextSimilarity() {}

  /** The cosine of two texts, 0 to 10000. */
  public static int cosine(String a, String b) {
    return vectorOf(a).cosine(vectorOf(b));
  }

  /** A text as weighted terms. */
  public static TermVector vectorOf(String text) {
    return new Terms(Glossary.BUILT_IN, Background.BUILT_IN).of(text);
  }

  /** Title and summary, in every language there is, as weighted terms. */
  public static TermVector vectorOf(Texts title, Texts summary) {
    return vectorOf(
        Stream.of(title, summary)
            .flatMap(
                text -> Stream.of(text.zh(), text.zh() == null ? text.zhHant() : null, text.en()))
            .filter(Objects::nonNull)
            .collect(Collectors.joining("\n")));
  }
}
