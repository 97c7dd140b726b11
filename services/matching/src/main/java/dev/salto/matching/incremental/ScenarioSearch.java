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

  /** What the scenario requires, as a row has it. */
  private final long[] demands;

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
    demands = new long[wanted.demands.length()];
    wanted.demands.write(demands, 0);
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
  long least() {
    long least = Long.MAX_VALUE;
    for (Leg.OfOrder order : orders) {
      least = Math.min(least, order.least());
    }
    return Math.max(leg.least(), least);
  }

  @Override
  long posted(Member<?, OfferSpan> found) {
    return found.posted;
  }

  @Override
  int beyondText(long[] rows, int at, int least) {
    long readiness = rows[at + OfferSpan.READINESS];
    if (readiness < wanted.minTrl
        || rows[at + OfferSpan.PRICE] > wanted.budget
        || rows[at + OfferSpan.SPACE] > wanted.spaceM2) {
      return NONE;
    }
    int had = 0;
    for (long field : fields) {
      had += (rows[at + OfferSpan.FIELDS] & field) == 0 ? 0 : 1;
    }
    long earliest = Math.max(rows[at + OfferSpan.FROM], wanted.from);
    long latest = Math.min(rows[at + OfferSpan.UNTIL], wanted.until);
    if (had == 0 || !hasDays(day, earliest, Math.min(latest, wanted.deliverBy), wanted.minDays)) {
      return NONE;
    }
    int pending = gatesOfAll;
    for (long permit : permits) {
      pending += (rows[at + OfferSpan.PERMITS] & permit) == 0 ? 1 : 0;
    }
    pending += (rows[at + OfferSpan.JURISDICTIONS] & wanted.buyers) == 0 ? gates.funds() : 0;
    pending += (rows[at + OfferSpan.JURISDICTIONS] & wanted.jurisdictions) == 0 ? gates.site() : 0;
    int others =
        ofFields(had, fields.length)
            + (readiness == wanted.minTrl ? 500 : 1000)
            + Math.max(0, 1000 - 250 * pending)
            + timing(earliest, latest, wanted.minDays)
            + (int) rows[at + OfferSpan.TRACK_RECORD];
    if (others + ScoreParts.MOST.capability() < least) {
      return NONE;
    }
    int capability = Demands.points(demands, 0, rows, at + OfferSpan.FIGURES);
    return capability < 0 ? NONE : others + capability;
  }
}
