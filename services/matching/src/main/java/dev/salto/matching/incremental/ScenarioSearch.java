package dev.salto.matching.incremental;

import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.score.ScoreParts;
import dev.salto.matching.text.TermVector;
import java.util.List;

/** A search for offers with which orders of a scenario may be paired. */
final class ScenarioSearch extends Search<OfferSpan> {

  private final Leg.OfScenario leg;
  private final List<Leg.OfOrder> orders;

  /** The scenario with these orders. */
  private final ScenarioSpan wanted;

  /** For each field of the scenario the fields that meet it. */
  private final long[] fields;

  private final long[] permits;
  private final int gatesOfAll;
  private final GateCount gates;
  private final int day;

  ScenarioSearch(
      Leg.OfScenario leg,
      Scenario scenario,
      List<Leg.OfOrder> orders,
      ScenarioSpan wanted,
      TermVector text,
      Vocabulary words,
      Ground on) {
    super(text);
    this.leg = leg;
    this.orders = orders;
    this.wanted = wanted;
    fields = scenario.fields().stream().mapToLong(words.fields()::meeting).toArray();
    permits = scenario.permits().stream().mapToLong(words.permits()::bit).toArray();
    gatesOfAll = (wanted.anyCleared ? 0 : 1) + (wanted.anyAwarded ? 0 : 1);
    gates = GateCount.of(on.policy());
    day = OfferSpan.day(on.day(), OfferSpan.ALWAYS);
  }

  /** Those that search. */
  List<Leg.OfOrder> orders() {
    return orders;
  }

  @Override
  int enough() {
    return Math.max(leg.enough(), Leg.leastEnough(orders));
  }

  @Override
  int beyondText(OfferSpan span, int least) {
    if (span.readiness < wanted.minTrl
        || span.price > wanted.budget
        || span.spaceM2 > wanted.spaceM2) {
      return NONE;
    }
    int had = 0;
    for (long field : fields) {
      had += (span.fields & field) == 0 ? 0 : 1;
    }
    int earliest = Math.max(span.from, wanted.from);
    int latest = Math.min(span.until, wanted.until);
    if (had == 0 || !hasDays(day, earliest, Math.min(latest, wanted.deliverBy), wanted.minDays)) {
      return NONE;
    }
    int pending = gatesOfAll;
    for (long permit : permits) {
      pending += (span.permits & permit) == 0 ? 1 : 0;
    }
    pending += (span.jurisdictions & wanted.buyers) == 0 ? gates.funds() : 0;
    pending += (span.jurisdictions & wanted.jurisdictions) == 0 ? gates.site() : 0;
    int others =
        ofFields(had, fields.length)
            + (span.readiness == wanted.minTrl ? 500 : 1000)
            + Math.max(0, 1000 - 250 * pending)
            + timing(earliest, latest, wanted.minDays)
            + span.trackRecord;
    if (others + ScoreParts.MOST.capability() < least) {
      return NONE;
    }
    int capability = wanted.demands.points(span.figures);
    return capability < 0 ? NONE : others + capability;
  }
}
