package dev.salto.matching.market;

import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.life.Match;
import dev.salto.matching.pairing.Capacities;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts everything once. */
final class PlainOccupancy implements Occupancy {

  private final Capacities left;
  private final Map<String, List<Match>> byOffer;
  private final Map<String, List<Match>> byScenario;
  private final Map<String, List<Match>> byOrder;
  private final Map<String, List<Match>> closedByOrder;

  PlainOccupancy(PlainLedger ledger) {
    List<Match> standing = ledger.standing();
    left = all(ledger);
    standing.forEach(match -> left.take(match.offer(), match.scenario(), match.order()));
    byOffer = grouped(standing, Match::offer);
    byScenario = grouped(standing, Match::scenario);
    byOrder = grouped(standing, Match::order);
    closedByOrder = grouped(ledger.closed(), Match::order);
  }

  private static Map<String, List<Match>> grouped(List<Match> all, Function<Match, String> key) {
    return all.stream().collect(Collectors.groupingBy(key));
  }

  /** What locked matches leave to pair anew. */
  static Capacities leftByLocked(PlainLedger ledger) {
    Capacities left = all(ledger);
    for (Match match : ledger.standing()) {
      if (match.state().isLocked()) {
        left.take(match.offer(), match.scenario(), match.order());
      }
    }
    return left;
  }

  private static Capacities all(PlainLedger ledger) {
    Capacities all = new Capacities();
    ledger.offers().values().forEach(offer -> all.addOffer(offer.id(), offer.pilots()));
    ledger
        .scenarios()
        .values()
        .forEach(scenario -> all.addScenario(scenario.id(), scenario.places()));
    Ground ground = ledger.ground();
    if (ground != null) {
      ledger.orders().keySet().forEach(order -> all.addOrder(order, ground.backing(order).lots()));
    }
    ledger.usedUp().forEach((order, lots) -> all.addOrder(order, -lots));
    return all;
  }

  @Override
  public int pilotsLeft(String offer) {
    return left.offer(offer);
  }

  @Override
  public int lotsLeft(String order) {
    return left.order(order);
  }

  @Override
  public int placesLeft(String scenario) {
    return left.scenario(scenario);
  }

  @Override
  public List<Match> ofOffer(String offer) {
    return byOffer.getOrDefault(offer, List.of());
  }

  @Override
  public List<Match> ofOrder(String order) {
    return byOrder.getOrDefault(order, List.of());
  }

  @Override
  public List<Match> ofScenario(String scenario) {
    return byScenario.getOrDefault(scenario, List.of());
  }

  @Override
  public List<Match> closedOf(String order) {
    return closedByOrder.getOrDefault(order, List.of());
  }
}
