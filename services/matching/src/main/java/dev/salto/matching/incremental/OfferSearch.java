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
  int beyondText(ScenarioSpan span, int least) {
    if (offer.readiness < span.minTrl
        || offer.price > span.budget
        || offer.spaceM2 > span.spaceM2
        || (span.fields & fields) == 0) {
      return NONE;
    }
    int had = span.countOfFields - Long.bitCount(span.fieldsOfAll & ~fields);
    int earliest = Math.max(offer.from, span.from);
    int latest = Math.min(offer.until, span.until);
    if (had <= 0 || !hasDays(day, earliest, Math.min(latest, span.deliverBy), span.minDays)) {
      return NONE;
    }
    int pending =
        (span.anyCleared ? 0 : 1)
            + (span.anyAwarded ? 0 : 1)
            + Long.bitCount(span.permitsOfAll & ~offer.permits)
            + ((span.buyers & offer.jurisdictions) == 0 ? gates.funds() : 0)
            + ((span.jurisdictions & offer.jurisdictions) == 0 ? gates.site() : 0);
    int others =
        ofFields(had, span.countOfFields)
            + (offer.readiness == span.minTrl ? 500 : 1000)
            + Math.max(0, 1000 - 250 * pending)
            + timing(earliest, latest, span.minDays)
            + offer.trackRecord;
    if (others + ScoreParts.MOST.capability() < least) {
      return NONE;
    }
    int capability = span.demands.points(offer.figures);
    return capability < 0 ? NONE : others + capability;
  }
}
