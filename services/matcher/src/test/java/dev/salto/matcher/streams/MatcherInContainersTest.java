package dev.salto.matcher.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.salto.matcher.Given;
import dev.salto.matcher.TestLog;
import dev.salto.records.DeadLetter;
import dev.salto.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** The matcher against the broker that is deployed beside it. */
@Tag("containers")
@Timeout(240)
class MatcherInContainersTest {

  private static final String FIRST = "sweeper~order-a~1";

  @TempDir Path folder;

  @BeforeAll
  static void dockerAnswers() {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "SKIPPED: no Docker engine answers, so the matcher was not tried against apache/kafka:4.2.1."
            + " Start one, or say where it is with DOCKER_HOST.");
  }

  @Test
  void itMatchesAnswersBadRecordsAndGoesOnAfterARestartOnAnApacheKafkaBroker() {
    try (KafkaContainer kafka = new KafkaContainer("apache/kafka:4.2.1")) {
      kafka.start();
      try (TestLog log = new TestLog(kafka.getBootstrapServers(), 3)) {
        List<String> parks = List.of(log.park("park", 0), log.park("park", 1), log.park("park", 2));
        try (Instance _ = Instance.start(log, folder, "one")) {
          for (String park : parks) {
            Pair.in(park).forEach(record -> log.post(TestMarket.topic(record), record));
            awaitEvents(log, park, "1 PROPOSED " + FIRST);
          }
          log.write(Topics.PROJECT_OFFERS, parks.getFirst() + "|sweeper", new byte[] {7});
          awaitEvents(log, parks.getFirst(), "1 PROPOSED " + FIRST, "2 WITHDRAWN " + FIRST);
        }
        assertThat(log.read(Topics.DEAD_LETTERS, Topics.PROJECT_OFFERS.name()))
            .extracting(DeadLetter::getCode)
            .containsExactly("NOT_WIRE_FORMAT");
        try (Instance _ = Instance.start(log, folder, "one")) {
          for (String park : parks.subList(1, 3)) {
            log.post(
                Topics.MATCH_DECISIONS,
                Given.decision("d-" + park, park, FIRST, Given.INSTITUTE).build());
            awaitEvents(log, park, "1 PROPOSED " + FIRST, "2 ACCEPTED " + FIRST);
          }
          String park = parks.getFirst();
          log.post(Topics.PROJECT_OFFERS, Given.offer(park, "sweeper").build());
          awaitEvents(
              log,
              park,
              "1 PROPOSED " + FIRST,
              "2 WITHDRAWN " + FIRST,
              "3 PROPOSED sweeper~order-a~2");
        }
      }
    }
  }

  private static void awaitEvents(TestLog log, String park, String... events) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(log.events(park)).containsExactly(events));
  }
}
