package dev.salto.allinone.broker;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** Asks a broker which cluster it belongs to. */
public final class RunningCluster {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private RunningCluster() {}

  /**
   * The id of the cluster that answers.
   *
   * @param bootstrapServers where to ask: {@code host:port}, separated by commas
   * @throws BrokerException when nothing answers within ten seconds
   */
  public static String idAt(String bootstrapServers) {
    return idAt(bootstrapServers, PATIENCE);
  }

  static String idAt(String bootstrapServers, Duration patience) {
    int millis = (int) patience.toMillis();
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            millis,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            millis);
    try (Admin admin = Admin.create(settings)) {
      return admin.describeCluster().clusterId().get(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw noAnswer(bootstrapServers, e);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw noAnswer(bootstrapServers, e);
    }
  }

  private static BrokerException noAnswer(String bootstrapServers, Exception cause) {
    return new BrokerException("no Kafka broker answers at " + bootstrapServers, cause);
  }
}
