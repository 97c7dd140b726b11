package dev.salto.matching.incremental;

import dev.salto.matching.score.Score;
import dev.salto.matching.text.TermVector;
import dev.salto.matching.text.TextQuery;
import dev.salto.matching.text.TextSpan;
import dev.salto.matching.text.UnitText;

/**
 * A search for pairs among postings of the other side, by what those span. What it tells is never
 * less than what a pair scores, as long as nothing was decided of the pair's gates.
 */
abstract class Search<S extends Span<S>> {

  /** No pair is eligible. */
  static final int NONE = -1;

  private final TextQuery text;

  Search(TermVector text) {
    this.text = new TextQuery(text);
  }

  /** The least score with which a pair may get a place on this side. */
  abstract int enough();

  /** The least that a pair has to promise to get a place on this side. */
  abstract long least();

  /** When the offer of a pair with a posting was posted, see {@link Promise#posted}. */
  abstract long posted(Member<?, S> found);

  /**
   * The most that a pair with one of some postings scores apart from text; {@link #NONE} where no
   * pair is eligible.
   *
   * @param row what they span
   */
  final int beyondText(long[] row) {
    return beyondText(row, 0, 0);
  }

  /**
   * The same, or {@link #NONE} where it is less than that.
   *
   * @param rows numbers among which those of a span are, from there
   */
  abstract int beyondText(long[] rows, int at, int least);

  final UnitText unit() {
    return text.unit();
  }

  /** The most points of text. */
  final int ofText(TextSpan span) {
    return Score.text(span.atMost(text.unit()));
  }

  /** The cosine of texts, 0 to 10000. */
  final int cosine(TermVector other) {
    return text.cosine(other);
  }

  /** The points of fields; mostly all, and a division takes long. */
  static int ofFields(int had, int count) {
    return had == count ? 2000 : 2000 * had / count;
  }

  /** The points of timing by the longest overlap there can be. */
  static int timing(long from, long until, long minDays) {
    if (from == OfferSpan.ALWAYS || until == OfferSpan.FOREVER || minDays <= 0) {
      return 500;
    }
    long wanted = 2 * minDays;
    long overlap = until - from;
    return overlap >= wanted ? 500 : (int) (500 * Math.max(0, overlap) / wanted);
  }

  /** Whether a window can be long enough. */
  static boolean hasDays(long day, long from, long until, long minDays) {
    return until == OfferSpan.FOREVER || until - Math.max(day, from) >= minDays;
  }
}
