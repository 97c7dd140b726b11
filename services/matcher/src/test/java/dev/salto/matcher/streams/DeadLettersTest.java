package dev.salto.matcher.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matcher.Given;
import dev.salto.records.DeadLetter;
import dev.salto.records.MatchEvent;
import dev.salto.records.Money;
import dev.salto.schemas.ParkKey;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import dev.salto.schemas.WireFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A record that is not admitted goes to the dead letters and takes its posting out. */
class DeadLettersTest {

  private static final String FIRST = "sweeper~order-a~1";
  private static final byte[] UNKNOWN_SCHEMA = {0, 0, 0, 39, 15, 2, 2};

  @TempDir Path folder;
  private TestMarket market;

  @BeforeEach
  void open() {
    market = new TestMarket(folder);
    market.postAll(Pair.in("hetao"));
    market.postAll(Pair.in("nansha"));
  }

  @AfterEach
  void close() {
    market.close();
  }

  static Stream<Arguments> badOffers() {
    byte[] noise = new byte[200];
    new Random(5).nextBytes(noise);
    noise[0] = 9;
    byte[] cutOff = encoded(Given.offer("hetao", "sweeper").build());
    cutOff = java.util.Arrays.copyOf(cutOff, cutOff.length - 3);
    return Stream.of(
        Arguments.of("random bytes", noise, "NOT_WIRE_FORMAT", "200 bytes"),
        Arguments.of("nothing at all", new byte[0], "NOT_WIRE_FORMAT", "0 bytes"),
        Arguments.of("a schema id that nobody gave", UNKNOWN_SCHEMA, "UNKNOWN_SCHEMA", "9999"),
        Arguments.of(
            "another topic's record",
            encoded(Given.scenario("hetao", "sweeper").build()),
            "UNKNOWN_SCHEMA",
            "salto.project-offers.v1-value"),
        Arguments.of("a record that breaks off", cutOff, "NOT_AVRO", "schema id"),
        Arguments.of("a tombstone", null, "EMPTY", "a withdrawal is a status"),
        Arguments.of(
            "a key that does not fit",
            encoded(Given.offer("hetao", "other").build()),
            "KEY",
            "hetao|other"),
        Arguments.of(
            "fields that are not valid",
            encoded(
                Given.offer("hetao", "sweeper").setTrl(12).setPrice(new Money(-1L, "CNY")).build()),
            "FIELDS",
            "trl: "));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("badOffers")
  void aBadRecordIsADeadLetterAndTakesItsPostingOut(
      String what, byte[] value, String code, String reason) {
    market.write(Topics.PROJECT_OFFERS, "hetao|sweeper", value);

    assertThat(market.deadLetters()).hasSize(1);
    DeadLetter letter = market.deadLetters().getFirst();
    assertThat(letter.getCode()).isEqualTo(code);
    assertThat(letter.getReason()).contains(reason);
    assertThat(letter.getTopic()).isEqualTo("salto.project-offers.v1");
    assertThat(letter.getPartition()).isZero();
    assertThat(letter.getOffset()).isEqualTo(2);
    assertThat(letter.getKey().array()).asString(StandardCharsets.UTF_8).isEqualTo("hetao|sweeper");
    assertThat(letter.getPayload() == null ? null : letter.getPayload().array()).isEqualTo(value);
    assertThat(letter.getAt()).isEqualTo(market.now());

    MatchEvent last = market.events().getLast();
    assertThat(last.getType()).isEqualTo("WITHDRAWN");
    assertThat(last.getMatch()).isEqualTo(FIRST);
    assertThat(last.getCause().getCode()).isEqualTo("UNREADABLE");
    assertThat(last.getCause().getRef()).isEqualTo("sweeper");
    assertThat(market.unmet()).containsEntry("order-a", 1);
  }

  @Test
  void neighboursGoOn() {
    market.write(Topics.PROJECT_OFFERS, "hetao|sweeper", UNKNOWN_SCHEMA);
    market.post(Given.offer("hetao", "other").build());
    market.post(Given.decision("d1", "nansha", FIRST, Given.INSTITUTE).build());
    assertThat(market.told())
        .containsExactly(
            "PROPOSED " + FIRST,
            "PROPOSED " + FIRST,
            "WITHDRAWN " + FIRST,
            "PROPOSED other~order-a~1",
            "ACCEPTED " + FIRST);
  }

  @Test
  void aGoodRecordAfterABadOneBringsThePostingBack() {
    market.write(Topics.PROJECT_OFFERS, "hetao|sweeper", null);
    market.post(Given.offer("hetao", "sweeper").build());
    assertThat(market.told()).endsWith("WITHDRAWN " + FIRST, "PROPOSED sweeper~order-a~2");
  }

  @Test
  void aScenarioOrAnOrderThatCanNotBeReadEndsTheProposalToo() {
    market.write(Topics.SCENARIO_DEMANDS, "hetao|streets", UNKNOWN_SCHEMA);
    market.write(Topics.BUYER_ORDERS, "nansha|order-a", UNKNOWN_SCHEMA);
    assertThat(market.deadLetters())
        .extracting(DeadLetter::getCode)
        .containsExactly("UNKNOWN_SCHEMA", "UNKNOWN_SCHEMA");
    assertThat(market.events().subList(2, 4))
        .extracting(MatchEvent::getPark, event -> event.getCause().getRef())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("hetao", "streets"),
            org.assertj.core.groups.Tuple.tuple("nansha", "order-a"));
  }

  @Test
  void aMatchThatIsAgreedOutlivesAPostingThatCanNotBeRead() {
    market.post(Given.decision("d1", "hetao", FIRST, Given.INSTITUTE).build());
    market.post(Given.decision("d2", "hetao", FIRST, Given.BUYER).build());
    market.write(Topics.PROJECT_OFFERS, "hetao|sweeper", UNKNOWN_SCHEMA);
    assertThat(market.events().getLast().getType()).isEqualTo("AGREED");
  }

  @Test
  void theParksRulesGoOnlyWithTheRecordThatHoldsThem() {
    int before = market.events().size();
    market.write(Topics.PARK_POLICIES, "hetao|anything", UNKNOWN_SCHEMA);
    market.write(Topics.PARK_POLICIES, "hetao", UNKNOWN_SCHEMA);
    assertThat(market.deadLetters()).hasSize(2);
    assertThat(market.events()).hasSize(before);

    market.write(Topics.PARK_POLICIES, "hetao|policy", UNKNOWN_SCHEMA);
    assertThat(market.told()).endsWith("WITHDRAWN " + FIRST);
  }

  @Test
  void aDayThatCanNotBeReadIsNoDay() {
    int before = market.events().size();
    market.write(Topics.PARK_DAYS, "hetao|day", UNKNOWN_SCHEMA);
    market.write(Topics.PARK_DAYS, "hetao|day", null);
    assertThat(market.deadLetters())
        .extracting(DeadLetter::getCode)
        .containsExactly("UNKNOWN_SCHEMA", "EMPTY");
    market.post(Given.offer("hetao", "sweeper").build());
    assertThat(market.events()).hasSize(before);
  }

  @Test
  void aDecisionThatIsNotValidTakesNoEffect() {
    int before = market.events().size();
    Topic<?> topic = Topics.MATCH_DECISIONS;
    market.write(topic, "hetao|" + FIRST, UNKNOWN_SCHEMA);
    market.write(
        topic,
        "hetao|" + FIRST,
        encoded(Given.decision("d", "hetao", FIRST, Given.BUYER).setDecision("MAYBE").build()));
    market.write(
        topic, "hetao|other", encoded(Given.decision("d", "hetao", FIRST, Given.BUYER).build()));
    market.write(
        topic, (byte[]) null, encoded(Given.decision("d", "hetao", FIRST, Given.BUYER).build()));
    assertThat(market.deadLetters())
        .extracting(DeadLetter::getCode)
        .containsExactly("UNKNOWN_SCHEMA", "FIELDS", "KEY", "KEY");
    assertThat(market.deadLetters().getLast().getKey()).isNull();
    assertThat(market.events()).hasSize(before);
  }

  @Test
  void aKeyThatIsNoTextTakesNothingOut() {
    int before = market.events().size();
    market.write(
        Topics.PROJECT_OFFERS,
        new byte[] {(byte) 0xC3, 0x28},
        encoded(Given.offer("hetao", "sweeper").build()));
    market.write(
        Topics.PROJECT_OFFERS, (byte[]) null, encoded(Given.offer("hetao", "sweeper").build()));
    assertThat(market.deadLetters()).extracting(DeadLetter::getCode).containsExactly("KEY", "KEY");
    assertThat(market.events()).hasSize(before);
  }

  @Test
  void aRecordOfAParkThatNobodyKnowsIsADeadLetterAndNoMore() {
    market.write(Topics.PROJECT_OFFERS, "nowhere|x", UNKNOWN_SCHEMA);
    assertThat(market.deadLetters()).hasSize(1);
    assertThat(market.parks().market("nowhere")).isEmpty();
  }

  @Test
  void whatLiesInAnotherParksPartitionIsADeadLetterAndTouchesNothing() {
    // The driver's partition is the first of three.
    String home = park(0);
    String away = park(1);
    try (TestMarket first = new TestMarket(folder.resolve("first-of-three"), 3)) {
      first.postAll(Pair.in(home));
      first.postAll(Pair.in(away));
      assertThat(first.events()).extracting(MatchEvent::getPark).containsExactly(home);
      assertThat(first.deadLetters()).hasSize(5);
      assertThat(first.deadLetters())
          .allSatisfy(letter -> {
            assertThat(letter.getCode()).isEqualTo("PARTITION");
            assertThat(letter.getReason()).contains("its park's is 1");
          });
    }
  }

  @Test
  void aLetterIsCutOffWhereItWouldBeTooLargeForTheLog() {
    byte[] large = new byte[3_000_000];
    large[0] = 7;
    byte[] key = ("hetao|" + "k".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
    market.write(Topics.PROJECT_OFFERS, key, large);
    market.write(Topics.PROJECT_OFFERS, key, encoded(Given.offer("hetao", "sweeper").build()));
    assertThat(market.deadLetters()).hasSize(2);
    assertThat(market.written(Topics.DEAD_LETTERS))
        .allSatisfy(record -> assertThat(record.value().length).isLessThan(900_000));
    assertThat(market.deadLetters().getFirst().getPayload().remaining()).isGreaterThan(500_000);
  }

  private static String park(int partition) {
    return Stream.iterate(0, n -> n + 1)
        .map(n -> "park-" + n)
        .filter(park -> ParkKey.partition(park, 3) == partition)
        .findFirst()
        .orElseThrow();
  }

  private static <T extends SpecificRecord> byte[] encoded(T record) {
    return WireFormat.of(TestMarket.topic(record)).encode(record);
  }
}
