package dev.salto.matching.market;

import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.model.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The capacities beneath a preview, less and more what differs in it. */
final class PreviewOccupancy implements Occupancy {

  private final Ledger beneath;
  private final Occupancy before;
  private final PreviewLedger ledger;

  PreviewOccupancy(Ledger beneath, PreviewLedger ledger) {
    this.beneath = beneath;
    this.before = beneath.occupancy();
    this.ledger = ledger;
  }

  @Override
  public int pilotsLeft(String offer) {
    return before.pilotsLeft(offer)
        + pilots(ledger.offer(offer))
        - pilots(beneath.offer(offer))
        + before.ofOffer(offer).size()
        - ofOffer(offer).size();
  }

  private static int pilots(@Nullable Offer offer) {
    return offer == null ? 0 : offer.pilots();
  }

  @Override
  public int lotsLeft(String order) {
    return before.lotsLeft(order)
        + lots(ledger.ground(), order)
        - lots(beneath.ground(), order)
        + before.ofOrder(order).size()
        - ofOrder(order).size();
  }

  private static int lots(@Nullable Ground ground, String order) {
    return ground == null ? 0 : ground.backing(order).lots();
  }

  @Override
  public int placesLeft(String scenario) {
    return before.placesLeft(scenario)
        + before.ofScenario(scenario).size()
        - ofScenario(scenario).size();
  }

  @Override
  public List<Match> ofOffer(String offer) {
    return now(before.ofOffer(offer), Match::offer, offer);
  }

  @Override
  public List<Match> ofOrder(String order) {
    return now(before.ofOrder(order), Match::order, order);
  }

  @Override
  public List<Match> ofScenario(String scenario) {
    return now(before.ofScenario(scenario), Match::scenario, scenario);
  }

  @Override
  public List<Match> closedOf(String order) {
    return before.closedOf(order);
  }

  private List<Match> now(List<Match> were, Function<Match, String> leg, String id) {
    List<Match> now = new ArrayList<>();
    for (Match match : were) {
      if (!ledger.remembered().containsKey(PairKey.of(match))) {
        now.add(match);
      }
    }
    for (PairMemory memory : ledger.remembered().values()) {
      Match match = memory.standing();
      if (match != null && leg.apply(match).equals(id)) {
        now.add(match);
      }
    }
    return now;
  }
}
