package dev.salto.matching.market;

import dev.salto.matching.eligibility.Eligibility;
import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.explanation.Prospect;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.model.Money;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Party;
import dev.salto.matching.model.Route;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.model.StageOffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Where all is there but the money (design, words "prospect"). */
final class Prospects {

  private final Ledger ledger;

  /** Prospects by a ledger as it stands. */
  Prospects(Ledger ledger) {
    this.ledger = ledger;
  }

  /** See {@link Market#prospects}. */
  public List<Prospect> all() {
    Ground ground = ledger.ground();
    if (ground == null) {
      return List.of();
    }
    List<Prospect> prospects = new ArrayList<>();
    Set<String> ordered = new HashSet<>();
    for (Order order : ledger.orders().values()) {
      if (!order.open()) {
        continue;
      }
      ordered.add(order.scenario());
      Scenario scenario = ledger.scenarios().get(order.scenario());
      if (scenario != null && ground.backing(order.id()).lots() == 0) {
        for (Offer offer : ledger.offersSharingAField(scenario)) {
          PairCase pair = ledger.pairCase(offer, scenario, order, ground);
          PairMemory memory = pair.memory();
          boolean hasItsLot =
              memory != null && (memory.standing() != null || memory.hasHadItsLot());
          if (!hasItsLot && Eligibility.holdsButForTheMoney(pair)) {
            prospects.add(new Prospect(offer.id(), scenario.id(), order.id(), pair.score()));
          }
        }
      }
    }
    for (Scenario scenario : ledger.scenarios().values()) {
      if (scenario.open() && !ordered.contains(scenario.id()) && !scenario.stages().isEmpty()) {
        for (Offer offer : ledger.offersSharingAField(scenario)) {
          PairCase pair =
              ledger.pairCase(offer, scenario, orderThatNobodyPlaced(scenario, offer), ground);
          if (Eligibility.holdsButForTheMoney(pair)) {
            prospects.add(new Prospect(offer.id(), scenario.id(), null, pair.score()));
          }
        }
      }
    }
    prospects.sort(
        Comparator.comparingInt(Prospect::score)
            .reversed()
            .thenComparing(Prospect::offer)
            .thenComparing(Prospect::scenario)
            .thenComparing(prospect -> Objects.requireNonNullElse(prospect.order(), "")));
    return prospects;
  }

  /**
   * An order of which only the stage says anything: the scenario's least ready one. Its buyer is a
   * stranger of the institute's jurisdiction, so that no criterion or gate about buyers is in the
   * way.
   */
  private static Order orderThatNobodyPlaced(Scenario scenario, Offer offer) {
    StageOffer least =
        scenario.stages().stream()
            .min(Comparator.comparingInt(StageOffer::minTrl).thenComparing(StageOffer::stage))
            .orElseThrow();
    return new Order(
        "",
        scenario.park(),
        new Party("", offer.institute().jurisdiction(), null),
        scenario.id(),
        least.stage(),
        Route.OWN_PURCHASE,
        0,
        new Money(0, "CNY"),
        false,
        null,
        List.of(),
        true,
        scenario.version(),
        scenario.postedAt());
  }
}
