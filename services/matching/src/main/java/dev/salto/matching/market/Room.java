package dev.salto.matching.market;

import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.explanation.HeldBy;
import dev.salto.matching.life.Match;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.pairing.Capacities;
import dev.salto.matching.pairing.Rank;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The three capacities as the standing matches fill them. */
final class Room {

  private final Ledger ledger;
  private final Capacities left;
  private final Map<String, List<Match>> byOffer;
  private final Map<String, List<Match>> byScenario;
  private final Map<String, List<Match>> byOrder;

  /** What all standing matches leave. */
  Room(Ledger ledger, Ground ground) {
    this.ledger = ledger;
    List<Match> standing = ledger.standing();
    left = all(ledger, ground);
    standing.forEach(match -> left.take(match.offer(), match.scenario(), match.order()));
    byOffer = Ledger.grouped(standing, Match::offer);
    byScenario = Ledger.grouped(standing, Match::scenario);
    byOrder = Ledger.grouped(standing, Match::order);
  }

  /** What locked matches leave to pair anew. */
  static Capacities leftByLocked(Ledger ledger, Ground ground) {
    Capacities left = all(ledger, ground);
    for (Match match : ledger.standing()) {
      if (match.state().isLocked()) {
        left.take(match.offer(), match.scenario(), match.order());
      }
    }
    return left;
  }

  private static Capacities all(Ledger ledger, Ground ground) {
    Capacities all = new Capacities();
    for (Offer offer : ledger.offers().values()) {
      all.addOffer(offer.id(), offer.pilots());
    }
    for (Scenario scenario : ledger.scenarios().values()) {
      all.addScenario(scenario.id(), scenario.places());
    }
    for (Order order : ledger.orders().values()) {
      all.addOrder(order.id(), ground.backing(order.id()).lots());
    }
    ledger.usedUp().forEach((order, lots) -> all.addOrder(order, -lots));
    return all;
  }

  /** Whether an offer runs all the pilots it can, and at least one. */
  boolean isMatchedOut(String offer) {
    return !left.offerHasRoom(offer) && byOffer.containsKey(offer);
  }

  /** The matches that fill those capacities of a pair that are full, best rank first. */
  List<HeldBy> holders(String offer, String scenario, String order) {
    List<Match> holders = new ArrayList<>();
    if (!left.offerHasRoom(offer)) {
      holders.addAll(byOffer.getOrDefault(offer, List.of()));
    }
    if (!left.orderHasRoom(order)) {
      holders.addAll(byOrder.getOrDefault(order, List.of()));
    }
    if (!left.scenarioHasRoom(scenario)) {
      holders.addAll(byScenario.getOrDefault(scenario, List.of()));
    }
    return holders.stream()
        .distinct()
        .sorted(Comparator.comparing(this::rank))
        .map(match -> new HeldBy(match.id(), match.offer(), match.order(), match.score()))
        .toList();
  }

  /** A locked match may outlive its postings; then ids alone decide its place in a list. */
  private Rank rank(Match match) {
    Offer offer = ledger.offers().get(match.offer());
    Order order = ledger.orders().get(match.order());
    return new Rank(
        match.score(),
        offer == null ? Instant.MAX : offer.postedAt(),
        order == null ? Instant.MAX : order.postedAt(),
        match.offer(),
        match.order());
  }
}
