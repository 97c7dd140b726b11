package dev.salto.matcher.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matcher.Given;
import dev.salto.matcher.TestBroker;
import dev.salto.matcher.TestLog;
import dev.salto.records.DeadLetter;
import dev.salto.records.Match;
import dev.salto.records.MatchEvent;
import dev.salto.schemas.ParkKey;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** Partitions, restarts, crashes and take-overs, which only a real broker shows. */
@Timeout(120)
class MatcherOnABrokerTest {

  private static final int PARTITIONS = 3;
  private static final String FIRST = "sweeper~order-a~1";
  private static final byte[] BAD = "no Avro at all".getBytes(StandardCharsets.UTF_8);

  private static TestBroker broker;
  private static TestLog log;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    broker = new TestBroker(PARTITIONS);
    log = new TestLog(broker.bootstrapServers(), PARTITIONS);
  }

  @AfterAll
  static void stop() {
    log.close();
    broker.close();
  }

  @Test
  void allOfAParkLiesInThePartitionOfThePark() {
    List<String> parks =
        List.of(log.park("spread", 0), log.park("spread", 1), log.park("spread", 2), "前海");
    try (Instance one = Instance.start(log, folder, "one")) {
      parks.forEach(MatcherOnABrokerTest::pair);
      for (String park : parks) {
        await()
            .untilAsserted(
                () -> assertThat(log.events(park)).containsExactly("1 PROPOSED " + FIRST));
        assertThat(one.has(park)).isTrue();
      }
    }
    Set<Integer> used = new HashSet<>();
    for (Topic<?> topic : List.of(Topics.MATCHES, Topics.MATCH_EVENTS, Topics.UNMET_ORDERS)) {
      for (ConsumerRecord<byte[], byte[]> record : log.committed(topic)) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        assertThat(record.partition()).as(key).isEqualTo(ParkKey.partition(key, PARTITIONS));
        used.add(record.partition());
      }
    }
    assertThat(used).containsExactlyInAnyOrder(0, 1, 2);
  }

  @ParameterizedTest(name = "state folder deleted: {0}")
  @ValueSource(booleans = {false, true})
  void aRestartGivesTheSameMatchesAndGoesOnWithTheNextSequence(boolean deleted) throws Exception {
    String park = log.park("restart-" + deleted, 1);
    String other = log.park("restart-" + deleted, 2);
    try (Instance _ = Instance.start(log, folder, "one")) {
      pair(park);
      pair(other);
      log.post(Topics.PROJECT_OFFERS, later(park, "second"));
      log.post(Topics.BUYER_ORDERS, Given.order(park, "order-b", "streets").build());
      log.post(Topics.PARK_DAYS, Given.day(park, Given.DAY.plusDays(3)));
      // Ignored, and the last that the topic holds of the day.
      log.post(Topics.PARK_DAYS, Given.day(park, Given.DAY.plusDays(1)));
      awaitEvents(park, 2);
      decline("declined-" + deleted, park, "second~order-b~1");
      log.post(
          Topics.MATCH_DECISIONS,
          Given.decision("accepted-" + deleted, park, FIRST, Given.INSTITUTE).build());
      awaitEvents(park, 4);
      awaitEvents(other, 1);
    }
    List<String> before = log.events(park);
    Map<String, String> matches = log.matches(park);
    assertThat(matches)
        .containsOnly(Map.entry(FIRST, "PROPOSED"), Map.entry("second~order-b~1", "DECLINED"));
    restartFolder(deleted);
    try (Instance one = Instance.start(log, folder, "one")) {
      assertThat(one.has(park)).isTrue();
      // A decision that took effect before, and one that follows from all that was before.
      decline("declined-" + deleted, park, "second~order-b~1");
      log.post(
          Topics.MATCH_DECISIONS,
          Given.decision("agreed-" + deleted, park, FIRST, Given.BUYER).build());
      // What follows lies in another topic, which has no order with this one.
      awaitEvents(park, 5);
      log.post(Topics.PROJECT_OFFERS, later(park, "third"));
      List<String> expected = new ArrayList<>(before);
      expected.add("5 AGREED " + FIRST);
      expected.add("6 PROPOSED third~order-b~1");
      await().untilAsserted(() -> assertThat(log.events(park)).isEqualTo(expected));
      Match third =
          log.read(Topics.MATCHES, park + "|").stream()
              .filter(match -> match.getId().equals("third~order-b~1"))
              .findFirst()
              .orElseThrow();
      assertThat(third.getAnswerBy()).isEqualTo(Given.DAY.plusDays(3 + 21));
      assertThat(log.events(other)).containsExactly("1 PROPOSED " + FIRST);
    }
  }

  @ParameterizedTest(name = "state folder deleted: {0}")
  @ValueSource(booleans = {false, true})
  void whatABadRecordTookOutStaysOutAfterARestartUntilAGoodOneComes(boolean deleted)
      throws Exception {
    String park = log.park("bad-" + deleted, 0);
    List<DeadLetter> letters;
    try (Instance _ = Instance.start(log, folder, "one")) {
      pair(park);
      awaitEvents(park, 1);
      log.write(Topics.PROJECT_OFFERS, park + "|sweeper", BAD);
      // A bad record astray, and one beside the park's rules: both touch nothing.
      log.send(
          new ProducerRecord<>(
              Topics.BUYER_ORDERS.name(),
              1,
              (park + "|order-a").getBytes(StandardCharsets.UTF_8),
              BAD));
      log.write(Topics.PARK_POLICIES, park + "|anything", BAD);
      log.write(Topics.PARK_DAYS, park + "|day", BAD);
      log.write(Topics.MATCH_DECISIONS, park + "|" + FIRST, BAD);
      awaitEvents(park, 2);
      await().until(() -> letters(park).size() == 5);
      letters = letters(park);
    }
    assertThat(letters)
        .extracting(DeadLetter::getTopic, DeadLetter::getCode)
        .containsExactlyInAnyOrder(
            tuple("salto.project-offers.v1", "NOT_WIRE_FORMAT"),
            tuple("salto.buyer-orders.v1", "PARTITION"),
            tuple("salto.park-policies.v1", "NOT_WIRE_FORMAT"),
            tuple("salto.park-days.v1", "NOT_WIRE_FORMAT"),
            tuple("salto.match-decisions.v1", "NOT_WIRE_FORMAT"));
    restartFolder(deleted);
    try (Instance _ = Instance.start(log, folder, "one")) {
      // Were the posting not out, this order would be matched with it.
      log.post(Topics.BUYER_ORDERS, Given.order(park, "order-b", "streets").build());
      log.post(Topics.PROJECT_OFFERS, later(park, "second"));
      awaitEvents(park, 3);
      log.post(Topics.PROJECT_OFFERS, Given.offer(park, "sweeper").build());
      awaitEvents(park, 5);
    }
    assertThat(log.events(park))
        .containsExactly(
            "1 PROPOSED " + FIRST,
            "2 WITHDRAWN " + FIRST,
            "3 PROPOSED second~order-a~1",
            "4 DISPLACED second~order-a~1",
            "5 PROPOSED sweeper~order-a~2",
            "6 PROPOSED second~order-b~1");
    assertThat(letters(park)).isEqualTo(letters);
  }

  @Test
  void aCrashInTheMiddleLosesAndDoublesNoEvent() throws Exception {
    String park = log.park("crash", 1);
    AtomicInteger seen = new AtomicInteger();
    AtomicInteger crashes = new AtomicInteger();
    List<SpecificRecord> postings = new ArrayList<>();
    Random random = new Random(17);
    for (int i = 0; i < 60; i++) {
      postings.add(
          Given.offer(park, "offer-" + i % 6)
              .setPostedAt(Given.POSTED.plusSeconds(random.nextInt(9)))
              .setVersion(1 + i)
              .setStatus(random.nextInt(4) == 0 ? "WITHDRAWN" : "OPEN")
              .build());
    }
    // Behind the matcher: at that point its events are sent, its stores written, and nothing is
    // committed.
    try (Instance _ =
        Instance.start(
            log,
            folder,
            "one",
            topology ->
                topology.addProcessor(
                    "saboteur",
                    () -> saboteur(park, seen, crashes),
                    "from-" + Topics.PROJECT_OFFERS.name()))) {
      pair(park);
      // What follows lies in one partition, so it comes in the order in which it was written.
      awaitEvents(park, 1);
      postings.forEach(MatcherOnABrokerTest::post);
      log.post(
          Topics.PROJECT_OFFERS,
          Given.offer(park, "last").setPostedAt(Given.POSTED.minusSeconds(9)).build());
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> "PROPOSED".equals(log.matches(park).get("last~order-a~1")));
    }
    assertThat(crashes).hasValue(2);

    List<MatchEvent> events = log.read(Topics.MATCH_EVENTS, park + "|");
    assertThat(events.size()).isGreaterThan(15);
    assertThat(events.stream().map(MatchEvent::getSequence).toList())
        .isEqualTo(LongStream.rangeClosed(1, events.size()).boxed().toList());
    assertThat(events.stream().map(event -> event.getMatch() + " " + event.getType()).toList())
        .doesNotHaveDuplicates();
    // Without a crash it would have been the same.
    assertThat(events.stream().map(event -> event.getType() + " " + event.getMatch()).toList())
        .isEqualTo(withoutCrash(park, postings));
    Map<String, String> last = new HashMap<>();
    events.forEach(event -> last.put(event.getMatch(), event.getType()));
    assertThat(log.matches(park)).isEqualTo(last);
  }

  @Test
  void aSecondInstanceTakesOverAndGoesOnWithTheNextSequence() throws Exception {
    List<String> parks =
        List.of(log.park("shared", 0), log.park("shared", 1), log.park("shared", 2));
    Instance first = Instance.start(log, folder.resolve("first"), "first");
    try (Instance second = Instance.start(log, folder.resolve("second"), "second")) {
      parks.forEach(MatcherOnABrokerTest::pair);
      parks.forEach(park -> awaitEvents(park, 1));
      await()
          .untilAsserted(() -> {
            assertThat(first.running() && second.running()).isTrue();
            // Each park is matched by one of them, and neither has them all.
            assertThat(parks).allMatch(park -> first.has(park) != second.has(park));
            assertThat(parks).anyMatch(first::has).anyMatch(second::has);
          });
      first.close();
      assertThat(parks).noneMatch(first::has);
      await().until(() -> second.running() && parks.stream().allMatch(second::has));
      for (String park : parks) {
        log.post(
            Topics.MATCH_DECISIONS,
            Given.decision("d1-" + park, park, FIRST, Given.INSTITUTE).build());
        await()
            .untilAsserted(() ->
                assertThat(log.events(park))
                    .containsExactly("1 PROPOSED " + FIRST, "2 ACCEPTED " + FIRST));
      }
    } finally {
      first.close();
    }
  }

  @Test
  void whateverAnyoneWritesTheMatcherGoesOn() {
    String park = log.park("noise", 2);
    try (Instance _ = Instance.start(log, folder, "one")) {
      pair(park);
      byte[] large = new byte[1_000_000];
      new Random(3).nextBytes(large);
      log.write(Topics.PROJECT_OFFERS, park + "|large", large);
      log.send(new ProducerRecord<>(Topics.MATCH_DECISIONS.name(), 2, null, large));
      log.send(withoutATime(park + "|timeless", BAD));
      log.post(Topics.MATCH_DECISIONS, decision("d1", park));
      awaitEvents(park, 2);
      await().until(() -> letters(park).size() == 2);
    }
    assertThat(letters(park))
        .filteredOn(letter -> letter.getOffset() >= 0 && letter.getPayload().remaining() < 100)
        .singleElement()
        .satisfies(letter -> assertThat(letter.getAt().toEpochMilli()).isZero());
  }

  private static Processor<byte[], byte[], Void, Void> saboteur(
      String park, AtomicInteger seen, AtomicInteger crashes) {
    return (Record<byte[], byte[]> record) -> {
      if (new String(record.key(), StandardCharsets.UTF_8).startsWith(park)) {
        int n = seen.incrementAndGet();
        if (n == 15 || n == 40) {
          crashes.incrementAndGet();
          throw new IllegalStateException("Crash number " + crashes + ", as the test wants it.");
        }
      }
    };
  }

  private List<String> withoutCrash(String park, List<SpecificRecord> postings) {
    try (TestMarket market = new TestMarket(folder.resolve("without"))) {
      market.postAll(Pair.in(park));
      market.postAll(postings);
      market.post(Given.offer(park, "last").setPostedAt(Given.POSTED.minusSeconds(9)).build());
      return market.told();
    }
  }

  /** Some clients leave the time out. */
  private static ProducerRecord<byte[], byte[]> withoutATime(String key, byte[] value) {
    return new ProducerRecord<>(
        Topics.FACILITIES.name(), key.getBytes(StandardCharsets.UTF_8), value) {
      @Override
      public Long timestamp() {
        return -1L;
      }
    };
  }

  private static void pair(String park) {
    Pair.in(park).forEach(MatcherOnABrokerTest::post);
  }

  private static <T extends SpecificRecord> void post(T record) {
    log.post(TestMarket.topic(record), record);
  }

  private static dev.salto.records.ProjectOffer later(String park, String id) {
    return Given.offer(park, id).setPostedAt(Given.POSTED.plusSeconds(5)).build();
  }

  private static void decline(String id, String park, String match) {
    log.post(
        Topics.MATCH_DECISIONS,
        Given.decision(id, park, match, Given.BUYER).setDecision("DECLINE").build());
  }

  private static dev.salto.records.MatchDecision decision(String id, String park) {
    return Given.decision(id, park, FIRST, Given.INSTITUTE).build();
  }

  private void restartFolder(boolean deleted) throws IOException {
    if (deleted) {
      assertThat(FileSystemUtils.deleteRecursively(folder.resolve("streams"))).isTrue();
    } else {
      try (Stream<Path> files = Files.walk(folder.resolve("streams"))) {
        assertThat(files.filter(Files::isRegularFile)).isNotEmpty();
      }
    }
  }

  private static List<DeadLetter> letters(String park) {
    return log.read(Topics.DEAD_LETTERS, "").stream()
        .filter(letter -> letter.getKey() != null)
        .filter(letter ->
            new String(letter.getKey().array(), StandardCharsets.UTF_8).startsWith(park + "|"))
        .toList();
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }

  private static void awaitEvents(String park, int least) {
    await().untilAsserted(() -> assertThat(log.events(park)).hasSizeGreaterThanOrEqualTo(least));
  }

  private static ConditionFactory await() {
    // Threads of the matcher that fail on purpose are no failure of the test.
    return Awaitility.await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(40));
  }
}
