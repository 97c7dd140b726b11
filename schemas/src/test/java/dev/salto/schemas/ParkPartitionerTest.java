package dev.salto.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.api.Test;

class ParkPartitionerTest {

  @Test
  void allOfAParkLiesWhereKafkasDefaultPutsTheParksName() {
    byte[] park = "河套".getBytes(StandardCharsets.UTF_8);
    int home = BuiltInPartitioner.partitionForKey(park, 12);
    assertThat(
            List.of("河套|offer-1", "河套|policy", "河套|day", "河套").stream()
                .map(key -> ParkKey.partition(key, 12)))
        .containsOnly(home);
  }

  @Test
  void theProducersPlugAsksTheClusterForTheNumberOfPartitions() {
    Node node = new Node(1, "broker", 9092);
    List<PartitionInfo> five =
        IntStream.range(0, 5)
            .mapToObj(p -> new PartitionInfo("t", p, node, new Node[] {node}, new Node[] {node}))
            .toList();
    Cluster cluster = new Cluster("c", List.of(node), five, Set.of(), Set.of());
    try (ParkPartitioner partitioner = new ParkPartitioner()) {
      byte[] key = "hetao|x".getBytes(StandardCharsets.UTF_8);
      assertThat(partitioner.partition("t", "hetao|x", key, null, null, cluster))
          .isEqualTo(ParkKey.partition("hetao|x", 5));
      assertThatThrownBy(() -> partitioner.partition("t", null, null, null, null, cluster))
          .hasMessageContaining("has no key");
    }
  }
}
