package io.msksdk.local.broker;

import java.util.Optional;
import kafka.server.ApiRequestHandler;
import kafka.server.BrokerServer;
import kafka.server.QuotaFactory.QuotaManagers;
import kafka.server.SharedServer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.storage.internals.log.UnifiedLog;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.OptionConverters;

/** A broker of a serverless cluster, which slows clients down by quotas that Kafka has not. */
final class ServerlessBroker extends BrokerServer {
  private final ServerlessUse use;
  private final ServerlessConnections connections;
  private final ServerlessPolicy.Limits partitions;
  private @Nullable SlowedRequests slowed;

  ServerlessBroker(
      SharedServer server,
      ServerlessUse use,
      ServerlessConnections connections,
      ServerlessPolicy.Limits partitions) {
    super(server);
    this.use = use;
    this.connections = connections;
    this.partitions = partitions;
  }

  /** Kafka's own, of which those for clients give way to ours before anybody has them. */
  @Override
  public void quotaManagers_$eq(QuotaManagers made) {
    made.fetch().shutdown();
    made.produce().shutdown();
    made.request().shutdown();
    int id = config().nodeId();
    NodeMetrics sockets = new NodeMetrics(metrics());
    connections.countedBy(id, () -> (int) sockets.sockets("connection-count", false));
    slowed = new SlowedRequests(metrics(), time(), id, made.clientQuotaCallbackPlugin());
    super.quotaManagers_$eq(
        new QuotaManagers(
            ServerlessThroughput.ofReads(metrics(), time(), id, use.egress()),
            ServerlessThroughput.ofWrites(metrics(), time(), id, use.ingress()),
            slowed,
            made.controllerMutation(),
            made.leader(),
            made.follower(),
            made.alterLogDirs(),
            made.clientQuotaCallbackPlugin()));
  }

  /** What requests pass on their way, once the broker runs. */
  ApiRequestHandler before(ApiRequestHandler actual) {
    SlowedRequests started = slowed;
    if (started == null) {
      throw new IllegalStateException("broker: not started (expected: one that runs)");
    }
    use.groups().coordinatedBy(config().nodeId(), groupCoordinator());
    return new ServerlessRequests(
        actual, this, use, new ServerlessRefusals(this, use, partitions), started);
  }

  /** The name of a topic that a request names by one of the two. */
  @Nullable String topic(@Nullable String name, Uuid id) {
    return name == null || name.isEmpty() ? metadataCache().getTopicName(id).orElse(null) : name;
  }

  Optional<UnifiedLog> log(TopicPartition partition) {
    return OptionConverters.toJava(replicaManager().getLog(partition));
  }
}
