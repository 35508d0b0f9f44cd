package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.quota.ClientQuotaEntity;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.junit.jupiter.api.Test;

class ServerlessThroughputTest {
  private static final int MB = 1 << 20;

  @Test
  void broker_alone_hasTheLimitsOfTheCluster() {
    ServerlessThroughput throughput = throughput();

    assertThat(limit(throughput, ClientQuotaType.PRODUCE)).isEqualTo(200.0 * MB);
    assertThat(limit(throughput, ClientQuotaType.FETCH)).isEqualTo(400.0 * MB);
    assertThat(limit(throughput, ClientQuotaType.REQUEST)).isEqualTo((double) Long.MAX_VALUE);
  }

  @Test
  void broker_ofSeveral_hasItsShareOfTheCluster() {
    ServerlessThroughput throughput = throughput();

    assertThat(throughput.updateClusterMetadata(cluster(3))).isTrue();
    assertThat(throughput.updateClusterMetadata(cluster(3))).isFalse();

    assertThat(limit(throughput, ClientQuotaType.PRODUCE)).isEqualTo(200.0 * MB / 3);
    assertThat(limit(throughput, ClientQuotaType.FETCH)).isEqualTo(400.0 * MB / 3);
  }

  @Test
  void client_thatWasGivenAQuota_hasThatOne() {
    ServerlessThroughput throughput = throughput();
    ClientQuotaEntity client = () -> List.of(new Id("copier"));

    throughput.updateQuota(ClientQuotaType.FETCH, client, 1000);

    assertThat(limit(throughput, "copier")).isEqualTo(1000);
    assertThat(limit(throughput, "other")).isEqualTo(400.0 * MB);
    throughput.removeQuota(ClientQuotaType.FETCH, client);
    assertThat(limit(throughput, "copier")).isEqualTo(400.0 * MB);
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

  private static ServerlessThroughput throughput() {
    ServerlessThroughput throughput = new ServerlessThroughput();
    throughput.configure(
        Map.of(ServerlessThroughput.CONFIG, new ServerlessThroughput.Limits(200 * MB, 400 * MB)));
    return throughput;
  }

  private static Cluster cluster(int brokers) {
    List<Node> nodes =
        IntStream.rangeClosed(1, brokers)
            .mapToObj(id -> new Node(id, "localhost", 9000 + id))
            .toList();
    return new Cluster("cluster", nodes, List.of(), Set.of(), Set.of());
  }
}
