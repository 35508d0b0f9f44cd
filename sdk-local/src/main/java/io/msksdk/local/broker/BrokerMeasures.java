package io.msksdk.local.broker;

import io.msksdk.local.cluster.brokers.Measure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kafka.cluster.Partition;
import kafka.server.BrokerServer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.server.HostedPartition;
import org.apache.kafka.storage.internals.log.UnifiedLog;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What one running broker says of itself, read from its own logs, replicas and sockets: brokers of
 * a JVM share their MBeans, so that a value there is anybody's. Its counts begin with the broker's
 * start. Thread-safe.
 */
final class BrokerMeasures {
  private static final String TOPICS = "kafka_server_BrokerTopicMetrics_";
  private static final String REPLICAS = "kafka_server_ReplicaManager_Value";
  private static final String LOG = "kafka_log_Log_Value";
  private static final String NAME = "name";

  private final BrokerServer server;
  private final NodeMetrics metrics;
  private final Map<TopicPartition, LogGrowth> logs = new HashMap<>();
  private final Map<Map<String, String>, MovingRate> rates = new HashMap<>();
  private long looked = Time.SYSTEM.nanoseconds();

  BrokerMeasures(BrokerServer server) {
    this.server = server;
    this.metrics = new NodeMetrics(server.metrics());
    logs().forEach(log -> logs.put(log.topicPartition(), LogGrowth.present(log)));
  }

  synchronized List<Measure> all() {
    long now = Time.SYSTEM.nanoseconds();
    List<Measure> measures = new ArrayList<>(metrics.all());
    follow(measures);
    rate("BytesOutPerSec").reach(metrics.sockets("outgoing-byte-total", false));
    rate("ReplicationBytesOutPerSec").reach(metrics.sockets("outgoing-byte-total", true));
    looked = now;
    rates.forEach((labels, rate) -> addRate(measures, labels, rate, now));
    addReplicas(measures);
    addState(measures);
    return measures;
  }

  private void follow(List<Measure> measures) {
    Set<TopicPartition> present = new HashSet<>();
    for (String name : List.of("MessagesInPerSec", "BytesInPerSec", "ReplicationBytesInPerSec")) {
      MovingRate unused = rate(name);
    }
    for (UnifiedLog log : logs()) {
      TopicPartition partition = log.topicPartition();
      present.add(partition);
      LogGrowth.Appended appended =
          logs.computeIfAbsent(partition, p -> new LogGrowth()).follow(log, leads(partition));
      count(partition.topic(), appended);
      addLog(measures, log);
    }
    logs.keySet().retainAll(present);
  }

  private void count(String topic, LogGrowth.Appended appended) {
    if (!appended.fromClients()) {
      rate("ReplicationBytesInPerSec").add(appended.bytes());
    } else if (appended.messages() > 0) {
      // the service shows nothing of a topic before its first record
      rate("MessagesInPerSec").add(appended.messages());
      rate("BytesInPerSec").add(appended.bytes());
      rate("MessagesInPerSec", topic).add(appended.messages());
      rate("BytesInPerSec", topic).add(appended.bytes());
    }
  }

  private void addReplicas(List<Measure> measures) {
    int partitions = 0;
    int leaders = 0;
    int underReplicated = 0;
    int underMinIsr = 0;
    int offline = 0;
    for (HostedPartition<Partition> hosted : server.replicaManager().allPartitions().values()) {
      partitions++;
      if (!(hosted instanceof HostedPartition.Online<Partition> online)) {
        offline++;
        continue;
      }
      Partition partition = online.partition();
      leaders += partition.isLeader() ? 1 : 0;
      underReplicated += partition.isUnderReplicated() ? 1 : 0;
      underMinIsr += partition.isUnderMinIsr() ? 1 : 0;
    }
    measures.add(Measure.of(REPLICAS, Map.of(NAME, "PartitionCount"), partitions));
    measures.add(Measure.of(REPLICAS, Map.of(NAME, "LeaderCount"), leaders));
    measures.add(Measure.of(REPLICAS, Map.of(NAME, "UnderReplicatedPartitions"), underReplicated));
    measures.add(Measure.of(REPLICAS, Map.of(NAME, "UnderMinIsrPartitionCount"), underMinIsr));
    measures.add(Measure.of(REPLICAS, Map.of(NAME, "OfflineReplicaCount"), offline));
  }

  private void addState(List<Measure> measures) {
    measures.add(
        Measure.of(
            "kafka_server_KafkaServer_Value",
            Map.of(NAME, "BrokerState"),
            server.brokerState().value()));
  }

  private static void addLog(List<Measure> measures, UnifiedLog log) {
    TopicPartition partition = log.topicPartition();
    Map<String, String> labels = new TreeMap<>();
    labels.put("topic", partition.topic());
    labels.put("partition", Integer.toString(partition.partition()));
    Map<String, Long> values =
        Map.of(
            "Size", log.size(),
            "LogStartOffset", log.logStartOffset(),
            "LogEndOffset", log.logEndOffset(),
            "NumLogSegments", (long) log.logSegments().size());
    values.forEach(
        (name, value) -> {
          labels.put(NAME, name);
          measures.add(Measure.of(LOG, labels, value));
        });
  }

  private static void addRate(
      List<Measure> measures, Map<String, String> labels, MovingRate rate, long now) {
    measures.add(Measure.of(TOPICS + "Count", labels, rate.count()));
    measures.add(Measure.of(TOPICS + "OneMinuteRate", labels, rate.perSecond(now)));
  }

  private MovingRate rate(String name) {
    return rates.computeIfAbsent(Map.of(NAME, name), n -> new MovingRate(looked));
  }

  private MovingRate rate(String name, String topic) {
    return rates.computeIfAbsent(Map.of(NAME, name, "topic", topic), n -> new MovingRate(looked));
  }

  private boolean leads(TopicPartition partition) {
    Option<Partition> hosted = server.replicaManager().onlinePartition(partition);
    return hosted.isDefined() && hosted.get().isLeader();
  }

  private Iterable<UnifiedLog> logs() {
    return CollectionConverters.asJava(server.logManager().allLogs());
  }
}
