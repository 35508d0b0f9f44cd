package io.msksdk.replication.replicator;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ConsumerGroupReplication;
import software.amazon.awssdk.services.kafka.model.ConsumerGroupReplicationUpdate;
import software.amazon.awssdk.services.kafka.model.LogDelivery;
import software.amazon.awssdk.services.kafka.model.ReplicationInfoDescription;
import software.amazon.awssdk.services.kafka.model.ReplicatorLogDelivery;
import software.amazon.awssdk.services.kafka.model.TopicReplication;
import software.amazon.awssdk.services.kafka.model.TopicReplicationUpdate;

/** Settings in the service's own shape, and back. */
final class ReplicationShape {

  private ReplicationShape() {}

  static ReplicationSettings settings(
      ReplicationInfoDescription replication, @Nullable LogDelivery logs) {
    TopicReplication topics =
        Optional.ofNullable(replication.topicReplication())
            .orElseGet(() -> TopicReplication.builder().build());
    ConsumerGroupReplication groups =
        Optional.ofNullable(replication.consumerGroupReplication())
            .orElseGet(() -> ConsumerGroupReplication.builder().build());
    return ReplicationSettings.of(
        new NameFilter(topics.topicsToReplicate(), topics.topicsToExclude()),
        new NameFilter(groups.consumerGroupsToReplicate(), groups.consumerGroupsToExclude()),
        new ReplicationSettings.Copies(
            on(topics.detectAndCopyNewTopics()),
            on(topics.copyTopicConfigurations()),
            on(topics.copyAccessControlListsForTopics()),
            on(groups.detectAndCopyNewConsumerGroups()),
            on(groups.synchroniseConsumerGroupOffsets())),
        logs(logs));
  }

  private static boolean on(@Nullable Boolean set) {
    return set == null || set;
  }

  static TopicReplication.Builder topics(ReplicationSettings settings) {
    return TopicReplication.builder()
        .topicsToReplicate(settings.topics().included())
        .topicsToExclude(settings.topics().excluded())
        .detectAndCopyNewTopics(settings.newTopics())
        .copyTopicConfigurations(settings.topicConfigurations())
        .copyAccessControlListsForTopics(settings.readAcls());
  }

  static ConsumerGroupReplication.Builder groups(ReplicationSettings settings) {
    return ConsumerGroupReplication.builder()
        .consumerGroupsToReplicate(settings.groups().included())
        .consumerGroupsToExclude(settings.groups().excluded())
        .detectAndCopyNewConsumerGroups(settings.newGroups())
        .synchroniseConsumerGroupOffsets(settings.groupOffsets());
  }

  /** Every member of an update is required: what is not sent is refused, not kept. */
  static TopicReplicationUpdate topicsUpdate(ReplicationSettings settings) {
    return TopicReplicationUpdate.builder()
        .topicsToReplicate(settings.topics().included())
        .topicsToExclude(settings.topics().excluded())
        .detectAndCopyNewTopics(settings.newTopics())
        .copyTopicConfigurations(settings.topicConfigurations())
        .copyAccessControlListsForTopics(settings.readAcls())
        .build();
  }

  static ConsumerGroupReplicationUpdate groupsUpdate(ReplicationSettings settings) {
    return ConsumerGroupReplicationUpdate.builder()
        .consumerGroupsToReplicate(settings.groups().included())
        .consumerGroupsToExclude(settings.groups().excluded())
        .detectAndCopyNewConsumerGroups(settings.newGroups())
        .synchroniseConsumerGroupOffsets(settings.groupOffsets())
        .build();
  }

  /** Turning logs off is said by places that are disabled; none at all would change nothing. */
  static LogDelivery logs(ReplicatorLogs logs) {
    return LogDelivery.builder()
        .replicatorLogDelivery(
            places ->
                places
                    .cloudWatchLogs(
                        place ->
                            place
                                .enabled(logs.logGroup().isPresent())
                                .logGroup(logs.logGroup().orElse(null)))
                    .firehose(
                        place ->
                            place
                                .enabled(logs.deliveryStream().isPresent())
                                .deliveryStream(logs.deliveryStream().orElse(null)))
                    .s3(
                        place ->
                            place
                                .enabled(logs.bucket().isPresent())
                                .bucket(logs.bucket().orElse(null))
                                .prefix(logs.prefix().orElse(null))))
        .build();
  }

  private static ReplicatorLogs logs(@Nullable LogDelivery raw) {
    ReplicatorLogDelivery places = raw == null ? null : raw.replicatorLogDelivery();
    ReplicatorLogs logs = ReplicatorLogs.none();
    if (places == null) {
      return logs;
    }
    var cloudWatch = places.cloudWatchLogs();
    if (cloudWatch != null && cloudWatch.logGroup() != null && enabled(cloudWatch.enabled())) {
      logs = logs.logGroup(cloudWatch.logGroup());
    }
    var firehose = places.firehose();
    if (firehose != null && firehose.deliveryStream() != null && enabled(firehose.enabled())) {
      logs = logs.deliveryStream(firehose.deliveryStream());
    }
    var s3 = places.s3();
    if (s3 != null && s3.bucket() != null && enabled(s3.enabled())) {
      logs = logs.bucket(s3.bucket(), s3.prefix() == null ? "" : s3.prefix());
    }
    return logs;
  }

  private static boolean enabled(@Nullable Boolean set) {
    return Boolean.TRUE.equals(set);
  }
}
