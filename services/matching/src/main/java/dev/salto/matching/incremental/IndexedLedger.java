package dev.salto.matching.incremental;

import dev.salto.matching.eligibility.Backing;
import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.explanation.UnmetOrder;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.MatchState;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.market.Input;
import dev.salto.matching.market.Ledger;
import dev.salto.matching.market.Occupancy;
import dev.salto.matching.market.PairKey;
import dev.salto.matching.model.Facility;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Policy;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.pairing.Candidate;
import dev.salto.matching.pairing.Rank;
import dev.salto.matching.text.TermVector;
import dev.salto.matching.text.TextSimilarity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * All that stands in a park, changed in place, with what finds the pairs that a change concerns:
 * postings by field, orders by scenario, matches by leg and by the day on which something about
 * them is over. Everything here follows from the facts and memories it was told.
 */
final class IndexedLedger implements Ledger {

  private final Facts facts = new Facts();
  private final Memories memories = new Memories();
  private @Nullable Ground ground;

  private final Legs legs = new Legs(pair -> memory(pair).match());
  private final int mostInALeaf;
  private final Matchmaker matchmaker;
  private final Set<Leg.OfOffer> needPlatform = new LinkedHashSet<>();
  private final Set<PairKey> needFacility = new LinkedHashSet<>();
  private final DaysAhead daysAhead = new DaysAhead();

  private final UnmetLots unmet = new UnmetLots(legs);
  private Agenda agenda = new Agenda();

  /**
   * Nothing yet.
   *
   * @param mostInALeaf a cluster of more postings is parted
   */
  IndexedLedger(int mostInALeaf) {
    this.mostInALeaf = mostInALeaf;
    matchmaker = new Matchmaker(mostInALeaf);
  }

  /** What the facts and memories taken since the last outcome leave to be looked at. */
  Agenda agenda() {
    return agenda;
  }

  Matchmaker matchmaker() {
    return matchmaker;
  }

  Legs legs() {
    return legs;
  }

  /**
   * Takes a fact or memory of which a restart tells: what was not known before stands as it stood
   * and leaves nothing to be looked at.
   */
  void trust(Runnable loading) {
    Agenda kept = agenda;
    agenda = new Agenda();
    loading.run();
    agenda = kept;
  }

  /** The facts that stand. */
  Facts facts() {
    return facts;
  }

  /**
   * All that stood before an input that failed half-way, made anew; everything is to be looked at.
   *
   * @param failed the input, if it is a fact
   * @param was what stood of it, see {@link Facts#standing}
   */
  IndexedLedger asBefore(Input.@Nullable Fact failed, Input.@Nullable Fact was) {
    var made = new IndexedLedger(mostInALeaf);
    Input.Fact taken = failed == null ? null : facts.standing(failed);
    facts.all().stream().filter(fact -> !fact.equals(taken)).forEach(made::take);
    if (was != null) {
      made.take(was);
    }
    memories.before().forEach(made::remember);
    made.takeChanged();
    made.recount();
    made.agenda.reviewAll();
    made.agenda.lookAtAll();
    return made;
  }

  /** A pair was told of anew. */
  void touch(PairKey pair) {
    agenda.review(pair);
    agenda.look(legs.offer(pair.offer()));
    agenda.look(legs.order(pair.order()));
    Match match = memory(pair).match();
    if (match != null) {
      agenda.look(legs.scenario(match.scenario()));
    }
  }

  void take(Input.Fact fact) {
    switch (fact) {
      case Input.OfferChanged it -> take(legs.offer(it.id()), it);
      case Input.ScenarioChanged it -> take(legs.scenario(it.id()), it);
      case Input.OrderChanged it -> take(legs.order(it.id()), it);
      case Input.FacilityChanged it -> {
        facts.put(it);
        agenda.lookAtFacilities();
        Ground was = ground;
        if (was != null
            && !was.platformFields().equals(Ground.platformFields(facts.facilities.values()))) {
          found();
          needPlatform.forEach(this::touch);
        }
      }
      case Input.PolicyChanged it -> take(it);
      case Input.DayCome it -> {
        if (facts.day == null || it.day().isAfter(facts.day)) {
          begin(it);
        }
      }
    }
  }

  private void take(Leg.OfOffer leg, Input.OfferChanged fact) {
    Offer offer = fact.offer();
    TermVector text =
        offer == null ? null : TextSimilarity.vectorOf(offer.title(), offer.summary());
    List<Candidate> held = lift(leg);
    matchmaker.remove(leg);
    needPlatform.remove(leg);
    leg.offer = offer;
    leg.text = text;
    facts.put(fact);
    matchmaker.add(leg);
    if (offer != null && offer.platformField() != null) {
      needPlatform.add(leg);
    }
    putBack(held);
    touch(leg);
    legs.tidy(leg);
  }

  private void take(Leg.OfScenario leg, Input.ScenarioChanged fact) {
    Scenario scenario = fact.scenario();
    TermVector text =
        scenario == null ? null : TextSimilarity.vectorOf(scenario.title(), scenario.summary());
    leg.scenario = scenario;
    leg.text = text;
    facts.put(fact);
    matchmaker.arrange(leg);
    touch(leg);
    legs.tidy(leg);
  }

  private void take(Leg.OfOrder leg, Input.OrderChanged fact) {
    Order order = fact.order();
    List<Candidate> held = lift(leg);
    Leg.OfScenario former = leg.scenario;
    if (former != null) {
      former.orders.remove(leg);
    }
    leg.order = order;
    leg.scenario = null;
    back(leg);
    facts.put(fact);
    if (order != null) {
      Leg.OfScenario scenario = legs.scenario(order.scenario());
      leg.scenario = scenario;
      scenario.orders.add(leg);
      matchmaker.arrange(scenario);
    }
    if (former != null && former != leg.scenario) {
      matchmaker.arrange(former);
      legs.tidy(former);
    }
    putBack(held);
    touch(leg);
    legs.tidy(leg);
  }

  private void take(Input.PolicyChanged fact) {
    Policy old = facts.policy;
    Policy next = fact.policy();
    if (Objects.equals(old, next)) {
      return;
    }
    facts.put(fact);
    found();
    Set<String> repriced = next == null ? Set.of() : matchmaker.price(next.rates(), legs);
    agenda.reviewAll();
    if (old == null || next == null) {
      agenda.lookAtAll();
      facts.orders.keySet().forEach(order -> back(legs.order(order)));
    } else if (!old.pairsLike(next)) {
      lookAt(
          new PolicyChange(old, next, repriced, facts.offers.values()),
          old.threshold() != next.threshold() || !repriced.isEmpty());
    }
  }

  private void lookAt(PolicyChange change, boolean backing) {
    for (String id : facts.orders.keySet()) {
      Leg.OfOrder order = legs.order(id);
      Backing was = order.backing;
      if (backing) {
        back(order);
      }
      if (!order.backing.equals(was) || change.mayGain(order)) {
        agenda.look(order);
      }
    }
    for (String id : facts.offers.keySet()) {
      Leg.OfOffer offer = legs.offer(id);
      if (change.mayGain(offer)) {
        agenda.look(offer);
      }
    }
  }

  private void begin(Input.DayCome fact) {
    boolean first = facts.day == null;
    facts.put(fact);
    found();
    if (first) {
      agenda.reviewAll();
      agenda.lookAtAll();
      facts.orders.keySet().forEach(order -> back(legs.order(order)));
    } else {
      daysAhead.matchesBefore(fact.day()).forEach(agenda::review);
      for (Leg.OfOrder leg : daysAhead.ordersBefore(fact.day())) {
        back(leg);
        touch(leg);
      }
    }
  }

  private void found() {
    ground =
        facts.policy == null || facts.day == null
            ? null
            : new Ground(
                facts.policy,
                facts.day,
                Ground.platformFields(facts.facilities.values()),
                this::backing);
  }

  private Backing backing(String order) {
    Leg.OfOrder leg = legs.knownOrder(order);
    return leg == null ? Backing.NONE : leg.backing;
  }

  /** Counts anew what stands behind an order. */
  private void back(Leg.OfOrder leg) {
    Order order = leg.order;
    Policy policy = facts.policy;
    LocalDate today = facts.day;
    boolean wasForAnyone = leg.isForAnyone();
    leg.backing =
        order == null || policy == null || today == null
            ? Backing.NONE
            : Backing.of(order, policy, today);
    matchmaker.name(
        leg, order == null || today == null ? List.of() : order.suppliersNamedOn(today));
    if (leg.scenario != null && wasForAnyone != leg.isForAnyone()) {
      matchmaker.arrange(leg.scenario);
    }
    leg.roomChanged();
    unmet.doubt(leg.id);
    daysAhead.watch(leg, today);
  }

  private void touch(Leg leg) {
    Legs.pairs(leg).forEach(agenda::review);
    agenda.look(leg);
  }

  private List<Candidate> lift(Leg leg) {
    List<Candidate> held = List.copyOf(leg.proposed);
    for (Candidate pair : held) {
      agenda.lift(pair, legs.of(pair));
      legs.lift(pair);
    }
    return held;
  }

  private void putBack(List<Candidate> held) {
    for (Candidate pair : held) {
      Match match = memory(new PairKey(pair.offer(), pair.order())).standing();
      if (match != null) {
        legs.place(candidate(match));
      }
    }
  }

  @Override
  public void remember(PairMemory memory) {
    var pair = new PairKey(memory.offer(), memory.order());
    PairMemory old = memory(pair);
    memories.put(pair, memory);
    Leg.OfOrder leg = legs.order(memory.order());
    leg.usedUp += memory.closed() - old.closed();
    if (memory.hasHadItsLot()) {
      leg.closed.add(pair);
    } else {
      leg.closed.take(pair);
    }
    leg.roomChanged();
    unmet.doubt(leg.id);
    if (!memory.gates().isEmpty()) {
      leg.decided.add(pair);
      legs.offer(memory.offer()).decided.add(pair);
    }
    Match was = old.standing();
    Match is = memory.standing();
    boolean needed = needFacility.remove(pair);
    boolean needs = is != null && is.facility() != null && needFacility.add(pair);
    if (needed || needs) {
      agenda.lookAtFacilities();
    }
    Candidate held = legs.proposed(pair);
    if (held != null
        && (is == null || is.state() != MatchState.PROPOSED || !held.equals(candidate(is)))) {
      agenda.lift(held, legs.of(held));
      legs.lift(held);
    }
    if (was != null && was.state().isLocked()) {
      boolean stays = is != null && is.state().isLocked() && is.scenario().equals(was.scenario());
      if (!stays) {
        unlock(was, pair);
      }
    }
    if (is != null) {
      if (is.state().isLocked()) {
        for (Leg its : legs.of(is.offer(), is.scenario(), is.order())) {
          its.locked.add(pair);
          its.roomChanged();
        }
      } else {
        legs.place(candidate(is));
      }
    } else {
      daysAhead.forget(pair);
    }
  }

  private void unlock(Match match, PairKey pair) {
    for (Leg leg : legs.of(match.offer(), match.scenario(), match.order())) {
      // The pair itself may belong again, at later versions, even where there was room all along.
      if (leg.left() <= 0 || leg instanceof Leg.OfOrder) {
        agenda.look(leg);
      }
      leg.locked.take(pair);
      leg.roomChanged();
    }
  }

  /** A proposed match as it holds its place. Of a posting that is not known it stands last. */
  private Candidate candidate(Match match) {
    Offer offer = facts.offers.get(match.offer());
    Order order = facts.orders.get(match.order());
    return new Candidate(
        new Rank(
            match.score(),
            offer == null ? Instant.MAX : offer.postedAt(),
            order == null ? Instant.MAX : order.postedAt(),
            match.offer(),
            match.order()),
        match.scenario());
  }

  /** Has a standing match looked at again on the day on which something about it is over. */
  void watch(PairKey pair) {
    PairMemory memory = memory(pair);
    Match match = memory.standing();
    Ground on = ground;
    if (match != null && on != null) {
      Offer offer = facts.offers.get(match.offer());
      Scenario scenario = facts.scenarios.get(match.scenario());
      Order order = facts.orders.get(match.order());
      PairCase known =
          offer == null || scenario == null || order == null
              ? null
              : pairCase(offer, scenario, order, on);
      daysAhead.watch(match, memory, known, on.day());
    }
  }

  /** The memories that changed since this was asked last, by offer id and order id. */
  List<PairMemory> takeChanged() {
    return memories.takeChanged();
  }

  /** The orders whose unmet lots changed since this was asked last, by id. */
  List<UnmetOrder> recount() {
    return unmet.recount(ground != null);
  }

  /** The pairs whose matches stand, by offer id and order id. */
  Set<PairKey> standing() {
    return memories.standing();
  }

  @Override
  public SortedMap<String, Offer> offers() {
    return Collections.unmodifiableSortedMap(facts.offers);
  }

  @Override
  public SortedMap<String, Scenario> scenarios() {
    return Collections.unmodifiableSortedMap(facts.scenarios);
  }

  @Override
  public SortedMap<String, Order> orders() {
    return Collections.unmodifiableSortedMap(facts.orders);
  }

  @Override
  public SortedMap<String, Facility> facilities() {
    return Collections.unmodifiableSortedMap(facts.facilities);
  }

  @Override
  public Collection<Match> inNeedOfFacilities() {
    List<Match> matches = new ArrayList<>();
    for (PairKey pair : needFacility) {
      matches.add(Objects.requireNonNull(memory(pair).match()));
    }
    return matches;
  }

  @Override
  public @Nullable Policy policy() {
    return facts.policy;
  }

  @Override
  public @Nullable Ground ground() {
    return ground;
  }

  @Override
  public @Nullable PairMemory known(PairKey pair) {
    return memories.of(pair);
  }

  @Override
  public PairCase pairCase(Offer offer, Scenario scenario, Order order, Ground on) {
    return new PairCase(
        offer,
        scenario,
        order,
        memories.of(new PairKey(offer.id(), order.id())),
        on,
        offerText(offer.id()),
        scenarioText(scenario.id()));
  }

  @Override
  public TermVector offerText(String id) {
    // Asked by many at once, so no leg is made here; nor below.
    Leg leg = Objects.requireNonNull(legs.knownOffer(id));
    return Objects.requireNonNull(leg.text);
  }

  @Override
  public TermVector scenarioText(String id) {
    Leg leg = Objects.requireNonNull(legs.knownScenario(id));
    return Objects.requireNonNull(leg.text);
  }

  /**
   * The pair of three legs; null unless all are posted.
   *
   * @param fit the points of how well offer and scenario fit
   */
  @Nullable PairCase pairCase(
      Leg.OfOffer offer, Leg.OfScenario scenario, Leg.OfOrder order, int fit) {
    return ground == null
            || offer.offer == null
            || scenario.scenario == null
            || order.order == null
            || offer.text == null
            || scenario.text == null
        ? null
        : new PairCase(
            offer.offer,
            scenario.scenario,
            order.order,
            memories.of(new PairKey(offer.id, order.id)),
            ground,
            offer.text,
            scenario.text,
            fit);
  }

  @Override
  public Collection<Offer> offersSharingAField(Scenario scenario) {
    return matchmaker.offersSharingAField(scenario);
  }

  @Override
  public Collection<Order> ordersOf(String scenario) {
    List<Order> its = new ArrayList<>();
    Leg.OfScenario leg = legs.knownScenario(scenario);
    if (leg != null) {
      leg.orders.forEach(order -> its.add(Objects.requireNonNull(order.order)));
    }
    return its;
  }

  @Override
  public Occupancy occupancy() {
    return legs;
  }

  @Override
  public SortedMap<String, UnmetOrder> unmet() {
    return unmet.all();
  }
}
