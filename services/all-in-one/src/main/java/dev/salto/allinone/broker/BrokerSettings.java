package dev.salto.allinone.broker;

import java.nio.file.Path;
import java.util.Properties;

/** What Kafka is told when it runs alone, for one machine, inside another process. */
final class BrokerSettings {

  static final int NODE_ID = 1;
  static final String CONTROLLER = "CONTROLLER";
  static final String HOST = "127.0.0.1";

  private BrokerSettings() {}

  static Properties of(Path folder, int clientPort, int controllerPort) {
    Properties settings = new Properties();
    addresses(settings, clientPort, controllerPort);
    aSingleNode(settings);
    aSmallProcess(settings);
    quickTransactions(settings);
    settings.setProperty("log.dirs", folder.toString());
    settings.setProperty("auto.create.topics.enable", "false");
    settings.setProperty("group.initial.rebalance.delay.ms", "0");
    settings.setProperty("broker.session.timeout.ms", "3000");
    settings.setProperty("broker.heartbeat.interval.ms", "1000");
    // By default a group's offsets go after a week without members: whoever leaves Salto off over
    // a holiday would find everything read a second time. Ten years.
    settings.setProperty("offsets.retention.minutes", "5256000");
    return settings;
  }

  private static void addresses(Properties settings, int clientPort, int controllerPort) {
    String clients = "PLAINTEXT://" + HOST + ":" + clientPort;
    String controller = HOST + ":" + controllerPort;
    settings.setProperty("process.roles", "broker,controller");
    settings.setProperty("node.id", String.valueOf(NODE_ID));
    settings.setProperty("controller.quorum.voters", NODE_ID + "@" + controller);
    settings.setProperty("controller.listener.names", CONTROLLER);
    settings.setProperty("listeners", clients + "," + CONTROLLER + "://" + controller);
    settings.setProperty("advertised.listeners", clients);
    settings.setProperty("inter.broker.listener.name", "PLAINTEXT");
    settings.setProperty(
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
  }

  private static void aSingleNode(Properties settings) {
    // After a restart the only voter waits so long for others before it votes for itself.
    settings.setProperty("controller.quorum.election.timeout.ms", "50");
    settings.setProperty("offsets.topic.replication.factor", "1");
    settings.setProperty("offsets.topic.num.partitions", "1");
    settings.setProperty("transaction.state.log.replication.factor", "1");
    settings.setProperty("transaction.state.log.min.isr", "1");
    settings.setProperty("transaction.state.log.num.partitions", "1");
    settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
    settings.setProperty("share.coordinator.state.topic.min.isr", "1");
    settings.setProperty("share.coordinator.state.topic.num.partitions", "1");
  }

  private static void aSmallProcess(Properties settings) {
    settings.setProperty("num.network.threads", "2");
    settings.setProperty("num.io.threads", "4");
    settings.setProperty("background.threads", "2");
    // The cleaner takes this much heap at once, 128 MiB by default; 16 MiB hold 600,000 keys.
    settings.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(16 << 20));
    // Every open segment maps two such files; 2 MiB are enough for the offsets of 1 GiB.
    settings.setProperty("log.index.size.max.bytes", String.valueOf(2 << 20));
  }

  /** A reader of committed records waits for the transaction of a writer that died: not long. */
  private static void quickTransactions(Properties settings) {
    settings.setProperty("add.partitions.to.txn.retry.backoff.ms", "1");
    settings.setProperty("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
    settings.setProperty("transaction.max.timeout.ms", "60000");
  }
}
