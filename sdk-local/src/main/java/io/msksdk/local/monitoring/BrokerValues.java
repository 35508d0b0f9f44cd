package io.msksdk.local.monitoring;

import io.msksdk.local.cluster.ClusterNode;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.cluster.brokers.BrokerControls;
import io.msksdk.local.cluster.brokers.ClusterBrokers;
import io.msksdk.local.cluster.brokers.Measure;
import io.msksdk.local.companion.cloudwatch.MetricKey;
import io.msksdk.local.companion.cloudwatch.MetricSource;
import io.msksdk.local.resource.Owner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What CloudWatch shows of real brokers: the same values that their exporters have. */
public final class BrokerValues implements MetricSource {
  private static final String CLUSTER = "Cluster Name";
  private static final String BROKER = "Broker ID";
  private static final String NAME = "name";
  private static final Set<String> OF_CLUSTER =
      Set.of(
          "ActiveControllerCount",
          "GlobalTopicCount",
          "GlobalPartitionCount",
          "OfflinePartitionsCount");
  private static final Set<String> OF_REPLICAS =
      Set.of(
          "PartitionCount",
          "LeaderCount",
          "UnderReplicatedPartitions",
          "UnderMinIsrPartitionCount");
  private static final Map<String, String> OF_SOCKETS =
      Map.of(
          "connection_count", "ConnectionCount",
          "connection_creation_rate", "ConnectionCreationRate",
          "connection_close_rate", "ConnectionCloseRate");
  private static final Set<String> TIMED = Set.of("Produce", "FetchConsumer", "FetchFollower");
  private static final Set<String> TIMES =
      Set.of(
          "TotalTimeMs",
          "LocalTimeMs",
          "RequestQueueTimeMs",
          "ResponseQueueTimeMs",
          "ResponseSendTimeMs");
  private static final String SOCKETS = "kafka_server_socket_server_metrics_";

  private final Clusters clusters;

  /**
   * Reads from the brokers of clusters.
   *
   * @param clusters the clusters
   */
  public BrokerValues(Clusters clusters) {
    this.clusters = clusters;
  }

  @Override
  public boolean has(MetricKey key) {
    return !key.dimensions().containsKey("Consumer Group");
  }

  @Override
  public Map<MetricKey, Double> values(Owner owner) {
    Map<MetricKey, Double> values = new HashMap<>();
    for (ClusterSnapshot cluster : clusters.list(owner)) {
      clusters.realBrokers(cluster.arn()).ifPresent(real -> add(values, cluster, real));
    }
    return values;
  }

  private static void add(
      Map<MetricKey, Double> values, ClusterSnapshot cluster, ClusterBrokers brokers) {
    Map<String, String> whole = Map.of(CLUSTER, cluster.name());
    for (Measure measure : brokers.controllerMeasures()) {
      String name = measure.labels().getOrDefault(NAME, "");
      if (OF_CLUSTER.contains(name)) {
        values.put(MetricKey.kafka(name, whole), measure.value());
      }
    }
    double fullest = 0;
    for (ClusterNode node : cluster.nodes()) {
      BrokerControls broker = brokers.controls(node.id());
      List<Measure> own = broker.measures();
      if (!own.isEmpty()) {
        Map<String, String> one =
            Map.of(CLUSTER, cluster.name(), BROKER, Integer.toString(node.id()));
        own.forEach(measure -> add(values, one, measure));
        double used = HostMeasures.diskPercent(cluster, broker, own);
        values.put(MetricKey.kafka("KafkaDataLogsDiskUsed", one), used);
        fullest = Math.max(fullest, used);
      }
    }
    if (cluster.serverless() == null) {
      values.put(MetricKey.kafka("KafkaDataLogsDiskUsed", whole), fullest);
    }
  }

  private static void add(
      Map<MetricKey, Double> values, Map<String, String> broker, Measure measure) {
    String name = measure.labels().getOrDefault(NAME, "");
    if (measure.name().equals("kafka_server_BrokerTopicMetrics_OneMinuteRate")) {
      Map<String, String> dimensions = new HashMap<>(broker);
      String topic = measure.labels().get("topic");
      if (topic != null) {
        dimensions.put("Topic", topic);
      }
      values.put(MetricKey.kafka(name, dimensions), measure.value());
    } else if (measure.name().equals("kafka_server_ReplicaManager_Value")) {
      if (OF_REPLICAS.contains(name)) {
        values.put(MetricKey.kafka(name, broker), measure.value());
      }
    } else if (measure.name().equals("kafka_network_RequestMetrics_Mean")) {
      String request = measure.labels().getOrDefault("request", "");
      if (TIMED.contains(request) && TIMES.contains(name)) {
        values.put(MetricKey.kafka(request + name + "Mean", broker), measure.value());
      }
    } else if (measure.name().startsWith(SOCKETS)) {
      // each listener has values of its own; the service adds them up
      String metric = OF_SOCKETS.get(measure.name().substring(SOCKETS.length()));
      if (metric != null) {
        values.merge(MetricKey.kafka(metric, broker), measure.value(), Double::sum);
      }
    }
  }
}
