package dev.salto.matcher.streams;

import static dev.salto.matcher.Given.AGENCY;
import static dev.salto.matcher.Given.BUYER;
import static dev.salto.matcher.Given.DAY;
import static dev.salto.matcher.Given.INSTITUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.json.RecordJson;
import dev.salto.matcher.Figures;
import dev.salto.matcher.Given;
import dev.salto.matching.life.GateState;
import dev.salto.matching.life.Refusal;
import dev.salto.records.Match;
import dev.salto.records.MatchEvent;
import dev.salto.records.UnmetOrder;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import dev.salto.schemas.WireFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topology, record by record. */
class MatcherTopologyTest {

  private static final String FIRST = "sweeper~order-a~1";

  @TempDir Path folder;
  private TestMarket market;

  @BeforeEach
  void open() {
    market = new TestMarket(folder);
  }

  @AfterEach
  void close() {
    market.close();
  }

  @Test
  void anOfferAScenarioAndABackedOrderBecomeAMatch() {
    market.postAll(pair("hetao"));

    assertThat(market.told()).containsExactly("PROPOSED " + FIRST);
    MatchEvent event = market.events().getFirst();
    assertThat(event.getId()).isEqualTo("hetao-1");
    assertThat(event.getSequence()).isEqualTo(1);
    assertThat(event.getTitles().getOffer().getEn()).isEqualTo("Unmanned street-sweeper fleet");
    assertThat(event.getNames().getBuyer().getZh()).isEqualTo("示例机构");
    Match match = market.matches().get(FIRST);
    assertThat(match.getState()).isEqualTo("PROPOSED");
    assertThat(match.getSequence()).isEqualTo(1);
    assertThat(match.getAnswerBy()).isEqualTo(DAY.plusDays(21));
    assertThat(match.getScore())
        .isEqualTo(match.getParts().values().stream().mapToInt(it -> it).sum())
        .isEqualTo(event.getScore())
        .isGreaterThan(4000);
  }

  @Test
  void anUndeclaredParkMatchesNothing() {
    market.postAll(pair("hetao").subList(2, 5));
    assertThat(market.count()).isZero();
  }

  @Test
  void aBackedOrderIsUnmetUntilItIsMatchedAndAgainOnceItIsNot() {
    market.postAll(pair("hetao").subList(0, 4));
    assertThat(market.unmet()).containsExactly(Map.entry("order-a", 1));
    Instant since = market.read(Topics.UNMET_ORDERS).getFirst().getSince();
    assertThat(since).isEqualTo(market.now());

    market.post(Given.offer("hetao", "sweeper").build());
    assertThat(market.unmet()).containsExactly(Map.entry("order-a", 0));

    market.post(Given.offer("hetao", "sweeper").setStatus("WITHDRAWN").build());
    UnmetOrder again = market.read(Topics.UNMET_ORDERS).getLast();
    assertThat(again.getLots()).isEqualTo(1);
    assertThat(again.getSince()).isEqualTo(market.now()).isAfter(since);
    assertThat(again.getBuyer()).isEqualTo(BUYER);
  }

  @Test
  void anOrderWithoutVerifiedEvidenceIsNeitherMatchedNorUnmet() {
    market.postAll(pair("hetao").subList(0, 3));
    market.post(Given.offer("hetao", "sweeper").build());
    market.post(Given.order("hetao", "order-a", "streets").setEvidence(List.of()).build());
    assertThat(market.count()).isZero();
  }

  @Test
  void theSequenceIsGaplessInEachPark() {
    Random random = new Random(11);
    List<String> parks = List.of("hetao", "nansha", "前海");
    parks.forEach(park -> market.postAll(pair(park)));
    for (int i = 0; i < 120; i++) {
      String park = parks.get(random.nextInt(3));
      String id = "offer-" + random.nextInt(3);
      market.post(
          switch (random.nextInt(4)) {
            case 0 -> Given.offer(park, id).setStatus("WITHDRAWN").setVersion(i + 2).build();
            case 1 -> Given.offer(park, id).setVersion(i + 2).build();
            case 2 -> Given.order(park, "order-" + random.nextInt(3), "streets").build();
            default -> Given.scenario(park, "streets").setVersion(1 + random.nextInt(2)).build();
          });
    }
    Map<String, List<Long>> sequences =
        market.events().stream()
            .collect(
                Collectors.groupingBy(
                    MatchEvent::getPark,
                    Collectors.mapping(MatchEvent::getSequence, Collectors.toList())));
    assertThat(sequences.keySet()).containsExactlyInAnyOrderElementsOf(parks);
    sequences
        .values()
        .forEach(park -> {
          assertThat(park).hasSizeGreaterThan(20);
          assertThat(park).isEqualTo(LongStream.rangeClosed(1, park.size()).boxed().toList());
        });
  }

  @Test
  void theLastEventOfAMatchTellsTheStateThatItsRecordHas() {
    market.postAll(pair("hetao"));
    market.post(Given.decision("d1", "hetao", FIRST, INSTITUTE).build());
    market.post(Given.offer("hetao", "sweeper").setVersion(2).build());
    Map<String, MatchEvent> last = new HashMap<>();
    market.events().forEach(event -> last.put(event.getMatch(), event));
    assertThat(market.matches()).hasSize(2);
    market
        .matches()
        .forEach((id, match) -> {
          assertThat(last.get(id).getType()).isEqualTo(match.getState());
          assertThat(last.get(id).getSequence()).isEqualTo(match.getSequence());
          assertThat(last.get(id).getAt()).isEqualTo(match.getUpdatedAt());
        });
  }

  @Test
  void everyRecordCarriesTheHeadersOfACloudEventAndAKeyOfItsPark() {
    market.postAll(pair("hetao"));
    market.write(Topics.PROJECT_OFFERS, "hetao|broken", new byte[] {1});
    for (Topic<?> topic :
        List.of(Topics.MATCHES, Topics.MATCH_EVENTS, Topics.UNMET_ORDERS, Topics.DEAD_LETTERS)) {
      assertThat(market.written(topic)).as(topic.name()).isNotEmpty();
      for (TestRecord<byte[], byte[]> record : market.written(topic)) {
        Map<String, String> headers =
            StreamSupport.stream(record.headers().spliterator(), false)
                .collect(Collectors.toMap(Header::key, it -> text(it.value())));
        assertThat(headers)
            .containsOnlyKeys("ce_id", "ce_type", "ce_source", "ce_time", "ce_subject")
            .containsEntry("ce_type", topic.type().getName())
            .containsEntry("ce_subject", text(record.key()));
        assertThat(UUID.fromString(headers.get("ce_id"))).isNotNull();
        assertThat(Instant.parse(headers.get("ce_time"))).isNotNull();
      }
    }
    assertThat(text(market.written(Topics.MATCH_EVENTS).getFirst().key()))
        .isEqualTo("hetao|" + FIRST);
    assertThat(text(market.written(Topics.UNMET_ORDERS).getFirst().key()))
        .isEqualTo("hetao|order-a");
  }

  @Test
  void noMatchEventOrUnmetOrderShowsAPriceOrABudget() {
    // The same search finds the figures where they do lie.
    Figures.assertAll(encoded(Given.offer("hetao", "sweeper").build()), Given.PRICE);
    Figures.assertAll(
        encoded(Given.order("hetao", "order-a", "streets").build()), Given.BUDGET, Given.AMOUNT);

    market.postAll(pair("hetao"));
    market.post(Given.decision("d1", "hetao", FIRST, INSTITUTE).build());
    market.post(Given.decision("d2", "hetao", FIRST, BUYER).build());
    market.post(Given.offer("hetao", "sweeper").setStatus("WITHDRAWN").setVersion(2).build());

    assertThat(market.told())
        .containsExactly(
            "PROPOSED " + FIRST, "ACCEPTED " + FIRST, "AGREED " + FIRST, "WITHDRAWN " + FIRST);
    for (Topic<?> topic : List.of(Topics.MATCHES, Topics.MATCH_EVENTS, Topics.UNMET_ORDERS)) {
      market.written(topic).forEach(record -> Figures.assertNone(record.value(), Figures.KEPT));
      market
          .read(topic)
          .forEach(record -> Figures.assertNone(RecordJson.write(record).toString(), Figures.KEPT));
    }
  }

  @Test
  void instituteAndBuyerAcceptAndTheMatchIsAgreed() {
    market.postAll(pair("hetao"));
    market.post(Given.decision("d1", "hetao", FIRST, INSTITUTE).build());
    assertThat(market.matches().get(FIRST).getAcceptedBy()).containsExactly(INSTITUTE);
    assertThat(market.matches().get(FIRST).getDecision()).isEqualTo("d1");
    market.post(Given.decision("d2", "hetao", FIRST, BUYER).build());
    assertThat(market.matches().get(FIRST).getState()).isEqualTo("AGREED");
    assertThat(market.told())
        .containsExactly("PROPOSED " + FIRST, "ACCEPTED " + FIRST, "AGREED " + FIRST);
  }

  @Test
  void whoeverWritesADecisionIsToldWhatBecameOfIt() {
    market.postAll(pair("hetao"));
    var taken = market.parks().judged("d1");
    var stranger = market.parks().judged("d2");
    var unknown = market.parks().judged("d3");
    market.post(Given.decision("d1", "hetao", FIRST, INSTITUTE).build());
    market.post(Given.decision("d2", "hetao", FIRST, "a-stranger").build());
    market.post(Given.decision("d3", "hetao", "sweeper~order-a~9", BUYER).build());
    assertThat(taken.join()).isEqualTo(new Judgement(null, 2));
    assertThat(stranger.join().refusal()).extracting("code").isEqualTo(Refusal.NOT_A_PARTY);
    assertThat(unknown.join().refusal()).extracting("code").isEqualTo(Refusal.UNKNOWN_MATCH);
    assertThat(market.events()).hasSize(2);
  }

  @Test
  void theSequenceOfAJudgementIsThatOfTheDecidedMatchNotOfWhatFollows() {
    market.postAll(pair("hetao"));
    market.post(Given.offer("hetao", "other").setPostedAt(Given.POSTED.plusSeconds(1)).build());
    var judged = market.parks().judged("d1");
    market.post(decline("d1", FIRST));
    assertThat(market.told())
        .containsExactly("PROPOSED " + FIRST, "DECLINED " + FIRST, "PROPOSED other~order-a~1");
    assertThat(judged.join()).isEqualTo(new Judgement(null, 2));
  }

  @Test
  void aDeclinedPairIsBarredAtItsVersions() {
    market.postAll(pair("hetao"));
    market.post(decline("d1", FIRST));
    assertThat(market.matches().get(FIRST).getCause().getReason()).isEqualTo("not now");
    market.post(Given.scenario("hetao", "streets").build());
    assertThat(market.matches()).hasSize(1);

    market.post(Given.offer("hetao", "sweeper").setVersion(2).build());
    assertThat(market.told())
        .containsExactly("PROPOSED " + FIRST, "DECLINED " + FIRST, "PROPOSED sweeper~order-a~2");
  }

  @Test
  void aDecisionThatIsWrittenTwiceTakesEffectOnce() {
    market.postAll(pair("hetao"));
    market.post(Given.scenario("hetao", "streets").setSiteClearance("UNKNOWN").build());
    market.post(Given.gate("g1", "hetao", FIRST, "SITE", "MET"));
    market.post(Given.gate("g2", "hetao", FIRST, "SITE", "PENDING"));
    int before = market.count();

    market.post(Given.gate("g1", "hetao", FIRST, "SITE", "MET"));
    market.post(Given.gate("g2", "hetao", FIRST, "SITE", "PENDING"));

    assertThat(market.count()).isEqualTo(before);
    assertThat(market.matches().get(FIRST).getGates().getFirst().getState()).isEqualTo("PENDING");
  }

  @Test
  void onlyTheAgencyDecidesAGateAndARefusedOneBarsThePair() {
    market.postAll(pair("hetao"));
    market.post(
        Given.scenario("hetao", "streets")
            .setPermits(List.of("functional-av-pilot"))
            .setVersion(2)
            .build());
    String second = "sweeper~order-a~2";
    String gate = "PERMIT:functional-av-pilot";
    assertThat(market.matches().get(second).getGates())
        .extracting("code", "state", "authority")
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                gate, GateState.PENDING.name(), authorityOf("functional-av-pilot")));

    var stranger = market.parks().judged("g1");
    market.post(
        Given.decision("g1", "hetao", second, BUYER)
            .setDecision("GATE")
            .setGate(gate)
            .setState("MET")
            .build());
    assertThat(stranger.join().refusal()).extracting("code").isEqualTo(Refusal.NOT_THE_AGENCY);

    market.post(Given.gate("g2", "hetao", second, gate, "MET"));
    assertThat(market.matches().get(second).getGates())
        .filteredOn(it -> it.getCode().equals(gate))
        .extracting("state")
        .containsExactly("MET");
    market.post(Given.gate("g3", "hetao", second, gate, "REFUSED"));
    assertThat(market.matches().get(second).getState()).isEqualTo("WITHDRAWN");
    assertThat(market.matches().get(second).getCause().getCode()).isEqualTo(gate);
    market.post(Given.offer("hetao", "sweeper").build());
    assertThat(market.matches()).hasSize(2);
  }

  @Test
  void aDateThatGoesBackIsIgnored() {
    market.postAll(pair("hetao"));
    market.post(Given.day("hetao", DAY.plusDays(10)));
    market.post(Given.day("hetao", DAY.plusDays(2)));
    market.post(decline("d1", FIRST));
    market.post(Given.offer("hetao", "other").build());
    assertThat(market.matches().get("other~order-a~1").getAnswerBy())
        .isEqualTo(DAY.plusDays(10 + 21));
  }

  @Test
  void aProposalThatNobodyAnsweredByItsDayExpires() {
    market.postAll(pair("hetao"));
    market.post(Given.day("hetao", DAY.plusDays(21)));
    assertThat(market.matches().get(FIRST).getState()).isEqualTo("PROPOSED");
    market.post(Given.day("hetao", DAY.plusDays(22)));
    assertThat(market.matches().get(FIRST).getState()).isEqualTo("EXPIRED");
    assertThat(market.unmet()).containsEntry("order-a", 1);
  }

  @Test
  void aPolicyThatAsksForMoreEndsProposalsAndOneThatAsksForLessBringsThemBack() {
    market.postAll(pair("hetao"));
    market.post(Given.policy("hetao").setMinimumScore(9_999).setVersion(2).build());
    assertThat(market.matches().get(FIRST).getState()).isEqualTo("WITHDRAWN");
    assertThat(market.matches().get(FIRST).getCause().getCode()).isEqualTo("SCORE");
    market.post(Given.policy("hetao").setVersion(3).build());
    assertThat(market.matches().get("sweeper~order-a~2").getState()).isEqualTo("PROPOSED");
  }

  @Test
  void aBetterPairTakesThePlaceAndTheEventSaysWhich() {
    market.postAll(pair("hetao"));
    market.post(Given.offer("hetao", "earlier").setPostedAt(Given.POSTED.minusSeconds(60)).build());
    assertThat(market.told())
        .containsExactly("PROPOSED " + FIRST, "DISPLACED " + FIRST, "PROPOSED earlier~order-a~1");
    assertThat(market.matches().get(FIRST).getCause().getRef()).isEqualTo("earlier~order-a~1");
  }

  @Test
  void anythingWrittenTwiceChangesNothing() {
    List<SpecificRecord> history = new ArrayList<>(pair("hetao"));
    history.add(Given.offer("hetao", "other").setPostedAt(Given.POSTED.plusSeconds(1)).build());
    market.postAll(history);
    market.post(Given.decision("d1", "hetao", FIRST, INSTITUTE).build());
    market.post(decline("d2", FIRST));
    int before = market.count();
    market.postAll(history);
    market.post(Given.decision("d1", "hetao", FIRST, INSTITUTE).build());
    market.post(decline("d2", FIRST));
    assertThat(market.count()).isEqualTo(before);
  }

  @Test
  void theSameStandingPostingsGiveTheSameMatchesWhateverTheOrderOfArrival() throws Exception {
    List<SpecificRecord> postings = new ArrayList<>(pair("hetao").subList(0, 3));
    for (int i = 0; i < 4; i++) {
      postings.add(
          Given.offer("hetao", "offer-" + i)
              .setPostedAt(Given.POSTED.plusSeconds(i % 3))
              .setTrl(7 + i % 2)
              .build());
      postings.add(
          Given.order("hetao", "order-" + i, "streets")
              .setLots(1 + i % 2)
              .setPostedAt(Given.POSTED.plusSeconds(i % 2))
              .build());
    }
    List<String> expected = null;
    for (int seed = 0; seed < 8; seed++) {
      List<SpecificRecord> shuffled = new ArrayList<>(postings);
      Collections.shuffle(shuffled, new Random(seed));
      try (TestMarket one = new TestMarket(folder.resolve("seed-" + seed))) {
        one.postAll(shuffled);
        List<String> standing =
            one.matches().values().stream()
                .filter(match -> match.getState().equals("PROPOSED"))
                .map(match -> match.getOffer() + " " + match.getOrder() + " " + match.getScore())
                .toList();
        assertThat(standing).hasSize(4);
        if (expected != null) {
          assertThat(standing).isEqualTo(expected);
        }
        expected = standing;
      }
    }
  }

  @Test
  void nobodySeesAMarketOnceItsTaskIsClosed() {
    market.postAll(pair("hetao"));
    assertThat(market.parks().market("hetao")).isPresent();
    market.close();
    assertThat(market.parks().market("hetao")).isEmpty();
  }

  private static List<SpecificRecord> pair(String park) {
    return Pair.in(park);
  }

  private static SpecificRecord decline(String id, String match) {
    return Given.decision(id, "hetao", match, AGENCY)
        .setDecision("DECLINE")
        .setReason("not now")
        .build();
  }

  private static String authorityOf(String permit) {
    return dev.salto.kit.vocabulary.Vocabularies.shipped().permits().get(permit).authority();
  }

  private static <T extends SpecificRecord> byte[] encoded(T record) {
    return WireFormat.of(TestMarket.topic(record)).encode(record);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
