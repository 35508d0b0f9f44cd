package io.msksdk.local.broker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import kafka.cluster.Partition;
import kafka.server.BrokerServer;
import kafka.server.InitialFetchState;
import kafka.server.ReplicaFetcherManager;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.server.HostedPartition;
import org.apache.kafka.server.network.BrokerEndPoint;
import org.apache.kafka.storage.internals.log.UnifiedLog;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Keeps a broker from copying what other brokers lead, as one without space does: its replicas stay
 * where they are, and leave the ranks of those in sync. Not thread-safe.
 */
final class StalledReplication {
  // a change of leaders gives the broker new partitions to copy
  private static final long LOOK_MILLIS = 50;

  private final BrokerServer server;
  private @Nullable ScheduledFuture<?> watch;

  StalledReplication(BrokerServer server) {
    this.server = server;
  }

  void stall() {
    if (watch == null) {
      stop();
      watch =
          server.kafkaScheduler().schedule("msk-full-disk", this::stop, LOOK_MILLIS, LOOK_MILLIS);
    }
  }

  void goOn() {
    if (watch != null) {
      boolean unused = watch.cancel(false);
      watch = null;
      fetchers().addFetcherForPartitions(CollectionConverters.asScala(followed()));
    }
  }

  private void stop() {
    Set<TopicPartition> copied = new HashSet<>(followed().keySet());
    var unused = fetchers().removeFetcherForPartitions(CollectionConverters.asScala(copied));
    fetchers().shutdownIdleFetcherThreads();
  }

  /** The partitions that others lead, and where to go on with them. */
  private Map<TopicPartition, InitialFetchState> followed() {
    Map<TopicPartition, InitialFetchState> followed = new HashMap<>();
    for (HostedPartition<Partition> hosted : server.replicaManager().allPartitions().values()) {
      if (hosted instanceof HostedPartition.Online<Partition> online
          && !online.partition().isLeader()) {
        Partition partition = online.partition();
        InitialFetchState state = state(partition);
        if (state != null) {
          followed.put(partition.topicPartition(), state);
        }
      }
    }
    return followed;
  }

  private @Nullable InitialFetchState state(Partition partition) {
    Option<UnifiedLog> log = partition.log();
    TopicPartition name = partition.topicPartition();
    return log.isEmpty()
        ? null
        : server
            .metadataCache()
            .getPartitionLeaderEndpoint(
                name.topic(), name.partition(), server.config().interBrokerListenerName())
            .filter(leader -> !leader.isEmpty())
            .map(
                leader ->
                    new InitialFetchState(
                        partition.topicId(),
                        new BrokerEndPoint(leader.id(), leader.host(), leader.port()),
                        partition.getLeaderEpoch(),
                        log.get().logEndOffset()))
            .orElse(null);
  }

  private ReplicaFetcherManager fetchers() {
    return server.replicaManager().replicaFetcherManager();
  }
}
