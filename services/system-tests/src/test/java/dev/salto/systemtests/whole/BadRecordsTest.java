package dev.salto.systemtests.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.salto.records.DeadLetter;
import dev.salto.records.ProjectOffer;
import dev.salto.schemas.ParkKey;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import dev.salto.schemas.UnreadableException;
import dev.salto.schemas.WireFormat;
import dev.salto.systemtests.Rest;
import dev.salto.systemtests.RunningSalto;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A producer that keeps no rules, on the topics that the matcher reads. */
@Timeout(400)
class BadRecordsTest {

  private static final String PARK = "bad-records";
  private static final WireFormat<ProjectOffer> OFFERS = WireFormat.of(Topics.PROJECT_OFFERS);
  private static final List<Topic<?>> INPUTS =
      List.of(
          Topics.PROJECT_OFFERS,
          Topics.SCENARIO_DEMANDS,
          Topics.BUYER_ORDERS,
          Topics.FACILITIES,
          Topics.PARK_POLICIES,
          Topics.PARK_DAYS,
          Topics.MATCH_DECISIONS);

  @TempDir Path folder;

  @Test
  void badRecordsAreDeadLettersAndTheNextOneMatchesLiveAndAfterARestart() throws Exception {
    try (RunningSalto salto = RunningSalto.start(folder)) {
      Rest rest = Rest.of(salto);
      OwnPark park =
          OwnPark.declare(rest, PARK)
              .scenario("bad-records-scenario")
              .order("bad-records-1", "futian-urban", "bad-records-scenario", 100, 100)
              .order("bad-records-2", "futian-urban", "bad-records-scenario", 100, 100)
              .verify("bad-records-1")
              .verify("bad-records-2")
              .offer("bad-records-good", "city-light", 100);
      awaitMatches(rest, "bad-records-good bad-records-1");

      writeAllSorts(salto);

      List<String> letters =
          List.of(
              "salto.buyer-orders.v1 NOT_WIRE_FORMAT",
              "salto.facilities.v1 NOT_WIRE_FORMAT",
              "salto.match-decisions.v1 NOT_WIRE_FORMAT",
              "salto.park-days.v1 NOT_WIRE_FORMAT",
              "salto.park-policies.v1 NOT_WIRE_FORMAT",
              "salto.project-offers.v1 EMPTY",
              "salto.project-offers.v1 FIELDS",
              "salto.project-offers.v1 KEY",
              "salto.project-offers.v1 NOT_AVRO",
              "salto.project-offers.v1 NOT_WIRE_FORMAT",
              "salto.project-offers.v1 PARTITION",
              "salto.project-offers.v1 UNKNOWN_SCHEMA",
              "salto.scenario-demands.v1 NOT_WIRE_FORMAT");
      awaitLetters(salto, letters);
      park.offer("bad-records-next", "astri", 100);
      String[] both = {"bad-records-good bad-records-1", "bad-records-next bad-records-2"};
      awaitMatches(rest, both);

      salto.restart();

      awaitMatches(rest, both);
      awaitLetters(salto, letters);
      park.order("bad-records-3", "futian-urban", "bad-records-scenario", 100, 100)
          .verify("bad-records-3")
          .offer("bad-records-after", "idea", 100);
      awaitMatches(rest, both[0], both[1], "bad-records-after bad-records-3");

      aPostingThatBecomesUnreadableIsTakenOutUntilItIsPostedAgain(salto, park, both);
    }
  }

  private static void aPostingThatBecomesUnreadableIsTakenOutUntilItIsPostedAgain(
      RunningSalto salto, OwnPark park, String[] both) throws Exception {
    Rest rest = park.rest();
    write(salto, Topics.PROJECT_OFFERS, home(salto), "bad-records-after", junk());
    awaitMatches(rest, both);
    // Offers are shown by another view than matches.
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(status(rest)).isEqualTo("UNREADABLE"));

    salto.restart();

    awaitMatches(rest, both);
    assertThat(status(rest)).isEqualTo("UNREADABLE");
    park.offer("bad-records-after", "idea", 100);
    awaitMatches(rest, both[0], both[1], "bad-records-after bad-records-3");
  }

  private static String status(Rest rest) {
    return rest.get("/offers/bad-records-after").ok().json().path("status").asString();
  }

  private static void writeAllSorts(RunningSalto salto) throws Exception {
    int home = home(salto);
    for (Topic<?> topic : INPUTS) {
      write(salto, topic, home, "junk", junk());
    }
    ProjectOffer good = standing(salto, "bad-records-good");
    byte[] bytes = OFFERS.encode(good);
    write(salto, Topics.PROJECT_OFFERS, home, "empty", null);
    write(
        salto,
        Topics.PROJECT_OFFERS,
        home,
        "unknown-schema",
        ByteBuffer.allocate(bytes.length).put(bytes).putInt(1, 999_999).array());
    write(
        salto,
        Topics.PROJECT_OFFERS,
        home,
        "cut-off",
        java.util.Arrays.copyOf(bytes, bytes.length - 3));
    write(salto, Topics.PROJECT_OFFERS, home, "somebody-elses", bytes);
    // Under the good one's own key: what lies astray must not take out what lies at home.
    write(salto, Topics.PROJECT_OFFERS, (home + 1) % 12, "bad-records-good", bytes);
    write(
        salto,
        Topics.PROJECT_OFFERS,
        home,
        "too-ready",
        OFFERS.encode(ProjectOffer.newBuilder(good).setId("too-ready").setTrl(12).build()));
  }

  private static void write(
      RunningSalto salto, Topic<?> topic, int partition, String id, byte[] value) throws Exception {
    byte[] key = ParkKey.of(PARK, id).getBytes(StandardCharsets.UTF_8);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", salto.kafka()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic.name(), partition, key, value)).get();
    }
  }

  /** Noise that does not begin as a record does; the same at every run. */
  private static byte[] junk() {
    byte[] junk = new byte[100];
    new Random(7).nextBytes(junk);
    junk[0] = 1;
    return junk;
  }

  private static int home(RunningSalto salto) {
    return TopicReading.records(salto.kafka(), List.of(Topics.PARK_POLICIES)).stream()
        .filter(it -> TopicReading.key(it).equals(PARK + "|policy"))
        .findFirst()
        .orElseThrow()
        .partition();
  }

  private static ProjectOffer standing(RunningSalto salto, String id) throws UnreadableException {
    return OFFERS.decode(
        TopicReading.records(salto.kafka(), List.of(Topics.PROJECT_OFFERS)).stream()
            .filter(it -> TopicReading.key(it).equals(ParkKey.of(PARK, id)))
            .reduce((before, last) -> last)
            .orElseThrow()
            .value());
  }

  private static void awaitMatches(Rest rest, String... offersAndOrders) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(rest.items("/matches?park=" + PARK))
                .extracting(it -> it.path("offer").asString() + " " + it.path("order").asString())
                .containsExactlyInAnyOrder(offersAndOrders));
  }

  private static void awaitLetters(RunningSalto salto, List<String> expected) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          List<DeadLetter> letters = TopicReading.contents(salto.kafka(), Topics.DEAD_LETTERS);
          assertThat(letters)
              .extracting(it -> it.getTopic() + " " + it.getCode())
              .containsExactlyInAnyOrderElementsOf(expected);
          assertThat(letters).allSatisfy(it -> assertThat(it.getReason()).isNotBlank());
        });
  }
}
