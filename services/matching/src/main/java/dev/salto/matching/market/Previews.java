package dev.salto.matching.market;

import dev.salto.matching.eligibility.Eligibility;
import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.explanation.Gap;
import dev.salto.matching.explanation.HeldBy;
import dev.salto.matching.life.Cause;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.MatchEventType;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What postings would lead to, worked out on a ledger that is only read. */
final class Previews {

  private final Ledger beneath;

  /** Previews by a ledger as it stands, and only while it stands so. */
  Previews(Ledger beneath) {
    this.beneath = beneath;
  }

  /**
   * An offer as it would be posted; what pilots have shown of it stays.
   *
   * @param untested its pairs of which PRICE is not asked
   */
  Preview of(Offer posted, Predicate<PairCase> untested) {
    Offer standing = beneath.offer(posted.id());
    Offer offer = standing == null ? posted : posted.with(standing.record());
    PreviewLedger ledger = new PreviewLedger(beneath, offer, untested);
    List<PairCase> pairs = new ArrayList<>();
    Ground ground = ledger.ground();
    if (ground != null) {
      for (Scenario scenario : ledger.scenariosSharingAField(offer)) {
        for (Order order : ledger.ordersOf(scenario.id())) {
          pairs.add(ledger.pairCase(offer, scenario, order, ground));
        }
      }
    }
    return preview(
        ledger,
        () -> ledger.occupancy().ofOffer(offer.id()),
        chain -> chain.touchOffer(offer.id()),
        pairs,
        () -> new Answers(ledger).gapsOfOffer(offer.id()));
  }

  /** The same of an order. */
  Preview of(Order order, Predicate<PairCase> untested) {
    PreviewLedger ledger = new PreviewLedger(beneath, order, untested);
    List<PairCase> pairs = new ArrayList<>();
    Ground ground = ledger.ground();
    Scenario scenario = ledger.scenario(order.scenario());
    if (ground != null && scenario != null) {
      for (Offer offer : ledger.offersSharingAField(scenario)) {
        pairs.add(ledger.pairCase(offer, scenario, order, ground));
      }
    }
    return preview(
        ledger,
        () -> ledger.occupancy().ofOrder(order.id()),
        chain -> chain.touchOrder(order.id()),
        pairs,
        () -> new Answers(ledger).gapsOfOrder(order.id()));
  }

  private static Preview preview(
      PreviewLedger ledger,
      Supplier<List<Match>> standing,
      Consumer<PreviewChain> touch,
      List<PairCase> pairs,
      Supplier<List<Gap>> gaps) {
    Changes changes = new Changes(ledger, null);
    List<Match> before = standing.get();
    before.forEach(changes::review);
    changes.countFacilities();
    changes.countLots();
    Ground ground = ledger.ground();
    if (ground != null) {
      PreviewChain chain = new PreviewChain(ledger, ground);
      touch.accept(chain);
      before.stream()
          .filter(match -> ledger.remembered().containsKey(PairKey.of(match)))
          .forEach(chain::touch);
      chain.follow();
      chain.gained().forEach(changes::propose);
      changes.displace(
          chain.lost().stream()
              .map(pair -> Objects.requireNonNull(ledger.memory(pair).match()))
              .toList());
    }
    List<PairCase> holding =
        pairs.stream().filter(pair -> !hasItsLot(pair) && Eligibility.isEligible(pair)).toList();
    Set<PairKey> untested = new HashSet<>();
    holding.stream()
        .filter(pair -> !pair.isPriceTested())
        .map(Previews::key)
        .forEach(untested::add);
    boolean matched = !standing.get().isEmpty();
    Room room = new Room(ledger);
    return new Preview(
        changes.inOrder(),
        ledger.unmetOtherwise(),
        holders(changes.inOrder(), room),
        matched
            ? List.of()
            : holding.stream()
                .min(Comparator.comparing(PairCase::rank))
                .map(pair -> room.holders(pair.candidate()))
                .orElse(List.of()),
        matched ? List.of() : gaps.get(),
        untested);
  }

  /** Whether a pair is out of the question: its match is locked, or was closed. */
  private static boolean hasItsLot(PairCase pair) {
    PairMemory memory = pair.memory();
    return memory != null && (memory.isLocked() || memory.hasHadItsLot());
  }

  private static PairKey key(PairCase pair) {
    return new PairKey(pair.offer().id(), pair.order().id());
  }

  private static Map<String, HeldBy> holders(List<MatchChange> changes, Room room) {
    Map<String, HeldBy> holders = new HashMap<>();
    for (MatchChange change : changes) {
      Match match = change.match();
      Cause cause = match.cause();
      if (change.type() == MatchEventType.DISPLACED && cause != null) {
        room.holders(match).stream()
            .filter(holder -> holder.match().equals(cause.ref()))
            .findFirst()
            .ifPresent(holder -> holders.put(match.id(), holder));
      }
    }
    return holders;
  }
}
