package dev.salto.matcher.streams;

import static dev.salto.matcher.Given.AGENCY;
import static dev.salto.matcher.Given.BUYER;
import static dev.salto.matcher.Given.DAY;
import static dev.salto.matcher.Given.INSTITUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matcher.Figures;
import dev.salto.matcher.Given;
import dev.salto.matching.life.Refusal;
import dev.salto.records.Agreement;
import dev.salto.records.DeadLetter;
import dev.salto.records.Facility;
import dev.salto.records.Match;
import dev.salto.records.MatchEvent;
import dev.salto.records.Money;
import dev.salto.records.PilotEvent;
import dev.salto.records.ProvenStage;
import dev.salto.records.StageOffer;
import dev.salto.records.Text;
import dev.salto.records.TrackRecord;
import dev.salto.schemas.Topics;
import dev.salto.schemas.WireFormat;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pilots do to matches, and what the matcher tells of agreements and track records. */
class PilotEventsTest {

  private static final String PARK = "hetao";
  private static final String FIRST = "sweeper~order-a~1";
  private static final String FIRST_EVENT = Given.pilotEventId(FIRST, 1);

  @TempDir Path folder;
  private TestMarket market;

  @BeforeEach
  void aMatchIsAgreed() {
    market = new TestMarket(folder);
    market.postAll(Pair.in(PARK));
    agree(FIRST);
  }

  @AfterEach
  void close() {
    market.close();
  }

  private void agree(String match) {
    market.post(Given.decision("i-" + match.replace('~', '.'), PARK, match, INSTITUTE).build());
    market.post(Given.decision("b-" + match.replace('~', '.'), PARK, match, BUYER).build());
  }

  private Match match(String id) {
    return market.matches().get(id);
  }

  private List<TrackRecord> shown() {
    return market.read(Topics.TRACK_RECORDS);
  }

  private static PilotEvent.Builder event(int n, String type) {
    return Given.pilotEvent(PARK, FIRST, n, type);
  }

  @Test
  void aPilotMovesItsMatchUpToTheEnd() {
    market.move(FIRST, "PILOTING");
    assertThat(match(FIRST).getDecision()).isEqualTo(FIRST_EVENT);
    market.move(FIRST, "DELIVERED");
    market.move(FIRST, "PAID");
    market.move(FIRST, "CLOSED");

    assertThat(market.told())
        .endsWith(
            "AGREED " + FIRST,
            "PILOTING " + FIRST,
            "DELIVERED " + FIRST,
            "PAID " + FIRST,
            "CLOSED " + FIRST);
    assertThat(market.events())
        .extracting(MatchEvent::getBy)
        .endsWith(BUYER, INSTITUTE, BUYER, INSTITUTE, INSTITUTE);
    assertThat(match(FIRST).getState()).isEqualTo("CLOSED");
    // The lot is used up: nothing follows, and nothing is unmet.
    market.post(Given.offer(PARK, "other").build());
    assertThat(market.matches()).hasSize(1);
  }

  @Test
  void whatAPilotFreesIsTakenByTheNextBestPairInTheSameInput() {
    market.post(Given.offer(PARK, "other").build());
    market.move(FIRST, "PILOTING");
    var judged = market.parks().judged(Given.pilotEventId(FIRST, 2));
    market.post(event(2, "FAILED").setMoves("FAILED").setReason("brushes wore off").build());

    assertThat(market.told()).endsWith("FAILED " + FIRST, "PROPOSED other~order-a~1");
    assertThat(match(FIRST).getCause().getReason()).isEqualTo("brushes wore off");
    assertThat(judged.join().refusal()).isNull();
    assertThat(judged.join().sequence()).isEqualTo(match(FIRST).getSequence());
  }

  @Test
  void anEventThatFitsNoStateTakesNoEffectAndIsNoDeadLetter() {
    int before = market.count();
    var judged = market.parks().judged(FIRST_EVENT);
    var early = market.parks().judged(Given.pilotEventId(FIRST, 2));
    var unknown = market.parks().judged(Given.pilotEventId("nothing~at~1", 1));
    market.move(FIRST, "PAID");
    market.post(event(2, "ACCEPTED").setProves("OPERATIONAL").build());
    market.post(Given.pilotEvent(PARK, "nothing~at~1", 1, "STARTED").setMoves("PILOTING").build());

    assertThat(judged.join().refusal()).extracting("code").isEqualTo(Refusal.NO_SUCH_MOVE);
    assertThat(early.join().refusal()).extracting("code").isEqualTo(Refusal.NOT_PILOTING);
    assertThat(unknown.join().refusal()).extracting("code").isEqualTo(Refusal.UNKNOWN_MATCH);
    assertThat(market.count()).isEqualTo(before);
  }

  @Test
  void aPilotStartsOnlyWhenAllGatesAreMetAndAnOrderThatBacksNoMoreHasOneThatIsNot() {
    market.post(Given.scenario(PARK, "streets").setSiteClearance("UNKNOWN").setVersion(2).build());
    assertThat(match(FIRST).getState()).isEqualTo("AGREED");
    market.post(Given.order(PARK, "order-a", "streets").setEvidence(List.of()).build());
    assertThat(market.told()).endsWith("GATE " + FIRST);
    assertThat(match(FIRST).getGates())
        .extracting("code", "state", "authority")
        .contains(org.assertj.core.groups.Tuple.tuple("BACKING", "PENDING", BUYER));
    var judged = market.parks().judged(FIRST_EVENT);
    market.move(FIRST, "PILOTING");

    assertThat(judged.join().refusal()).extracting("code").isEqualTo(Refusal.GATES_NOT_MET);
  }

  @Test
  void whoDecidedAGateIsInItsRecordAndEvent() {
    market.post(Given.scenario(PARK, "roads").setPermits(List.of("functional-av-pilot")).build());
    market.post(Given.order(PARK, "order-b", "roads").build());
    market.post(Given.offer(PARK, "other").build());
    String other = "other~order-b~1";
    market.post(Given.gate("g1", PARK, other, "PERMIT:functional-av-pilot", "MET"));

    assertThat(match(other).getGates().getFirst().getBy()).isEqualTo(AGENCY);
    assertThat(market.events().getLast().getBy()).isEqualTo(AGENCY);
    assertThat(market.events().getLast().getGates().getFirst().getBy()).isEqualTo(AGENCY);
  }

  @Test
  void anEventThatIsWrittenTwiceTakesEffectOnce() {
    market.move(FIRST, "PILOTING");
    PilotEvent accepted = event(2, "ACCEPTED").setProves("OPERATIONAL").build();
    market.post(accepted);
    int before = market.count();

    market.post(accepted);
    assertThat(market.count()).isEqualTo(before);
    assertThat(shown().getLast().getAcceptedMilestones()).isEqualTo(1);
  }

  @Test
  void runsAndIncidentsAreNothingToTheMatcher() {
    market.move(FIRST, "PILOTING");
    int before = market.count();
    market.post(event(2, "RUN").build());

    assertThat(market.count()).isEqualTo(before);
  }

  @Test
  void theTermsOfAnAgreementAreToldAsTheyWereThen() {
    Agreement agreed = market.read(Topics.AGREEMENTS).getFirst();
    assertThat(agreed.getMatch()).isEqualTo(FIRST);
    assertThat(agreed.getAgency()).isEqualTo(AGENCY);
    assertThat(agreed.getPrice().getMinor()).isEqualTo(Given.PRICE);
    assertThat(agreed.getBudgetPerLot().getMinor()).isEqualTo(Given.BUDGET);
    assertThat(agreed.getDisclosure()).isEqualTo("SEALED");
    assertThat(agreed.getTrl()).isEqualTo(8);
    assertThat(agreed.getProvenTrl()).isNull();
    assertThat(agreed.getStage()).isEqualTo("OPERATIONAL");
    assertThat(agreed.getStages()).containsExactly(new StageOffer("OPERATIONAL", 7));
    assertThat(agreed.getDay()).isEqualTo(DAY);
    assertThat(agreed.getAt()).isEqualTo(match(FIRST).getUpdatedAt());

    market.post(Given.offer(PARK, "sweeper").setPrice(new Money(1L, "CNY")).setVersion(2).build());
    market.move(FIRST, "PILOTING");
    assertThat(market.read(Topics.AGREEMENTS)).hasSize(1);
  }

  @Test
  void onlyAgreementsShowAPriceOfAPilot() {
    market.move(FIRST, "PILOTING");
    market.move(FIRST, "DELIVERED");
    market.move(FIRST, "PAID");
    market.move(FIRST, "CLOSED");

    for (var topic :
        List.of(Topics.MATCHES, Topics.MATCH_EVENTS, Topics.UNMET_ORDERS, Topics.TRACK_RECORDS)) {
      assertThat(market.written(topic)).as(topic.name()).isNotEmpty();
      market.written(topic).forEach(it -> Figures.assertNone(it.value(), Figures.KEPT));
    }
    Figures.assertAll(
        market.written(Topics.AGREEMENTS).getFirst().value(), Given.PRICE, Given.BUDGET);
  }

  @Test
  void acceptedMilestonesAndAProvenStageRaiseTheTrackRecordAndReRank() {
    market.post(Given.order(PARK, "order-b", "streets").build());
    market.post(Given.offer(PARK, "other").build());
    market.post(Given.offer(PARK, "sweeper").setPilots(2).setTrl(7).setVersion(2).build());
    assertThat(match("other~order-b~1").getState()).isEqualTo("PROPOSED");
    market.move(FIRST, "PILOTING");
    assertThat(shown()).isEmpty();

    market.post(event(2, "ACCEPTED").setProves("OPERATIONAL").setMoves("DELIVERED").build());

    TrackRecord record = shown().getFirst();
    assertThat(shown()).hasSize(1);
    assertThat(record.getOffer()).isEqualTo("sweeper");
    assertThat(record.getFinishedPilots()).isEqualTo(1);
    assertThat(record.getAcceptedMilestones()).isEqualTo(1);
    assertThat(record.getProvenTrl()).isEqualTo(8);
    assertThat(record.getProven())
        .containsExactly(
            new ProvenStage(FIRST, "streets", "OPERATIONAL", 8, record.getUpdatedAt()));
    assertThat(market.told())
        .endsWith("DELIVERED " + FIRST, "DISPLACED other~order-b~1", "PROPOSED sweeper~order-b~1");
    assertThat(match("sweeper~order-b~1").getParts())
        .containsEntry("trackRecord", 1000)
        .containsEntry("readiness", 1000);
  }

  @Test
  void aRefusedMilestoneAndAFailureCountAndAPilotThatNeverRanDoesNot() {
    market.post(Given.order(PARK, "order-b", "streets").build());
    market.post(Given.offer(PARK, "sweeper").setPilots(2).setVersion(2).build());
    agree("sweeper~order-b~1");
    market.post(
        Given.pilotEvent(PARK, "sweeper~order-b~1", 1, "FAILED").setMoves("FAILED").build());
    assertThat(shown()).isEmpty();

    market.move(FIRST, "PILOTING");
    market.post(event(2, "REFUSED").build());
    assertThat(shown().getLast().getRefusedMilestones()).isEqualTo(1);
    assertThat(shown().getLast().getFinishedPilots()).isZero();
    market.post(event(3, "FAILED").setMoves("FAILED").build());
    assertThat(shown().getLast().getFinishedPilots()).isEqualTo(1);
    assertThat(shown()).hasSize(2);
  }

  @Test
  void aPilotThatARefusedGateEndsIsFinishedToo() {
    market.move(FIRST, "PILOTING");
    market.post(Given.gate("g1", PARK, FIRST, "SITE", "REFUSED"));

    assertThat(match(FIRST).getState()).isEqualTo("FAILED");
    assertThat(match(FIRST).getCause().getCode()).isEqualTo("SITE");
    assertThat(shown()).extracting(TrackRecord::getFinishedPilots).containsExactly(1);
  }

  @Test
  void aPilotThatFailedIsFinishedEvenWhereThePairIsProposedAnewAtOnce() {
    market.move(FIRST, "PILOTING");
    market.post(Given.offer(PARK, "sweeper").setVersion(2).build());
    market.move(FIRST, "FAILED");

    assertThat(market.told()).contains("FAILED " + FIRST, "PROPOSED sweeper~order-a~2");
    assertThat(shown()).extracting(TrackRecord::getFinishedPilots).containsExactly(1);
    assertThat(match("sweeper~order-a~2").getParts()).containsEntry("trackRecord", 0);
  }

  @Test
  void aChangedOfferKeepsItsTrackRecord() {
    market.move(FIRST, "PILOTING");
    market.post(event(2, "ACCEPTED").setProves("OPERATIONAL").setMoves("DELIVERED").build());
    market.post(Given.order(PARK, "order-b", "streets").build());
    market.post(Given.offer(PARK, "sweeper").setPilots(2).setTrl(6).setVersion(2).build());

    assertThat(match("sweeper~order-b~1").getParts()).containsEntry("trackRecord", 1000);
    assertThat(match("sweeper~order-b~1").getParts()).containsEntry("readiness", 1000);
  }

  @Test
  void anAgreedMatchReservesAFacilityAndTheRecordNamesIt() {
    market.post(
        Facility.newBuilder()
            .setId("bench")
            .setPark(PARK)
            .setAgency(AGENCY)
            .setOrganisation(Given.offer(PARK, "any").build().getOrganisation())
            .setKind("PILOT_PLATFORM")
            .setName(new Text("中试平台", null, "Pilot platform"))
            .setField("7.2")
            .setStatus("BUILT")
            .setPlaces(1)
            .setVersion(1)
            .setPostedAt(Given.POSTED)
            .build());
    for (String id : List.of("b", "c")) {
      market.post(Given.order(PARK, "order-" + id, "streets").build());
      market.post(Given.offer(PARK, "offer-" + id).setPlatformField("7.2").build());
    }
    agree("offer-b~order-b~1");
    agree("offer-c~order-c~1");

    assertThat(match("offer-b~order-b~1").getGates())
        .extracting("code", "state", "reference")
        .contains(org.assertj.core.groups.Tuple.tuple("FACILITY", "MET", "bench"));
    assertThat(match("offer-c~order-c~1").getGates())
        .extracting("code", "state")
        .contains(org.assertj.core.groups.Tuple.tuple("FACILITY", "PENDING"));
  }

  @Test
  void anEventThatIsNotValidIsADeadLetterAndTakesNoEffect() {
    int before = market.events().size();
    WireFormat<PilotEvent> format = WireFormat.of(Topics.PILOT_EVENTS);
    market.write(Topics.PILOT_EVENTS, PARK + "|" + FIRST, new byte[] {1, 2});
    market.write(
        Topics.PILOT_EVENTS,
        PARK + "|" + FIRST,
        format.encode(event(1, "STARTED").setMoves("AGREED").build()));
    market.write(Topics.PILOT_EVENTS, PARK + "|other", format.encode(event(1, "STARTED").build()));

    assertThat(market.deadLetters())
        .extracting(DeadLetter::getTopic)
        .containsOnly(Topics.PILOT_EVENTS.name())
        .hasSize(3);
    assertThat(market.deadLetters()).extracting(DeadLetter::getCode).endsWith("FIELDS", "KEY");
    assertThat(market.events()).hasSize(before);
  }
}
