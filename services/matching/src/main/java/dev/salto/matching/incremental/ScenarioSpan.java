package dev.salto.matching.incremental;

import dev.salto.matching.model.EvidenceKind;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Route;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.model.SiteClearance;
import dev.salto.matching.model.StageOffer;
import java.util.ArrayList;
import java.util.List;

/** What some open scenarios with their orders ask of a pair. */
final class ScenarioSpan implements Span<ScenarioSpan> {

  /** Where each number is in a row; of what is true or not, 1 or 0. */
  static final int MIN_TRL = 0;

  static final int BUDGET = 1;
  static final int SPACE = 2;
  static final int FIELDS = 3;
  static final int FIELDS_OF_ALL = 4;
  static final int COUNT_OF_FIELDS = 5;
  static final int FROM = 6;
  static final int UNTIL = 7;
  static final int DELIVER_BY = 8;
  static final int MIN_DAYS = 9;
  static final int CLEARED = 10;
  static final int AWARDED = 11;
  static final int PERMITS_OF_ALL = 12;
  static final int BUYERS = 13;
  static final int JURISDICTIONS = 14;
  static final int DEMANDS = 15;

  /** Bits of the fields of any, and of all. */
  long fields;

  long fieldsOfAll;

  /** The most fields that any has. */
  int countOfFields;

  /** Bits of the permits that all need, of the jurisdictions of any. */
  long permitsOfAll;

  long jurisdictions;

  boolean anyCleared;

  /** The most room that any has. */
  int spaceM2;

  int from;
  int until;

  /** The least. */
  int minDays;

  Demands demands;

  /** Of their orders: the least TRL of their stages. */
  int minTrl = Integer.MAX_VALUE;

  /** Bits of the jurisdictions of any buyer. */
  long buyers;

  /** Whether any needs no award any more, or may have it. */
  boolean anyAwarded;

  /** The largest, in fen. */
  long budget;

  int deliverBy = OfferSpan.ALWAYS;

  /** One scenario without orders. */
  ScenarioSpan(Scenario scenario, Vocabulary words) {
    fields = words.fields().bits(scenario.fields());
    fieldsOfAll = fields;
    countOfFields = scenario.fields().size();
    permitsOfAll = words.permits().bits(scenario.permits());
    jurisdictions = words.jurisdictions().bit(scenario.jurisdiction());
    anyCleared = scenario.siteClearance() == SiteClearance.MET;
    spaceM2 = scenario.spaceM2() == null ? Integer.MAX_VALUE : scenario.spaceM2();
    from = OfferSpan.day(scenario.windowFrom(), OfferSpan.ALWAYS);
    until = OfferSpan.day(scenario.windowUntil(), OfferSpan.FOREVER);
    minDays = scenario.minDays();
    demands = Demands.of(scenario.requirements(), words.attributes());
  }

  private ScenarioSpan(ScenarioSpan other) {
    fieldsOfAll = other.fieldsOfAll;
    permitsOfAll = other.permitsOfAll;
    minDays = other.minDays;
    from = other.from;
    until = other.until;
    spaceM2 = other.spaceM2;
    demands = other.demands;
    include(other);
  }

  /** The one scenario that this spans, without orders. */
  ScenarioSpan withoutOrders() {
    ScenarioSpan bare = copy();
    bare.minTrl = Integer.MAX_VALUE;
    bare.buyers = 0;
    bare.anyAwarded = false;
    bare.budget = 0;
    bare.deliverBy = OfferSpan.ALWAYS;
    return bare;
  }

  /** Adds an order to those of the one scenario that this spans. */
  void add(Order order, Scenario scenario, Vocabulary words, long budget) {
    StageOffer stage = scenario.at(order.stage());
    if (stage != null) {
      minTrl = Math.min(minTrl, stage.minTrl());
      buyers |= words.jurisdictions().bit(order.buyer().jurisdiction());
      anyAwarded |= mayBeAwarded(order);
      this.budget = Math.max(this.budget, budget);
      deliverBy = Math.max(deliverBy, OfferSpan.day(order.deliverBy(), OfferSpan.FOREVER));
    }
  }

  /** Whether its award, if it needs one, may name someone. */
  static boolean mayBeAwarded(Order order) {
    return order.route() != Route.TENDER
        || order.evidence().stream()
            .anyMatch(it -> it.kind() == EvidenceKind.AWARD_NOTICE && it.supplier() != null);
  }

  @Override
  public ScenarioSpan copy() {
    return new ScenarioSpan(this);
  }

  @Override
  public void include(ScenarioSpan other) {
    fields |= other.fields;
    fieldsOfAll &= other.fieldsOfAll;
    countOfFields = Math.max(countOfFields, other.countOfFields);
    permitsOfAll &= other.permitsOfAll;
    jurisdictions |= other.jurisdictions;
    anyCleared |= other.anyCleared;
    spaceM2 = Math.max(spaceM2, other.spaceM2);
    from = Math.min(from, other.from);
    until = Math.max(until, other.until);
    minDays = Math.min(minDays, other.minDays);
    demands = demands.with(other.demands);
    minTrl = Math.min(minTrl, other.minTrl);
    buyers |= other.buyers;
    anyAwarded |= other.anyAwarded;
    budget = Math.max(budget, other.budget);
    deliverBy = Math.max(deliverBy, other.deliverBy);
  }

  @Override
  public int length() {
    return DEMANDS + demands.length();
  }

  @Override
  public void write(long[] into, int at) {
    into[at + MIN_TRL] = minTrl;
    into[at + BUDGET] = budget;
    into[at + SPACE] = spaceM2;
    into[at + FIELDS] = fields;
    into[at + FIELDS_OF_ALL] = fieldsOfAll;
    into[at + COUNT_OF_FIELDS] = countOfFields;
    into[at + FROM] = from;
    into[at + UNTIL] = until;
    into[at + DELIVER_BY] = deliverBy;
    into[at + MIN_DAYS] = minDays;
    into[at + CLEARED] = anyCleared ? 1 : 0;
    into[at + AWARDED] = anyAwarded ? 1 : 0;
    into[at + PERMITS_OF_ALL] = permitsOfAll;
    into[at + BUYERS] = buyers;
    into[at + JURISDICTIONS] = jurisdictions;
    demands.write(into, at + DEMANDS);
  }

  @Override
  public List<Trait<ScenarioSpan>> traits() {
    List<Trait<ScenarioSpan>> traits = new ArrayList<>();
    Traits.ofBits(traits, fields, it -> it.fields);
    Traits.ofBits(traits, jurisdictions, it -> it.jurisdictions);
    Traits.ofBits(traits, buyers, it -> it.buyers);
    traits.add(new Trait<>(it -> it.minTrl));
    traits.add(new Trait<>(it -> it.anyAwarded ? 1 : 0));
    traits.add(new Trait<>(it -> it.anyCleared ? 1 : 0));
    traits.add(new Trait<>(it -> it.budget));
    traits.add(new Trait<>(it -> it.minDays));
    traits.add(new Trait<>(it -> it.spaceM2));
    for (int at = 0; at < demands.size(); at++) {
      int key = demands.key(at);
      traits.add(
          new Trait<>(it -> {
            int there = it.demands.find(key);
            return there < 0 ? Long.MIN_VALUE : it.demands.least(there);
          }));
    }
    return traits;
  }
}
