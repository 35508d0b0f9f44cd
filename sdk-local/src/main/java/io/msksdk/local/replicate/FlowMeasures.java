package io.msksdk.local.replicate;

import io.msksdk.local.replicator.ReplicationMeasure;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Sanitizer;

/** A replicator's metrics (developer guide, "Monitor replication"). */
final class FlowMeasures {
  private static final String TOPIC = "Topic";
  private static final String CLUSTER = "ClusterAlias";

  private final Flow flow;
  private final List<ReplicationMeasure> measures = new ArrayList<>();

  FlowMeasures(Flow flow) {
    this.flow = flow;
  }

  List<ReplicationMeasure> all() {
    boolean source = flow.sourceAnswers();
    traffic();
    if (source) {
      lag();
    }
    boolean target = flow.targetAnswers();
    CopyRights rights = flow.rights();
    cluster(flow.sourceAlias(), source, rights.mayConnectToSource(), sourceThrottle());
    cluster(flow.targetAlias(), target, rights.mayConnectToTarget(), targetThrottle());
    add("ReplicatorFailure", Map.of(), flow.failures());
    add("TopicCount", Map.of(), flow.selected().size());
    return measures;
  }

  private void traffic() {
    double latency = 0;
    double copied = 0;
    double read = 0;
    for (String topic : topics().keySet()) {
      RecentTraffic.Figures figures = flow.progress().figures(topic);
      Map<String, String> of = Map.of(TOPIC, topic);
      add("ReplicationLatency", of, (double) figures.latencyMillis());
      add("ReplicatorThroughput", of, figures.copiedPerSecond());
      add("ReplicatorBytesInPerSec", of, figures.readPerSecond());
      latency = Math.max(latency, (double) figures.latencyMillis());
      copied += figures.copiedPerSecond();
      read += figures.readPerSecond();
    }
    add("ReplicationLatency", Map.of(), latency);
    add("ReplicatorThroughput", Map.of(), copied);
    add("ReplicatorBytesInPerSec", Map.of(), read);
  }

  private void lag() {
    List<TopicPartition> partitions = new ArrayList<>();
    topics()
        .forEach(
            (topic, count) -> {
              for (int i = 0; i < count; i++) {
                partitions.add(new TopicPartition(topic, i));
              }
            });
    Map<TopicPartition, Long> ends;
    try {
      ends = flow.offsets(partitions);
    } catch (IllegalStateException e) {
      return; // no data point, as long as the source does not say
    }
    Map<String, Long> lags = new HashMap<>();
    ends.forEach(
        (partition, end) -> {
          Long next = flow.next(partition);
          long behind = next == null ? 0 : Math.max(0, end - next);
          lags.merge(partition.topic(), behind, Long::sum);
        });
    lags.forEach((topic, lag) -> add("MessageLag", Map.of(TOPIC, topic), (double) lag));
    add("MessageLag", Map.of(), (double) lags.values().stream().mapToLong(Long::longValue).sum());
  }

  /** What is copied, and what would be if the role were allowed to. */
  private Map<String, Integer> topics() {
    Map<String, Integer> topics = new TreeMap<>(flow.selected());
    topics.putAll(flow.denied());
    return topics;
  }

  private void cluster(String alias, boolean answers, boolean mayConnect, double throttled) {
    Map<String, String> of = Map.of(CLUSTER, alias);
    add("AuthError", of, mayConnect ? 0 : 1);
    add("ThrottleTime", of, throttled);
    add("KafkaClusterPingSuccessCount", of, answers && mayConnect ? 1 : 0);
  }

  private double sourceThrottle() {
    return client(
        "kafka.consumer",
        "consumer-fetch-manager-metrics",
        flow.consumerId(),
        "fetch-throttle-time-avg");
  }

  private double targetThrottle() {
    return client(
        "kafka.producer", "producer-metrics", flow.producerId(), "produce-throttle-time-avg");
  }

  /** Connect keeps its clients to itself; what they say of themselves is in their MBeans. */
  private static double client(String domain, String type, String id, String attribute) {
    try {
      ObjectName name =
          new ObjectName(domain + ":type=" + type + ",client-id=" + Sanitizer.jmxSanitize(id));
      Object value = ManagementFactory.getPlatformMBeanServer().getAttribute(name, attribute);
      return value instanceof Double number && !number.isNaN() ? number : 0;
    } catch (JMException e) {
      return 0; // the client does not run
    }
  }

  private void add(String name, Map<String, String> dimensions, double value) {
    measures.add(new ReplicationMeasure(name, dimensions, value));
  }
}
