package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.quota.ClientQuotaEntity;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.junit.jupiter.api.Test;

class ServerlessThroughputTest {
  private static final int MB = 1 << 20;

  @Test
  void broker_withoutPartitions_hasTheLimitOfOne() {
    ServerlessThroughput throughput = ofBroker(1);

    assertThat(limit(throughput, ClientQuotaType.PRODUCE)).isEqualTo(5.0 * MB);
    assertThat(limit(throughput, ClientQuotaType.FETCH)).isEqualTo(10.0 * MB);
    assertThat(limit(throughput, ClientQuotaType.REQUEST)).isEqualTo((double) Long.MAX_VALUE);
  }

  @Test
  void broker_thatLeadsPartitions_hasTheirLimits_internalOnesNotCounted() {
    ServerlessThroughput throughput = ofBroker(1);

    assertThat(throughput.updateClusterMetadata(cluster(2))).isTrue();
    assertThat(throughput.updateClusterMetadata(cluster(2))).isFalse();

    assertThat(limit(throughput, ClientQuotaType.PRODUCE)).isEqualTo(10.0 * MB);
    assertThat(limit(throughput, ClientQuotaType.FETCH)).isEqualTo(20.0 * MB);
  }

  @Test
  void broker_thatLeadsMany_hasItsShareOfTheCluster() {
    ServerlessThroughput throughput = ofBroker(1);

    assertThat(throughput.updateClusterMetadata(cluster(100))).isTrue();

    assertThat(limit(throughput, ClientQuotaType.PRODUCE)).isEqualTo(200.0 * MB / 3);
    assertThat(limit(throughput, ClientQuotaType.FETCH)).isEqualTo(400.0 * MB / 3);
  }

  @Test
  void client_thatWasGivenAQuota_hasThatOne() {
    ServerlessThroughput throughput = ofBroker(1);
    ClientQuotaEntity client = () -> List.of(new Id("copier"));

    throughput.updateQuota(ClientQuotaType.FETCH, client, 1000);

    assertThat(limit(throughput, "copier")).isEqualTo(1000);
    assertThat(limit(throughput, "other")).isEqualTo(10.0 * MB);
    throughput.removeQuota(ClientQuotaType.FETCH, client);
    assertThat(limit(throughput, "copier")).isEqualTo(10.0 * MB);
  }

  private static double limit(ServerlessThroughput throughput, String clientId) {
    return throughput.quotaLimit(
        ClientQuotaType.FETCH,
        throughput.quotaMetricTags(ClientQuotaType.FETCH, KafkaPrincipal.ANONYMOUS, clientId));
  }

  private record Id(String name) implements ClientQuotaEntity.ConfigEntity {
    @Override
    public ClientQuotaEntity.ConfigEntityType entityType() {
      return ClientQuotaEntity.ConfigEntityType.CLIENT_ID;
    }
  }

  private static double limit(ServerlessThroughput throughput, ClientQuotaType type) {
    return throughput.quotaLimit(type, Map.of());
  }

  private static ServerlessThroughput ofBroker(int id) {
    ServerlessThroughput throughput = new ServerlessThroughput();
    throughput.configure(
        Map.of(
            "node.id",
            Integer.toString(id),
            ServerlessThroughput.CONFIG,
            new ServerlessThroughput.Limits(200 * MB, 400 * MB, 5 * MB, 10 * MB)));
    return throughput;
  }

  private static Cluster cluster(int ledByFirst) {
    List<Node> nodes = List.of(node(1), node(2), node(3));
    List<PartitionInfo> partitions = new ArrayList<>();
    for (int i = 0; i < ledByFirst; i++) {
      partitions.add(led("orders", i, nodes.get(0)));
    }
    partitions.add(led("__consumer_offsets", 0, nodes.get(0)));
    partitions.add(led("others", 0, nodes.get(1)));
    return new Cluster("cluster", nodes, partitions, Set.of(), Set.of());
  }

  private static Node node(int id) {
    return new Node(id, "localhost", 9000 + id);
  }

  private static PartitionInfo led(String topic, int partition, Node leader) {
    return new PartitionInfo(topic, partition, leader, new Node[] {leader}, new Node[] {leader});
  }
}
