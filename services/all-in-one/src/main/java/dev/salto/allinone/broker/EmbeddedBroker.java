package dev.salto.allinone.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker inside this process: one KRaft node that keeps its log in a folder and listens on
 * 127.0.0.1 alone. What was written is there again after a restart on the same folder.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final int USUAL_PORT = 9092;
  private static final int ATTEMPTS = 3;
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(5);

  private final KafkaRaftServer server;
  private final String bootstrapServers;
  private final String clusterId;

  private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers, String clusterId) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
    this.clusterId = clusterId;
  }

  /**
   * Starts a broker and waits until it answers; on port 9092 where that is free, otherwise on any
   * that is.
   *
   * @param folder where the log lies; made and formatted when it is new
   * @throws BrokerException when the broker does not start, or another one answers in its place
   */
  public static EmbeddedBroker start(Path folder) {
    String clusterId = new Storage(folder).clusterId();
    int port = isFree(USUAL_PORT) ? USUAL_PORT : anyFreePort();
    for (int attempt = 1; ; attempt++) {
      try {
        return start(folder, clusterId, port);
      } catch (BrokerException e) {
        // Another program was faster between the choice of the port and the start.
        if (attempt == ATTEMPTS || isFree(port)) {
          throw e;
        }
        port = anyFreePort();
      }
    }
  }

  private static EmbeddedBroker start(Path folder, String clusterId, int port) {
    Properties settings = BrokerSettings.of(folder, port, anyFreePort());
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    EmbeddedBroker broker = new EmbeddedBroker(server, BrokerSettings.HOST + ":" + port, clusterId);
    try {
      server.startup();
      broker.checkThatItAnswers();
      return broker;
    } catch (RuntimeException e) {
      broker.close();
      throw e instanceof BrokerException known
          ? known
          : new BrokerException("the embedded Kafka broker does not start: " + e.getMessage(), e);
    }
  }

  /** Something else may have taken the port between the choice and the start. */
  private void checkThatItAnswers() {
    String answering = RunningCluster.idAt(bootstrapServers);
    if (!answering.equals(clusterId)) {
      throw new BrokerException(
          "another Kafka cluster (%s, not %s) answers at %s"
              .formatted(answering, clusterId, bootstrapServers),
          null);
    }
  }

  /** Where clients connect: {@code 127.0.0.1:port}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** The id that the folder was given when it was formatted. */
  public String clusterId() {
    return clusterId;
  }

  /** Stops the broker; gives up waiting for it after five seconds. */
  @Override
  public void close() {
    CountDownLatch stopped = new CountDownLatch(1);
    Thread.ofPlatform()
        .daemon()
        .name("broker-stop")
        .start(() -> {
          server.shutdown();
          server.awaitShutdown();
          stopped.countDown();
        });
    try {
      stopped.await(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = listen(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static int anyFreePort() {
    try (ServerSocket socket = listen(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new BrokerException("no free port on " + BrokerSettings.HOST, e);
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getByName(BrokerSettings.HOST));
  }
}
