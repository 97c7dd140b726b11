package dev.salto.matching.incremental;

import dev.salto.matching.life.Match;
import dev.salto.matching.market.Occupancy;
import dev.salto.matching.market.PairKey;
import dev.salto.matching.pairing.Candidate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The legs of a park, and which pairs hold them. */
final class Legs implements Occupancy {

  private final Map<String, Leg.OfOffer> offers = new HashMap<>();
  private final Map<String, Leg.OfScenario> scenarios = new HashMap<>();
  private final Map<String, Leg.OfOrder> orders = new HashMap<>();
  private final Map<PairKey, Candidate> proposed = new HashMap<>();
  private final Function<PairKey, @Nullable Match> lastMatch;

  /**
   * Nothing yet.
   *
   * @param lastMatch the last match of a pair
   */
  Legs(Function<PairKey, @Nullable Match> lastMatch) {
    this.lastMatch = lastMatch;
  }

  Leg.OfOffer offer(String id) {
    return offers.computeIfAbsent(id, Leg.OfOffer::new);
  }

  Leg.OfScenario scenario(String id) {
    return scenarios.computeIfAbsent(id, Leg.OfScenario::new);
  }

  Leg.OfOrder order(String id) {
    return orders.computeIfAbsent(id, Leg.OfOrder::new);
  }

  /** The leg of an offer; null where there is none. Unlike {@link #offer} it makes none. */
  Leg.@Nullable OfOffer knownOffer(String id) {
    return offers.get(id);
  }

  /** The leg of a scenario; null where there is none. */
  Leg.@Nullable OfScenario knownScenario(String id) {
    return scenarios.get(id);
  }

  /** The leg of an order; null where there is none. */
  Leg.@Nullable OfOrder knownOrder(String id) {
    return orders.get(id);
  }

  /** All legs of orders, by id. */
  List<Leg.OfOrder> orders() {
    return orders.values().stream().sorted(Comparator.comparing(leg -> leg.id)).toList();
  }

  /** All legs. */
  List<Leg> all() {
    return Stream.of(offers, scenarios, orders)
        .flatMap(legs ->
            legs.values().stream().map(Leg.class::cast).sorted(Comparator.comparing(leg -> leg.id)))
        .toList();
  }

  /** Forgets a leg of which nothing is left. */
  void tidy(Leg leg) {
    if (!leg.isKnown() && leg.proposed.isEmpty() && leg.locked.isEmpty()) {
      Map<String, ? extends Leg> there =
          switch (leg) {
            case Leg.OfOffer offer -> offers;
            case Leg.OfScenario scenario -> scenarios;
            case Leg.OfOrder order -> orders;
          };
      there.remove(leg.id);
    }
  }

  /** The three legs of a pair. */
  List<Leg> of(String offer, String scenario, String order) {
    return List.of(offer(offer), scenario(scenario), order(order));
  }

  List<Leg> of(Candidate pair) {
    return of(pair.offer(), pair.scenario(), pair.order());
  }

  /** The pair as it holds its place; null if it is not proposed. */
  @Nullable Candidate proposed(PairKey pair) {
    return proposed.get(pair);
  }

  boolean isLocked(PairKey pair) {
    Leg.OfOffer leg = offers.get(pair.offer());
    return leg != null && leg.locked.has(pair);
  }

  /** Gives a pair a place, whether there is room or not. */
  void place(Candidate pair) {
    proposed.put(new PairKey(pair.offer(), pair.order()), pair);
    for (Leg leg : of(pair)) {
      leg.proposed.add(pair);
      leg.roomChanged();
    }
  }

  /** Takes a pair out of its place. */
  void lift(Candidate pair) {
    proposed.remove(new PairKey(pair.offer(), pair.order()));
    for (Leg leg : of(pair)) {
      leg.proposed.take(pair);
      leg.roomChanged();
    }
  }

  @Override
  public int pilotsLeft(String offer) {
    return left(offers.get(offer));
  }

  @Override
  public int lotsLeft(String order) {
    return left(orders.get(order));
  }

  @Override
  public int placesLeft(String scenario) {
    return left(scenarios.get(scenario));
  }

  private static int left(@Nullable Leg leg) {
    return leg == null ? 0 : leg.left();
  }

  @Override
  public List<Match> ofOffer(String offer) {
    return standing(offers.get(offer));
  }

  @Override
  public List<Match> ofOrder(String order) {
    return standing(orders.get(order));
  }

  @Override
  public List<Match> ofScenario(String scenario) {
    return standing(scenarios.get(scenario));
  }

  @Override
  public List<Match> closedOf(String order) {
    Leg.OfOrder leg = orders.get(order);
    return leg == null ? List.of() : matches(leg.closed.stream());
  }

  /** The pairs whose matches stand on a leg. */
  static Stream<PairKey> pairs(Leg leg) {
    return Stream.concat(
        leg.proposed.stream().map(pair -> new PairKey(pair.offer(), pair.order())),
        leg.locked.stream());
  }

  private List<Match> standing(@Nullable Leg leg) {
    return leg == null ? List.of() : matches(pairs(leg));
  }

  private List<Match> matches(Stream<PairKey> pairs) {
    return pairs.map(lastMatch).mapMulti(Legs::ifThere).toList();
  }

  private static void ifThere(@Nullable Match match, Consumer<Match> next) {
    if (match != null) {
      next.accept(match);
    }
  }
}
