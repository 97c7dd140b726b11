package dev.salto.matching.market;

import dev.salto.matching.eligibility.Backing;
import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.explanation.UnmetOrder;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.model.Facility;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Policy;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.text.TermVector;
import dev.salto.matching.text.TextSimilarity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A ledger as it would stand with one posting changed. What is remembered is kept here: the ledger
 * beneath is only read.
 */
final class PreviewLedger implements Ledger {

  private final Ledger beneath;
  private final @Nullable Offer offer;
  private final @Nullable Order order;
  private final @Nullable TermVector offerText;
  private final @Nullable Ground ground;
  private final Predicate<PairCase> untested;
  private final Map<PairKey, PairMemory> remembered = new TreeMap<>();
  private final PreviewOccupancy occupancy;

  /**
   * A ledger with an offer as it would be posted.
   *
   * @param untested the pairs of which PRICE is not asked
   */
  PreviewLedger(Ledger beneath, Offer offer, Predicate<PairCase> untested) {
    this(beneath, offer, null, beneath.ground(), untested);
  }

  /** The same with an order. */
  PreviewLedger(Ledger beneath, Order order, Predicate<PairCase> untested) {
    this(beneath, null, order, with(order, beneath.ground()), untested);
  }

  private PreviewLedger(
      Ledger beneath,
      @Nullable Offer offer,
      @Nullable Order order,
      @Nullable Ground ground,
      Predicate<PairCase> untested) {
    this.beneath = beneath;
    this.offer = offer;
    this.order = order;
    this.offerText = offer == null ? null : TextSimilarity.vectorOf(offer.title(), offer.summary());
    this.ground = ground;
    this.untested = untested;
    this.occupancy = new PreviewOccupancy(beneath, this);
  }

  private static @Nullable Ground with(Order order, @Nullable Ground ground) {
    if (ground == null) {
      return null;
    }
    Backing backing = Backing.of(order, ground.policy(), ground.day());
    return new Ground(
        ground.policy(),
        ground.day(),
        ground.platformFields(),
        id -> id.equals(order.id()) ? backing : ground.backing(id));
  }

  /** The memories that differ from those beneath. */
  Map<PairKey, PairMemory> remembered() {
    return remembered;
  }

  @Override
  public void remember(PairMemory memory) {
    remembered.put(new PairKey(memory.offer(), memory.order()), memory);
  }

  @Override
  public @Nullable PairMemory known(PairKey key) {
    PairMemory here = remembered.get(key);
    return here == null ? beneath.known(key) : here;
  }

  @Override
  public @Nullable Offer offer(String id) {
    return offer != null && offer.id().equals(id) ? offer : beneath.offer(id);
  }

  @Override
  public @Nullable Order order(String id) {
    return order != null && order.id().equals(id) ? order : beneath.order(id);
  }

  @Override
  public SortedMap<String, Offer> offers() {
    return offer == null ? beneath.offers() : with(beneath.offers(), offer.id(), offer);
  }

  @Override
  public SortedMap<String, Scenario> scenarios() {
    return beneath.scenarios();
  }

  @Override
  public SortedMap<String, Order> orders() {
    return order == null ? beneath.orders() : with(beneath.orders(), order.id(), order);
  }

  @Override
  public SortedMap<String, Facility> facilities() {
    return beneath.facilities();
  }

  @Override
  public Collection<Match> inNeedOfFacilities() {
    return beneath.inNeedOfFacilities().stream()
        .map(match -> known(PairKey.of(match)))
        .flatMap(memory -> Stream.ofNullable(memory == null ? null : memory.standing()))
        .filter(match -> match.facility() != null)
        .toList();
  }

  private static <V> SortedMap<String, V> with(SortedMap<String, V> all, String id, V one) {
    SortedMap<String, V> with = new TreeMap<>(all);
    with.put(id, one);
    return with;
  }

  @Override
  public @Nullable Policy policy() {
    return beneath.policy();
  }

  @Override
  public @Nullable Ground ground() {
    return ground;
  }

  @Override
  public TermVector offerText(String id) {
    return offer != null && offerText != null && offer.id().equals(id)
        ? offerText
        : beneath.offerText(id);
  }

  @Override
  public TermVector scenarioText(String id) {
    return beneath.scenarioText(id);
  }

  @Override
  public PairCase pairCase(Offer offer, Scenario scenario, Order order, Ground on) {
    PairCase pair =
        new PairCase(
            offer,
            scenario,
            order,
            known(new PairKey(offer.id(), order.id())),
            on,
            offerText(offer.id()),
            scenarioText(scenario.id()));
    return isPreviewed(offer, order) && untested.test(pair) ? pair.withoutPrice() : pair;
  }

  private boolean isPreviewed(Offer offer, Order order) {
    return offer == this.offer || order == this.order;
  }

  @Override
  public Collection<Offer> offersSharingAField(Scenario scenario) {
    Collection<Offer> sharing = beneath.offersSharingAField(scenario);
    Offer here = offer;
    if (here == null) {
      return sharing;
    }
    Collection<Offer> with = new ArrayList<>(sharing);
    with.removeIf(it -> it.id().equals(here.id()));
    if (scenario.fields().stream().anyMatch(here::hasField)) {
      with.add(here);
    }
    return with;
  }

  @Override
  public Collection<Order> ordersOf(String scenario) {
    Collection<Order> its = beneath.ordersOf(scenario);
    Order here = order;
    if (here == null) {
      return its;
    }
    Collection<Order> with = new ArrayList<>(its);
    with.removeIf(it -> it.id().equals(here.id()));
    if (here.scenario().equals(scenario)) {
      with.add(here);
    }
    return with;
  }

  @Override
  public Occupancy occupancy() {
    return occupancy;
  }

  @Override
  public SortedMap<String, UnmetOrder> unmet() {
    SortedMap<String, UnmetOrder> unmet = new TreeMap<>(beneath.unmet());
    for (UnmetOrder otherwise : unmetOtherwise()) {
      if (otherwise.lots() > 0) {
        unmet.put(otherwise.order(), otherwise);
      } else {
        unmet.remove(otherwise.order());
      }
    }
    return unmet;
  }

  /** The orders whose unmet lots differ from those beneath, by id; lots 0 where none are unmet. */
  List<UnmetOrder> unmetOtherwise() {
    SortedSet<String> doubtful = new TreeSet<>();
    remembered.keySet().forEach(pair -> doubtful.add(pair.order()));
    if (order != null) {
      doubtful.add(order.id());
    }
    SortedMap<String, UnmetOrder> before = beneath.unmet();
    List<UnmetOrder> otherwise = new ArrayList<>();
    for (String id : doubtful) {
      Order known = order(id);
      int lots = occupancy.lotsLeft(id);
      UnmetOrder was = before.get(id);
      if (ground != null && known != null && known.open() && lots > 0) {
        UnmetOrder is = new UnmetOrder(id, known.scenario(), lots);
        if (!is.equals(was)) {
          otherwise.add(is);
        }
      } else if (was != null) {
        otherwise.add(new UnmetOrder(id, was.scenario(), 0));
      }
    }
    return otherwise;
  }
}
