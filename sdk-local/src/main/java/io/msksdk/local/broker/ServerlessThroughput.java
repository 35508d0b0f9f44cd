package io.msksdk.local.broker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.quota.ClientQuotaCallback;
import org.apache.kafka.server.quota.ClientQuotaEntity;
import org.apache.kafka.server.quota.ClientQuotaEntity.ConfigEntityType;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.jspecify.annotations.Nullable;

/**
 * How fast all clients together may write to and read from one broker of a serverless cluster
 * (developer guide, "MSK Serverless quota"): its share of the cluster's throughput. What is beyond
 * it Kafka slows down with a throttle time in its answers, as the service does. A client id that
 * was given a quota, as the engine gives one to a replicator, has that. Thread-safe.
 */
public final class ServerlessThroughput implements ClientQuotaCallback {
  static final String CONFIG = "msk.local.serverless.throughput";

  private static final Map<String, String> ALL_CLIENTS = Map.of("cluster", "serverless");

  private static final String CLIENT = "client-id";

  private final Map<Client, Double> ofClients = new ConcurrentHashMap<>();
  private @Nullable Limits limits;
  private volatile int brokers = 1;

  /** Made by Kafka, by class name. */
  public ServerlessThroughput() {}

  @Override
  public void configure(Map<String, ?> configs) {
    limits = (Limits) configs.get(CONFIG);
  }

  @Override
  public Map<String, String> quotaMetricTags(
      ClientQuotaType type, KafkaPrincipal principal, String clientId) {
    return ofClients.containsKey(new Client(type, clientId))
        ? Map.of(CLIENT, clientId)
        : ALL_CLIENTS;
  }

  @Override
  public Double quotaLimit(ClientQuotaType type, Map<String, String> metricTags) {
    if (limits == null) {
      throw new IllegalStateException(CONFIG + ": missing (expected: the limits of the cluster)");
    }
    String clientId = metricTags.get(CLIENT);
    if (clientId != null) {
      return ofClients.getOrDefault(new Client(type, clientId), (double) Long.MAX_VALUE);
    }
    return switch (type) {
      case PRODUCE -> (double) limits.ingress() / brokers;
      case FETCH -> (double) limits.egress() / brokers;
      default -> (double) Long.MAX_VALUE;
    };
  }

  @Override
  public void updateQuota(ClientQuotaType type, ClientQuotaEntity entity, double newValue) {
    clientId(entity).ifPresent(id -> ofClients.put(new Client(type, id), newValue));
  }

  @Override
  public void removeQuota(ClientQuotaType type, ClientQuotaEntity entity) {
    clientId(entity).ifPresent(id -> ofClients.remove(new Client(type, id)));
  }

  private static Optional<String> clientId(ClientQuotaEntity entity) {
    List<ClientQuotaEntity.ConfigEntity> parts = entity.configEntities();
    return parts.size() == 1 && parts.get(0).entityType() == ConfigEntityType.CLIENT_ID
        ? Optional.of(parts.get(0).name())
        : Optional.empty();
  }

  @Override
  public boolean quotaResetRequired(ClientQuotaType type) {
    return false;
  }

  @Override
  public boolean updateClusterMetadata(Cluster cluster) {
    int now = Math.max(1, cluster.nodes().size());
    boolean changed = now != brokers;
    brokers = now;
    return changed;
  }

  @Override
  public void close() {}

  /**
   * The quotas of one cluster, in bytes per second.
   *
   * @param ingress what all clients may write to the cluster
   * @param egress what all clients may read from it
   */
  record Limits(int ingress, int egress) {}

  private record Client(ClientQuotaType type, String id) {}
}
