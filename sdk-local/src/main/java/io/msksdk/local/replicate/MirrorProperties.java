package io.msksdk.local.replicate;

import io.msksdk.local.replicator.ReplicationPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.connect.converters.ByteArrayConverter;
import org.apache.kafka.connect.mirror.DefaultConfigPropertyFilter;
import org.apache.kafka.connect.mirror.DefaultReplicationPolicy;
import org.apache.kafka.connect.mirror.IdentityReplicationPolicy;
import org.apache.kafka.connect.mirror.MirrorCheckpointConnector;
import software.amazon.awssdk.services.kafka.model.ReplicationTopicNameConfigurationType;
import software.amazon.awssdk.services.kafka.model.TopicReplication;

/** The configuration of a replicator's two connectors. */
final class MirrorProperties {
  // a target without tiered storage never gets its settings (developer guide, "Requirements and
  // considerations for creating an Amazon MSK Replicator")
  private static final String TIERED = "remote\\.storage\\.enable,local\\.retention\\..*";

  private static final String ANSWER_MILLIS = "5000";

  private final ReplicationPlan plan;
  private final String connector;
  private final ClusterSides sides;
  private final int replicas;

  MirrorProperties(ReplicationPlan plan, String connector, ClusterSides sides, int replicas) {
    this.plan = plan;
    this.connector = connector;
    this.sides = sides;
    this.replicas = replicas;
  }

  /** The connector that copies records, topic settings and ACLs. */
  Map<String, String> topics(Set<String> topics) {
    TopicReplication settings = plan.replication().topicReplication();
    Map<String, String> properties = shared(connector, topics);
    properties.put("connector.class", TopicsConnector.class.getName());
    properties.put("refresh.topics.enabled", "false"); // done by the engine, on the local clock
    properties.put("heartbeats.replication.enabled", "false");
    properties.put("sync.topic.configs.enabled", text(settings.copyTopicConfigurations()));
    properties.put("sync.topic.configs.interval.seconds", "1");
    properties.put("sync.topic.acls.enabled", text(settings.copyAccessControlListsForTopics()));
    properties.put("sync.topic.acls.interval.seconds", "1");
    properties.put(
        DefaultConfigPropertyFilter.CONFIG_PROPERTIES_EXCLUDE_CONFIG,
        Boolean.TRUE.equals(settings.copyTopicConfigurations())
            ? DefaultConfigPropertyFilter.CONFIG_PROPERTIES_EXCLUDE_DEFAULT + "," + TIERED
            : ".*");
    properties.put(
        "producer.override.compression.type",
        plan.replication().targetCompressionTypeAsString().toLowerCase(Locale.ROOT));
    return properties;
  }

  /** The connector that translates the offsets of groups and commits them in the target. */
  Map<String, String> groups(Set<String> topics, List<Pattern> held) {
    var settings = plan.replication().consumerGroupReplication();
    Map<String, String> properties = shared(groupsConnector(connector), topics);
    properties.put("connector.class", MirrorCheckpointConnector.class.getName());
    properties.put("refresh.groups.enabled", text(settings.detectAndCopyNewConsumerGroups()));
    properties.put("refresh.groups.interval.seconds", "1");
    // the task itself sees to when it looks
    properties.put("emit.checkpoints.interval.seconds", "0");
    properties.put("sync.group.offsets.enabled", "true");
    properties.put("sync.group.offsets.interval.seconds", "1");
    properties.put("checkpoints.topic.replication.factor", replicas());
    properties.put("group.filter.class", GroupPatterns.class.getName());
    List<String> exclude = new ArrayList<>(settings.consumerGroupsToExclude());
    held.forEach(pattern -> exclude.add(pattern.pattern()));
    properties.put(
        GroupPatterns.INCLUDE, GroupPatterns.joined(settings.consumerGroupsToReplicate()));
    properties.put(GroupPatterns.EXCLUDE, GroupPatterns.joined(exclude));
    return properties;
  }

  boolean syncsGroups() {
    var settings = plan.replication().consumerGroupReplication();
    return Boolean.TRUE.equals(settings.synchroniseConsumerGroupOffsets())
        && !settings.consumerGroupsToReplicate().isEmpty();
  }

  static String groupsConnector(String connector) {
    return connector + "-groups";
  }

  /** The id by which the source's brokers know the consumer. */
  static String consumerId(ReplicationPlan plan, String connector) {
    return plan.sourceAlias()
        + "->"
        + plan.targetAlias()
        + "|"
        + connector
        + "-0|replication-consumer";
  }

  static boolean identicalNames(ReplicationPlan plan) {
    return plan.replication().topicReplication().topicNameConfiguration().type()
        == ReplicationTopicNameConfigurationType.IDENTICAL;
  }

  private Map<String, String> shared(String name, Set<String> topics) {
    Map<String, String> properties = new HashMap<>();
    properties.put("name", name);
    properties.put("tasks.max", "1");
    properties.put("source.cluster.alias", plan.sourceAlias());
    properties.put("target.cluster.alias", plan.targetAlias());
    putAll(properties, "source.cluster.", sides.source());
    putAll(properties, "target.cluster.", sides.target());
    putAll(properties, "producer.override.", sides.target());
    // a task hears that it is to stop or to pause between two polls
    properties.put("consumer.poll.timeout.ms", "50");
    for (String converter : List.of("key.converter", "value.converter", "header.converter")) {
      properties.put(converter, ByteArrayConverter.class.getName());
    }
    properties.put(
        "replication.policy.class",
        (identicalNames(plan) ? IdentityReplicationPolicy.class : DefaultReplicationPolicy.class)
            .getName());
    properties.put("replication.factor", replicas());
    properties.put("offset-syncs.topic.location", "target");
    properties.put("offset-syncs.topic.replication.factor", replicas());
    properties.put("metric.names.formats", "new");
    properties.put("forwarding.admin.class", PatientAdmin.class.getName());
    // a cluster that goes away must not hold up the worker for a minute
    properties.put("admin.request.timeout.ms", ANSWER_MILLIS);
    properties.put("admin.default.api.timeout.ms", ANSWER_MILLIS);
    properties.put("admin.timeout.ms", ANSWER_MILLIS);
    // nobody asks for what clients would push, and getting ready for it takes long
    for (String client : List.of("admin.", "consumer.", "producer.", "producer.override.")) {
      properties.put(client + "enable.metrics.push", "false");
    }
    properties.put(
        "topics", topics.stream().map(MirrorProperties::literal).collect(Collectors.joining(",")));
    properties.put("topics.exclude", "");
    return properties;
  }

  private static void putAll(
      Map<String, String> properties, String prefix, ClusterSides.Side cluster) {
    cluster.client().forEach((property, value) -> properties.put(prefix + property, value));
  }

  private String replicas() {
    return Integer.toString(replicas);
  }

  /** Of all that topic names may hold, the dot alone means something in a regular expression. */
  private static String literal(String topic) {
    return topic.replace(".", "\\.");
  }

  private static String text(Boolean value) {
    return Boolean.toString(Boolean.TRUE.equals(value));
  }
}
