package dev.salto.matching.market;

import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.explanation.HeldBy;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.MatchState;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.pairing.Candidate;
import dev.salto.matching.pairing.Capacities;
import dev.salto.matching.pairing.Rank;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The three capacities as the standing matches fill them. */
final class Room {

  private final Ledger ledger;
  private final Capacities left;
  private final Map<String, List<Match>> byOffer;
  private final Map<String, List<Match>> byScenario;
  private final Map<String, List<Match>> byOrder;
  private final Map<String, List<Match>> closedByOrder;

  /** What all standing matches leave. */
  Room(Ledger ledger, Ground ground) {
    this.ledger = ledger;
    List<Match> standing = ledger.standing();
    left = all(ledger, ground);
    standing.forEach(match -> left.take(match.offer(), match.scenario(), match.order()));
    byOffer = Ledger.grouped(standing, Match::offer);
    byScenario = Ledger.grouped(standing, Match::scenario);
    byOrder = Ledger.grouped(standing, Match::order);
    closedByOrder = Ledger.grouped(ledger.closed(), Match::order);
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

  /**
   * The matches that keep a pair out, best rank first: those of each capacity that is full and of
   * which the pair could take nothing, because all in it are locked or rank better. A lot used up
   * for good is held by the match that used it up.
   */
  List<HeldBy> holders(Candidate pair) {
    List<Match> closed = closedByOrder.getOrDefault(pair.order(), List.of());
    List<Match> own = closed.stream().filter(it -> it.offer().equals(pair.offer())).toList();
    if (!own.isEmpty()) {
      return told(own);
    }
    List<Match> holders = new ArrayList<>();
    if (!left.offerHasRoom(pair.offer())) {
      holders.addAll(ifAllKeepOut(pair, byOffer.getOrDefault(pair.offer(), List.of())));
    }
    if (!left.orderHasRoom(pair.order())) {
      List<Match> standing = byOrder.getOrDefault(pair.order(), List.of());
      holders.addAll(
          ifAllKeepOut(pair, Stream.concat(standing.stream(), closed.stream()).toList()));
    }
    if (!left.scenarioHasRoom(pair.scenario())) {
      holders.addAll(ifAllKeepOut(pair, byScenario.getOrDefault(pair.scenario(), List.of())));
    }
    return told(holders);
  }

  /** The matches that keep out the pair of a match that has lost its place. */
  List<HeldBy> holders(Match displaced) {
    return holders(new Candidate(rank(displaced), displaced.scenario()));
  }

  private List<Match> ifAllKeepOut(Candidate pair, List<Match> matches) {
    boolean all =
        matches.stream()
            .allMatch(match ->
                match.state() != MatchState.PROPOSED || rank(match).compareTo(pair.rank()) < 0);
    return all ? matches : List.of();
  }

  private List<HeldBy> told(List<Match> holders) {
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
