package dev.salto.matcher.streams;

import dev.salto.matching.life.MatchEventType;
import dev.salto.matching.market.MatchChange;
import dev.salto.matching.market.Outcome;
import dev.salto.records.Agreement;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Match;
import dev.salto.records.PairMemory;
import dev.salto.records.ParkMemory;
import dev.salto.records.UnmetOrder;
import dev.salto.schemas.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;

/** Keeps what a market wants remembered, and writes what changed. */
final class Outcomes {

  private final OwnStore own;
  private final Standing standing;
  private final Outlets outlets;

  Outcomes(OwnStore own, Standing standing, Outlets outlets) {
    this.own = own;
    this.standing = standing;
    this.outlets = outlets;
  }

  /** When a record was written; in a park time never goes back. */
  static Instant at(Record<byte[], byte[]> record, ParkMemory memory) {
    return Instant.ofEpochMilli(Math.max(record.timestamp(), memory.getAt().toEpochMilli()));
  }

  /** Writes what a record led to in a park. */
  void write(String park, Outcome outcome, Record<byte[], byte[]> record) {
    if (outcome.changes().isEmpty()
        && outcome.remembered().isEmpty()
        && outcome.unmet().isEmpty()) {
      return;
    }
    ParkMemory memory = own.memory(park);
    Instant at = at(record, memory);
    Map<String, Match> stored = new HashMap<>();
    long sequence = memory.getSequence();
    MatchWriter writer = writer(park);
    for (MatchChange change : outcome.changes()) {
      sequence++;
      String pair = change.match().offer() + "|" + change.match().order();
      Match before =
          stored.computeIfAbsent(
              pair,
              missing ->
                  own.pair(park, change.match().offer(), change.match().order())
                      .map(PairMemory::getMatch)
                      .orElse(null));
      Match after = writer.match(change.match(), before, sequence, at);
      stored.put(pair, after);
      Match told = MatchWriter.forOthers(after);
      outlets.write(Topics.MATCHES, told, record, at);
      outlets.write(Topics.MATCH_EVENTS, writer.event(change, told), record, at);
      if (change.type() == MatchEventType.AGREED) {
        outlets.write(Topics.AGREEMENTS, agreement(told, at), record, at);
      }
    }
    for (dev.salto.matching.life.PairMemory remembered : outcome.remembered()) {
      Match match = stored.get(remembered.offer() + "|" + remembered.order());
      if (match == null) {
        match =
            own.pair(park, remembered.offer(), remembered.order())
                .map(PairMemory::getMatch)
                .orElse(null);
      }
      own.put(park, Memories.write(remembered, match));
    }
    unmet(park, outcome, record, at);
    own.put(new ParkMemory(park, sequence, at));
  }

  private Agreement agreement(Match match, Instant at) {
    String park = match.getPark();
    return Agreements.of(
        match,
        standing.get(Topics.PROJECT_OFFERS, park, match.getOffer()).orElseThrow(),
        standing.get(Topics.SCENARIO_DEMANDS, park, match.getScenario()).orElseThrow(),
        standing.get(Topics.BUYER_ORDERS, park, match.getOrder()).orElseThrow(),
        own.trackRecord(park, match.getOffer()).orElse(null),
        own.day(park).orElseThrow().getDay(),
        at);
  }

  private void unmet(String park, Outcome outcome, Record<byte[], byte[]> record, Instant at) {
    for (dev.salto.matching.explanation.UnmetOrder unmet : outcome.unmet()) {
      Optional<UnmetOrder> before = own.unmet(park, unmet.order());
      Optional<BuyerOrder> order = standing.get(Topics.BUYER_ORDERS, park, unmet.order());
      if (before.isEmpty() && order.isEmpty()) {
        continue;
      }
      Instant since = before.filter(it -> it.getLots() > 0).map(UnmetOrder::getSince).orElse(at);
      UnmetOrder after =
          UnmetOrder.newBuilder()
              .setOrder(unmet.order())
              .setPark(park)
              .setScenario(unmet.scenario())
              .setBuyer(
                  order
                      .map(BuyerOrder::getBuyer)
                      .or(() -> before.map(UnmetOrder::getBuyer))
                      .orElse(""))
              .setTitle(
                  order
                      .map(BuyerOrder::getTitle)
                      .or(() -> before.map(UnmetOrder::getTitle))
                      .orElseThrow())
              .setLots(unmet.lots())
              .setSince(since)
              .build();
      own.put(after);
      outlets.write(Topics.UNMET_ORDERS, after, record, at);
    }
  }

  private MatchWriter writer(String park) {
    return new MatchWriter(
        park,
        id -> standing.get(Topics.PROJECT_OFFERS, park, id),
        id -> standing.get(Topics.SCENARIO_DEMANDS, park, id),
        id -> standing.get(Topics.BUYER_ORDERS, park, id));
  }
}
