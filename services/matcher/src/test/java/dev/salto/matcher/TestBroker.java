package dev.salto.matcher;

import java.util.Map;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A broker in this process, set up like the one that Salto ships. */
public final class TestBroker implements AutoCloseable {

  private final EmbeddedKafkaBroker broker;

  public TestBroker(int partitions) {
    broker = new EmbeddedKafkaKraftBroker(1, partitions);
    broker.brokerProperties(
        Map.of(
            "auto.create.topics.enable", "false",
            "group.initial.rebalance.delay.ms", "0",
            "offsets.topic.num.partitions", "1",
            "offsets.topic.replication.factor", "1",
            "transaction.state.log.num.partitions", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "add.partitions.to.txn.retry.backoff.ms", "1",
            "transaction.abort.timed.out.transaction.cleanup.interval.ms", "500"));
    broker.afterPropertiesSet();
  }

  public String bootstrapServers() {
    return broker.getBrokersAsString();
  }

  @Override
  public void close() {
    broker.destroy();
  }
}
