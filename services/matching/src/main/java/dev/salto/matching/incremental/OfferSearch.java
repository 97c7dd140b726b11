package dev.salto.matching.incremental;

import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.model.Offer;
import dev.salto.matching.score.ScoreParts;
import dev.salto.matching.text.TermVector;

/** A search for scenarios with orders that an offer may be paired with. */
final class OfferSearch extends Search<ScenarioSpan> {

  private final Leg.OfOffer leg;
  private final OfferSpan offer;

  /** All fields that meet one of its own. */
  private final long fields;

  /** What the offer can do, as a row has it. */
  private final long[] figures;

  private final long posted;
  private final GateCount gates;
  private final int day;

  OfferSearch(
      Leg.OfOffer leg,
      Offer posting,
      OfferSpan offer,
      TermVector text,
      Vocabulary words,
      Ground on) {
    super(text);
    this.leg = leg;
    this.offer = offer;
    long meeting = 0;
    for (String field : posting.fields()) {
      meeting |= words.fields().meeting(field);
    }
    fields = meeting;
    figures = new long[offer.figures.length()];
    offer.figures.write(figures, 0);
    posted = Promise.posted(posting.postedAt());
    gates = GateCount.of(on.policy());
    day = OfferSpan.day(on.day(), OfferSpan.ALWAYS);
  }

  Leg.OfOffer leg() {
    return leg;
  }

  @Override
  int enough() {
    return leg.enough();
  }

  @Override
  long least() {
    return leg.least();
  }

  @Override
  long posted(Member<?, ScenarioSpan> found) {
    return posted;
  }

  @Override
  int beyondText(long[] rows, int at, int least) {
    if (offer.readiness < rows[at + ScenarioSpan.MIN_TRL]
        || offer.price > rows[at + ScenarioSpan.BUDGET]
        || offer.spaceM2 > rows[at + ScenarioSpan.SPACE]
        || (rows[at + ScenarioSpan.FIELDS] & fields) == 0) {
      return NONE;
    }
    int count = (int) rows[at + ScenarioSpan.COUNT_OF_FIELDS];
    int had = count - Long.bitCount(rows[at + ScenarioSpan.FIELDS_OF_ALL] & ~fields);
    long minDays = rows[at + ScenarioSpan.MIN_DAYS];
    long earliest = Math.max(offer.from, rows[at + ScenarioSpan.FROM]);
    long latest = Math.min(offer.until, rows[at + ScenarioSpan.UNTIL]);
    if (had <= 0
        || !hasDays(day, earliest, Math.min(latest, rows[at + ScenarioSpan.DELIVER_BY]), minDays)) {
      return NONE;
    }
    boolean abroad = (rows[at + ScenarioSpan.BUYERS] & offer.jurisdictions) == 0;
    boolean elsewhere = (rows[at + ScenarioSpan.JURISDICTIONS] & offer.jurisdictions) == 0;
    int pending =
        2
            - (int) (rows[at + ScenarioSpan.CLEARED] + rows[at + ScenarioSpan.AWARDED])
            + Long.bitCount(rows[at + ScenarioSpan.PERMITS_OF_ALL] & ~offer.permits)
            + (abroad ? gates.funds() : 0)
            + (elsewhere ? gates.site() : 0);
    int others =
        ofFields(had, count)
            + (offer.readiness == rows[at + ScenarioSpan.MIN_TRL] ? 500 : 1000)
            + Math.max(0, 1000 - 250 * pending)
            + timing(earliest, latest, minDays)
            + offer.trackRecord;
    if (others + ScoreParts.MOST.capability() < least) {
      return NONE;
    }
    int capability = Demands.points(rows, at + ScenarioSpan.DEMANDS, figures, 0);
    return capability < 0 ? NONE : others + capability;
  }
}
