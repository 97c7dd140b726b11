package dev.salto.matcher.streams;

import dev.salto.matching.life.GateState;
import dev.salto.matching.life.MatchState;
import dev.salto.matching.life.Refusal;
import dev.salto.matching.life.Verdict;
import dev.salto.matching.market.Input;
import dev.salto.matching.market.MatchChange;
import dev.salto.matching.market.Outcome;
import dev.salto.records.DeadLetter;
import dev.salto.records.Match;
import dev.salto.records.MatchDecision;
import dev.salto.records.PairMemory;
import dev.salto.records.ParkDay;
import dev.salto.records.PilotEvent;
import dev.salto.records.ProjectOffer;
import dev.salto.schemas.Admission;
import dev.salto.schemas.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One task: takes each record to the market of its park, keeps what the market wants remembered and
 * forwards what changed. All of it is one transaction with the input's offset. When a record comes,
 * the stores of what stands hold it already.
 */
final class MatcherProcessor implements Processor<byte[], byte[], String, byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(MatcherProcessor.class);

  private final Parks parks;
  private final Admission<ParkDay> days;
  private final Admission<MatchDecision> decisions;
  private final Admission<PilotEvent> pilotEvents;
  private final Map<String, ParkMarket> markets = new HashMap<>();
  private ProcessorContext<String, byte[]> context;
  private OwnStore own;
  private Facts facts;
  private Standing standing;
  private Outlets outlets;
  private Outcomes outcomes;
  private boolean loaded;

  @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
  MatcherProcessor(int partitions, Parks parks) {
    this.parks = parks;
    this.days = new Admission<>(Topics.PARK_DAYS, partitions);
    this.decisions = new Admission<>(Topics.MATCH_DECISIONS, partitions);
    this.pilotEvents = new Admission<>(Topics.PILOT_EVENTS, partitions);
  }

  /**
   * Loads the outcome as the stores tell it: nothing is paired again and nothing forwarded. Streams
   * calls it again when it revives a task whose transaction failed; then nothing of what the task
   * held may stay.
   */
  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    close();
    this.context = context;
    this.own = new OwnStore(context.getStateStore(MatcherTopology.OWN_STORE));
    this.facts = new Facts(own);
    this.standing = new Standing(context);
    this.outlets = new Outlets(context);
    this.outcomes = new Outcomes(own, standing, outlets);
    own.forEachPair((park, memory) ->
        market(park)
            .write(market -> {
              market.load(Memories.read(memory));
              return market;
            }));
    own.forEachDay(day -> load(day.getPark(), new Input.DayCome(day.getDay())));
    standing.stores().forEach(this::load);
    loaded = true;
    markets.forEach(parks::opened);
  }

  private <T extends SpecificRecord> void load(AdmittedStore<T> store) {
    store.forEach(record -> {
      String key = store.topic().key(record);
      load(parkOf(key), facts.of(store.topic(), idOf(key), Optional.of(record)));
    });
  }

  private void load(String park, Input.Fact fact) {
    market(park)
        .write(market -> {
          market.load(fact);
          return market;
        });
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata place =
        context
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("A record without a place."));
    if (place.topic().equals(Topics.MATCH_DECISIONS.name())) {
      decide(record, place);
    } else if (place.topic().equals(Topics.PILOT_EVENTS.name())) {
      happen(record, place);
    } else if (place.topic().equals(Topics.PARK_DAYS.name())) {
      begin(record, place);
    } else {
      change(standing.store(place.topic()), record, place);
    }
  }

  private <T extends SpecificRecord> void change(
      AdmittedStore<T> store, Record<byte[], byte[]> record, RecordMetadata place) {
    switch (store.last()) {
      case Admission.Admitted<T>(String key, T content) ->
          apply(parkOf(key), facts.of(store.topic(), idOf(key), Optional.of(content)), record);
      case Admission.Refused<T> refused -> {
        deadLetter(refused, record, place);
        String key = refused.key();
        if (key != null && store.tookOut()) {
          apply(parkOf(key), facts.of(store.topic(), idOf(key), Optional.empty()), record);
        }
      }
    }
  }

  /** Takes a day that is later than the park's; one that is not, or can't be read, is no day. */
  private void begin(Record<byte[], byte[]> record, RecordMetadata place) {
    switch (days.admit(record.key(), record.value(), place.partition())) {
      case Admission.Admitted<ParkDay>(String key, ParkDay day) -> {
        Optional<ParkDay> before = own.day(day.getPark());
        if (before.isEmpty() || day.getDay().isAfter(before.get().getDay())) {
          apply(day.getPark(), new Input.DayCome(day.getDay()), record);
          own.put(day);
        }
      }
      case Admission.Refused<ParkDay> refused -> deadLetter(refused, record, place);
    }
  }

  private void decide(Record<byte[], byte[]> record, RecordMetadata place) {
    switch (decisions.admit(record.key(), record.value(), place.partition())) {
      case Admission.Admitted<MatchDecision>(String key, MatchDecision decision) -> {
        if (own.knows(decision)) {
          LOG.info("The decision {} was written again; it took effect before.", decision.getId());
          return;
        }
        String park = decision.getPark();
        Optional<PairMemory> before = own.pairOf(park, decision.getMatch());
        Outcome outcome = apply(park, input(decision), record);
        Judgement judgement =
            new Judgement(outcome.refusal(), sequence(park, decision.getMatch(), outcome));
        if (outcome.refusal() == null) {
          own.put(decision);
          show(park, before, null, record);
        }
        parks.judged(decision.getId(), judgement);
      }
      case Admission.Refused<MatchDecision> refused -> deadLetter(refused, record, place);
    }
  }

  /** Takes from an event of a pilot what it does to its match and to its offer's track record. */
  private void happen(Record<byte[], byte[]> record, RecordMetadata place) {
    switch (pilotEvents.admit(record.key(), record.value(), place.partition())) {
      case Admission.Admitted<PilotEvent>(String key, PilotEvent event) -> {
        if (event.getMoves() == null && !TrackRecords.isShowing(event)) {
          return;
        }
        if (own.knows(event)) {
          LOG.info("The event {} was written again; it took effect before.", event.getId());
          return;
        }
        Judgement judgement = judge(event, record);
        Refusal refusal = judgement.refusal();
        if (refusal != null) {
          LOG.warn(
              "The event {} of the pilot of match {} took no effect: {}",
              event.getId(),
              event.getMatch(),
              refusal.code());
        }
        parks.judged(event.getId(), judgement);
      }
      case Admission.Refused<PilotEvent> refused -> deadLetter(refused, record, place);
    }
  }

  private Judgement judge(PilotEvent event, Record<byte[], byte[]> record) {
    String park = event.getPark();
    Optional<PairMemory> before = own.pairOf(park, event.getMatch());
    long sequence = 0;
    if (TrackRecords.isShowing(event) && !isPiloting(before)) {
      return new Judgement(
          new Refusal(Refusal.NOT_PILOTING, "Match " + event.getMatch() + " is not piloting."), 0);
    }
    if (event.getMoves() != null) {
      Outcome outcome =
          apply(
              park,
              new Input.PilotMoved(
                  event.getMatch(),
                  event.getId(),
                  event.getBy(),
                  MatchState.valueOf(event.getMoves()),
                  event.getReason()),
              record);
      if (outcome.refusal() != null) {
        return new Judgement(outcome.refusal(), 0);
      }
      sequence = sequence(park, event.getMatch(), outcome);
    }
    own.put(event);
    show(park, before, event, record);
    return new Judgement(null, sequence);
  }

  private static boolean isPiloting(Optional<PairMemory> pair) {
    return pair.map(PairMemory::getMatch)
        .filter(it -> it.getState().equals(MatchState.PILOTING.name()))
        .isPresent();
  }

  /**
   * Adds what happened to the track record of a match's offer, and tells the market of it.
   *
   * @param before the pair as it was before; what freed its place may have given it the next round
   * @param event of the match's pilot; null where something else may have ended that
   */
  private void show(
      String park,
      Optional<PairMemory> before,
      @Nullable PilotEvent event,
      Record<byte[], byte[]> record) {
    PairMemory pair = before.orElse(null);
    Match match = pair == null ? null : pair.getMatch();
    if (pair == null || match == null) {
      return;
    }
    boolean finished = isPiloting(before) && !isPiloting(own.pairOf(park, match.getId()));
    if (event == null && !finished) {
      return;
    }
    Optional<ProjectOffer> offer = standing.get(Topics.PROJECT_OFFERS, park, pair.getOffer());
    Instant at = Outcomes.at(record, own.memory(park));
    new TrackRecords(own)
        .add(park, pair, event, finished, offer, at)
        .ifPresent(shown -> {
          outlets.write(Topics.TRACK_RECORDS, shown, record, at);
          if (offer.isPresent()) {
            apply(park, facts.of(Topics.PROJECT_OFFERS, pair.getOffer(), offer), record);
          }
        });
  }

  /** The sequence of the last event of a match, of those that were just forwarded. */
  private long sequence(String park, String match, Outcome outcome) {
    long sequence = own.memory(park).getSequence();
    for (MatchChange change : outcome.changes().reversed()) {
      if (change.match().id().equals(match)) {
        break;
      }
      sequence--;
    }
    return sequence;
  }

  private static Input input(MatchDecision decision) {
    String gate = decision.getGate();
    String state = decision.getState();
    return gate != null && state != null && decision.getDecision().equals("GATE")
        ? new Input.GateDecided(
            decision.getMatch(),
            decision.getId(),
            decision.getBy(),
            gate,
            GateState.valueOf(state),
            decision.getReference(),
            decision.getValidUntil(),
            decision.getReason())
        : new Input.PartyDecided(
            decision.getMatch(),
            decision.getId(),
            decision.getBy(),
            Verdict.valueOf(decision.getDecision()),
            decision.getReason());
  }

  /** Decides fully, then remembers and forwards. */
  private Outcome apply(String park, Input input, Record<byte[], byte[]> record) {
    Outcome outcome = market(park).write(market -> market.apply(input));
    outcomes.write(park, outcome, record);
    return outcome;
  }

  private void deadLetter(
      Admission.Refused<?> refused, Record<byte[], byte[]> record, RecordMetadata place) {
    DeadLetter letter = DeadLetters.of(refused, record, place);
    outlets.write(Topics.DEAD_LETTERS, letter, record, letter.getAt());
  }

  private ParkMarket market(String park) {
    return markets.computeIfAbsent(
        park,
        missing -> {
          ParkMarket market = new ParkMarket();
          if (loaded) {
            parks.opened(park, market);
          }
          return market;
        });
  }

  private static String parkOf(String key) {
    int bar = key.indexOf('|');
    return bar < 0 ? key : key.substring(0, bar);
  }

  private static String idOf(String key) {
    return key.substring(key.indexOf('|') + 1);
  }

  @Override
  public void close() {
    markets.forEach(parks::closed);
    markets.clear();
    loaded = false;
  }
}
