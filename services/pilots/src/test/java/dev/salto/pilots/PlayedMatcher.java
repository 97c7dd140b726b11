package dev.salto.pilots;

import dev.salto.kit.testing.Broker;
import dev.salto.kit.testing.Records;
import dev.salto.matching.life.MatchState;
import dev.salto.pilots.pilot.Deed;
import dev.salto.pilots.pilot.Event;
import dev.salto.pilots.pilot.MatchStanding;
import dev.salto.pilots.pilot.Pilot;
import dev.salto.records.Agreement;
import dev.salto.records.Gate;
import dev.salto.records.Match;
import dev.salto.records.Money;
import dev.salto.records.Names;
import dev.salto.records.PilotEvent;
import dev.salto.records.Requirement;
import dev.salto.records.StageOffer;
import dev.salto.records.Titles;
import dev.salto.records.Versions;
import dev.salto.schemas.Topics;
import dev.salto.schemas.UnreadableException;
import dev.salto.schemas.WireFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Plays the matcher: agrees matches, and moves them as the events in the log say and the states of
 * a match allow.
 */
final class PlayedMatcher {

  static final LocalDate DAY = Records.DAY;

  /** What a match may come into from where. */
  private static final Map<String, Set<String>> MOVES =
      Map.of(
          "PILOTING", Set.of("AGREED"),
          "DELIVERED", Set.of("PILOTING"),
          "PAID", Set.of("DELIVERED"),
          "CLOSED", Set.of("PAID"),
          "FAILED", Set.of("AGREED", "PILOTING", "DELIVERED"));

  private static final Instant AT = Instant.parse("2026-01-05T08:00:00.000Z");
  private static final AtomicLong SEQUENCE = new AtomicLong();
  private static final Map<String, Match> MATCHES = new ConcurrentHashMap<>();
  private static final Set<String> DEAF = ConcurrentHashMap.newKeySet();
  private static final Set<String> LEAVING = ConcurrentHashMap.newKeySet();

  static {
    WireFormat.trustRecords();
    Thread.ofPlatform().daemon().name("played-matcher").start(PlayedMatcher::follow);
  }

  private PlayedMatcher() {}

  /** Agrees a match at 1,000.00 that goes through supervised operation first. */
  static Match agree(String match, Gate... gates) {
    return agree(agreement(match).build(), gates);
  }

  static Match agree(Agreement agreement, Gate... gates) {
    Broker.write(Topics.AGREEMENTS, agreement);
    return put(match(agreement.getMatch(), "AGREED").setGates(List.of(gates)).build());
  }

  /** Agrees a match that is piloting already. */
  static void pilot(String match) {
    Agreement agreement = agreement(match).build();
    Broker.write(Topics.AGREEMENTS, agreement);
    Broker.write(Topics.PILOT_EVENTS, started(match));
    put(match(match, "PILOTING").build());
  }

  /** A start, as the service writes it. */
  static PilotEvent started(String match) {
    Pilot.Now now = new Pilot.Now(DAY, AT, 14);
    Event event =
        (Event)
            Pilot.of(
                    PilotWords.terms(agreement(match).build()),
                    new MatchStanding(MatchState.AGREED, List.of()),
                    List.of())
                .decide(new Deed.Start(), now);
    return PilotWords.record(event)
        .setId(UUID.randomUUID().toString())
        .setPark("hetao")
        .setMatch(match)
        .setBy("institute")
        .build();
  }

  /** What happens to this match leaves no trace in it: the matcher is down. */
  static void isDownFor(String match) {
    DEAF.add(match);
  }

  /** It is up again. */
  static void hears(String match) {
    DEAF.remove(match);
  }

  /** The match is withdrawn just before the next event reaches it. */
  static void losesNext(String match) {
    LEAVING.add(match);
  }

  /** Writes the match as it stands now. */
  static Match put(Match match) {
    MATCHES.put(match.getId(), match);
    Broker.write(Topics.MATCHES, match);
    return match;
  }

  static Match standing(String match) {
    return MATCHES.get(match);
  }

  static Gate gate(String code, String state) {
    return new Gate(code, state, null, null, null, null);
  }

  static Match.Builder match(String id, String state) {
    return Match.newBuilder()
        .setId(id)
        .setPark("hetao")
        .setOffer("offer-" + id)
        .setScenario("scenario")
        .setOrder("order-" + id)
        .setInstitute("institute")
        .setBuyer("buyer")
        .setTitles(new Titles(Records.text("清扫车"), Records.text("道路环卫"), Records.text("环卫采购")))
        .setNames(new Names(Records.text("研究院"), Records.text("采购方")))
        .setVersions(new Versions(1, 1, 1))
        .setRound(1)
        .setState(state)
        .setScore(7000)
        .setSequence(SEQUENCE.incrementAndGet())
        .setUpdatedAt(AT.plusSeconds(SEQUENCE.get()));
  }

  static Agreement.Builder agreement(String match) {
    return Agreement.newBuilder()
        .setMatch(match)
        .setPark("hetao")
        .setOffer("offer-" + match)
        .setScenario("scenario")
        .setOrder("order-" + match)
        .setInstitute("institute")
        .setBuyer("buyer")
        .setAgency("agency")
        .setVersions(new Versions(1, 1, 1))
        .setStage("OPERATIONAL")
        .setStages(List.of(new StageOffer("SUPERVISED", 6), new StageOffer("OPERATIONAL", 8)))
        .setTrl(8)
        .setRequirements(List.of(new Requirement("noise", "<=", "70", "dB(A)", true)))
        .setFields(List.of("7.2"))
        .setDeliverBy(LocalDate.of(2027, 12, 31))
        .setRoute("SINGLE_SOURCE")
        .setPrice(new Money(778_899L, "CNY"))
        .setBudgetPerLot(new Money(991_122L, "CNY"))
        .setDisclosure("SEALED")
        .setDay(DAY)
        .setAt(AT);
  }

  private static void follow() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                Broker.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(
          IntStream.range(0, Broker.PARTITIONS)
              .mapToObj(it -> new TopicPartition(Topics.PILOT_EVENTS.name(), it))
              .toList());
      WireFormat<PilotEvent> format = WireFormat.of(Topics.PILOT_EVENTS);
      while (true) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          apply(format.decode(record.value()));
        }
      }
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }

  private static void apply(PilotEvent event) {
    Match match = MATCHES.get(event.getMatch());
    if (match == null || event.getMoves() == null || DEAF.contains(event.getMatch())) {
      return;
    }
    if (LEAVING.remove(event.getMatch())) {
      put(changed(match).setState(MatchState.WITHDRAWN.name()).build());
      return;
    }
    boolean gatesMet = match.getGates().stream().allMatch(it -> it.getState().equals("MET"));
    if (MOVES.get(event.getMoves()).contains(match.getState())
        && (gatesMet || !event.getMoves().equals("PILOTING"))) {
      put(changed(match).setState(event.getMoves()).setDecision(event.getId()).build());
    }
  }

  static Match.Builder changed(Match match) {
    return Match.newBuilder(match)
        .setSequence(SEQUENCE.incrementAndGet())
        .setUpdatedAt(AT.plusSeconds(SEQUENCE.get()));
  }
}
