package dev.salto.dashboard;

import dev.salto.kit.log.TopicCreation;
import dev.salto.kit.log.TopicLog;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A real broker of three partitions with all topics, for one test class. */
public final class Broker implements AutoCloseable {

  private final EmbeddedKafkaKraftBroker kafka = new EmbeddedKafkaKraftBroker(1, 3);
  private final TopicLog log;

  public Broker() {
    kafka.brokerProperty("auto.create.topics.enable", "false");
    kafka.brokerProperty("transaction.state.log.replication.factor", "1");
    kafka.brokerProperty("transaction.state.log.min.isr", "1");
    kafka.brokerProperty("offsets.topic.replication.factor", "1");
    kafka.afterPropertiesSet();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
      TopicCreation.ensure(admin, 3, (short) 1);
    }
    log = new TopicLog(address(), "test");
  }

  public String address() {
    return kafka.getBrokersAsString();
  }

  public TopicLog log() {
    return log;
  }

  @Override
  public void close() {
    log.close();
    kafka.destroy();
  }
}
