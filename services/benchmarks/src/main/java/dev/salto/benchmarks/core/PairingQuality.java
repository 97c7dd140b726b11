package dev.salto.benchmarks.core;

import dev.salto.benchmarks.core.Optimum.Capacities;
import dev.salto.benchmarks.core.Optimum.Pair;
import dev.salto.benchmarks.core.Optimum.Total;
import dev.salto.matching.eligibility.Backing;
import dev.salto.matching.explanation.Explanation;
import dev.salto.matching.life.Match;
import dev.salto.matching.market.Input;
import dev.salto.matching.market.Market;
import dev.salto.matching.market.PlainMarket;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * What keeping to the ranks costs: lots served and scores of the one stable outcome beside those of
 * a planner who may pass a better pair over. Stability is the rule, not a shortcoming: this tells
 * its price.
 *
 * @param stable the outcome
 * @param highest the highest sum of scores that any pairing has
 * @param most the most lots that any pairing serves
 */
record PairingQuality(Total stable, Total highest, Total most) {

  /** Of generated parks with so many postings, seeds from 1 up, all added up. */
  static PairingQuality of(int parks, int postings) {
    PairingQuality sum = new PairingQuality(NONE, NONE, NONE);
    for (int seed = 1; seed <= parks; seed++) {
      PairingQuality one = of(new Traffic(seed, postings));
      sum =
          new PairingQuality(
              plus(sum.stable, one.stable),
              plus(sum.highest, one.highest),
              plus(sum.most, one.most));
    }
    return sum;
  }

  private static final Total NONE = new Total(0, 0);

  private static Total plus(Total a, Total b) {
    return new Total(a.lots() + b.lots(), a.score() + b.score());
  }

  static PairingQuality of(Traffic park) {
    Market market = park.post(new PlainMarket());
    Capacities capacities =
        new Capacities(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    for (Input.Fact fact : park.standing()) {
      switch (fact) {
        case Input.OfferChanged(String id, Offer it) when it != null ->
            capacities.pilots().put(id, it.pilots());
        case Input.ScenarioChanged(String id, Scenario it) when it != null ->
            capacities.places().put(id, it.places());
        case Input.OrderChanged(String id, Order it) when it != null -> {
          capacities
              .lots()
              .put(id, Backing.of(it, MarketGenerator.POLICY, MarketGenerator.DAY).lots());
          capacities.scenarios().put(id, it.scenario());
        }
        default -> {}
      }
    }
    List<Pair> pairs = new ArrayList<>();
    for (String order : capacities.lots().keySet()) {
      for (Explanation pair : market.explanationsForOrder(order)) {
        if (pair.eligible()) {
          pairs.add(new Pair(pair.offer(), order, pair.score()));
        }
      }
    }
    long lots = 0;
    long score = 0;
    for (Match match : market.matches()) {
      lots++;
      score += match.score();
    }
    return new PairingQuality(
        new Total(lots, score),
        Optimum.ofScore(pairs, capacities),
        Optimum.ofLots(pairs, capacities));
  }
}
