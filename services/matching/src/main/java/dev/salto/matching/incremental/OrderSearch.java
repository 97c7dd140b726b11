package dev.salto.matching.incremental;

import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.life.Gate;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Policy;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.model.SiteClearance;
import dev.salto.matching.model.StageOffer;
import dev.salto.matching.score.ScoreParts;
import dev.salto.matching.text.TermVector;

/** A search for offers that an order may be paired with. */
final class OrderSearch extends Search<OfferSpan> {

  /** For each field of the scenario the fields that meet it. */
  private final long[] fields;

  private final Demands demands;
  private final int minTrl;
  private final long[] permits;
  private final int gatesOfAll;
  private final long buyer;
  private final long ground;
  private final int fundsGates;
  private final int siteGates;
  private final int spaceM2;
  private final int day;
  private final int from;
  private final int until;
  private final int deliverBy;
  private final int minDays;
  private final long budget;

  OrderSearch(
      Leg.OfOrder leg,
      Order order,
      Scenario scenario,
      StageOffer stage,
      TermVector text,
      Vocabulary words,
      Ground on,
      Demands demands,
      long budget) {
    super(leg, text);
    fields = scenario.fields().stream().mapToLong(words.fields()::meeting).toArray();
    this.demands = demands;
    minTrl = stage.minTrl();
    permits = scenario.permits().stream().mapToLong(words.permits()::bit).toArray();
    gatesOfAll =
        (scenario.siteClearance() == SiteClearance.MET ? 0 : 1)
            + (ScenarioSpan.mayBeAwarded(order) ? 0 : 1);
    buyer = words.jurisdictions().bit(order.buyer().jurisdiction());
    ground = words.jurisdictions().bit(scenario.jurisdiction());
    fundsGates = fundsGates(on.policy());
    siteGates = siteGates(on.policy());
    spaceM2 = scenario.spaceM2() == null ? Integer.MAX_VALUE : scenario.spaceM2();
    day = OfferSpan.day(on.day(), OfferSpan.ALWAYS);
    from = OfferSpan.day(scenario.windowFrom(), OfferSpan.ALWAYS);
    until = OfferSpan.day(scenario.windowUntil(), OfferSpan.FOREVER);
    deliverBy = OfferSpan.day(order.deliverBy(), OfferSpan.FOREVER);
    minDays = scenario.minDays();
    this.budget = budget;
  }

  /** How many gates there are between buyers and institutes of two jurisdictions. */
  static int fundsGates(Policy policy) {
    return policy.crossBorderGates().contains(Gate.FUNDS) ? 1 : 0;
  }

  /** How many there are between institutes and scenarios of two jurisdictions. */
  static int siteGates(Policy policy) {
    return (policy.crossBorderGates().contains(Gate.GOODS) ? 1 : 0)
        + (policy.crossBorderGates().contains(Gate.DATA) ? 1 : 0);
  }

  @Override
  int beyondText(OfferSpan span, int least) {
    if (span.readiness < minTrl || span.price > budget || span.spaceM2 > spaceM2) {
      return NONE;
    }
    int had = 0;
    for (long field : fields) {
      had += (span.fields & field) == 0 ? 0 : 1;
    }
    int earliest = Math.max(span.from, from);
    int latest = Math.min(span.until, until);
    if (had == 0 || !hasDays(day, earliest, Math.min(latest, deliverBy), minDays)) {
      return NONE;
    }
    int pending = gatesOfAll;
    for (long permit : permits) {
      pending += (span.permits & permit) == 0 ? 1 : 0;
    }
    pending += (span.jurisdictions & buyer) == 0 ? fundsGates : 0;
    pending += (span.jurisdictions & ground) == 0 ? siteGates : 0;
    int others =
        ofFields(had, fields.length)
            + (span.readiness == minTrl ? 500 : 1000)
            + Math.max(0, 1000 - 250 * pending)
            + timing(earliest, latest, minDays)
            + span.trackRecord;
    if (others + ScoreParts.MOST.capability() < least) {
      return NONE;
    }
    int capability = demands.points(span.figures);
    return capability < 0 ? NONE : others + capability;
  }
}
