package dev.salto.allinone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedBrokerTest {

  private static final String TOPIC = "postings";

  @TempDir Path folder;

  @Test
  void whatWasWrittenIsThereAfterARestart() throws Exception {
    String clusterId;
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      clusterId = broker.clusterId();
      write(broker, "a sweeper");
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      assertThat(broker.clusterId()).isEqualTo(clusterId);
      assertThat(firstRecord(broker)).isEqualTo("a sweeper");
    }
  }

  @Test
  void aPortInUseIsAvoided() {
    // Whoever has the usual port, the second broker has to go elsewhere.
    try (EmbeddedBroker first = EmbeddedBroker.start(folder.resolve("first"));
        EmbeddedBroker second = EmbeddedBroker.start(folder.resolve("second"))) {
      assertThat(second.bootstrapServers())
          .startsWith("127.0.0.1:")
          .doesNotEndWith(":9092")
          .isNotEqualTo(first.bootstrapServers());
      assertThat(RunningCluster.idAt(second.bootstrapServers())).isEqualTo(second.clusterId());
    }
  }

  @Test
  void aBrokerStopsWithinFiveSecondsAndNothingAnswersAfterwards() {
    EmbeddedBroker broker = EmbeddedBroker.start(folder);
    long before = System.nanoTime();
    broker.close();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    assertThatThrownBy(() -> RunningCluster.idAt(broker.bootstrapServers(), Duration.ofSeconds(1)))
        .isInstanceOf(BrokerException.class)
        .hasMessage("no Kafka broker answers at " + broker.bootstrapServers());
  }

  @Test
  void aFileInPlaceOfTheFolderIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("kafka"));
    assertThatThrownBy(() -> EmbeddedBroker.start(file))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining(file.toString());
  }

  private static void write(EmbeddedBroker broker, String value) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(settings)) {
      admin
          .createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, "hetao|offer", value)).get(20, TimeUnit.SECONDS);
    }
  }

  private static String firstRecord(EmbeddedBroker broker) {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      TopicPartition only = new TopicPartition(TOPIC, 0);
      consumer.assign(List.of(only));
      consumer.seekToBeginning(List.of(only));
      return Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> consumer.poll(Duration.ofMillis(200)).records(only).stream().findFirst(),
              Optional::isPresent)
          .orElseThrow()
          .value();
    }
  }
}
