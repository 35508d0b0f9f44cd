package io.msksdk.local.replicator;

import io.msksdk.local.api.Members;
import io.msksdk.local.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ConsumerGroupReplication;
import software.amazon.awssdk.services.kafka.model.ConsumerGroupReplicationUpdate;
import software.amazon.awssdk.services.kafka.model.ReplicationInfo;
import software.amazon.awssdk.services.kafka.model.TopicReplication;
import software.amazon.awssdk.services.kafka.model.TopicReplicationUpdate;
import software.amazon.awssdk.services.kafka.model.UpdateReplicationInfoRequest;

/**
 * What may change of a replicator: topics, groups and logs. Clusters, compression, starting
 * position and topic names stay as they were created (developer guide, "Edit Amazon MSK Replicator
 * settings"; the operation has no members for them).
 */
final class ReplicationChange {
  private ReplicationChange() {}

  static void check(UpdateReplicationInfoRequest request, ReplicationInfo now) {
    String unused = Members.required("currentVersion", request.currentVersion());
    if (now.sourceKafkaClusterId() == null) {
      same("sourceKafkaClusterArn", request.sourceKafkaClusterArn(), now.sourceKafkaClusterArn());
    } else {
      same("sourceKafkaClusterId", request.sourceKafkaClusterId(), now.sourceKafkaClusterId());
    }
    if (now.targetKafkaClusterId() == null) {
      same("targetKafkaClusterArn", request.targetKafkaClusterArn(), now.targetKafkaClusterArn());
    } else {
      same("targetKafkaClusterId", request.targetKafkaClusterId(), now.targetKafkaClusterId());
    }
    if (request.topicReplication() == null
        && request.consumerGroupReplication() == null
        && request.logDelivery() == null) {
      throw Refusal.badRequest(
          "You must specify topicReplication, consumerGroupReplication or logDelivery to update.");
    }
    if (request.topicReplication() != null) {
      topics(request.topicReplication());
    }
    if (request.consumerGroupReplication() != null) {
      groups(request.consumerGroupReplication());
    }
  }

  static ReplicationInfo apply(UpdateReplicationInfoRequest request, ReplicationInfo now) {
    return now.toBuilder()
        .topicReplication(changed(now.topicReplication(), request.topicReplication()))
        .consumerGroupReplication(
            changed(now.consumerGroupReplication(), request.consumerGroupReplication()))
        .build();
  }

  private static void same(String member, @Nullable String asked, String now) {
    if (!Members.required(member, asked).equals(now)) {
      throw Members.wrong(member, asked, now + ": a replicator's clusters can't be changed");
    }
  }

  private static void topics(TopicReplicationUpdate update) {
    String member = "topicReplication.";
    there(member + "copyAccessControlListsForTopics", update.copyAccessControlListsForTopics());
    there(member + "copyTopicConfigurations", update.copyTopicConfigurations());
    there(member + "detectAndCopyNewTopics", update.detectAndCopyNewTopics());
    there(member + "topicsToExclude", update.hasTopicsToExclude() ? true : null);
    var unused = Members.requiredList(member + "topicsToReplicate", update.topicsToReplicate());
    ReplicationLists.topics(member + "topicsToReplicate", update.topicsToReplicate());
    ReplicationLists.topics(member + "topicsToExclude", update.topicsToExclude());
  }

  private static void groups(ConsumerGroupReplicationUpdate update) {
    String member = "consumerGroupReplication.";
    there(member + "detectAndCopyNewConsumerGroups", update.detectAndCopyNewConsumerGroups());
    there(member + "synchroniseConsumerGroupOffsets", update.synchroniseConsumerGroupOffsets());
    there(member + "consumerGroupsToExclude", update.hasConsumerGroupsToExclude() ? true : null);
    there(
        member + "consumerGroupsToReplicate", update.hasConsumerGroupsToReplicate() ? true : null);
    ReplicationLists.groups(
        member + "consumerGroupsToReplicate", update.consumerGroupsToReplicate());
    ReplicationLists.groups(member + "consumerGroupsToExclude", update.consumerGroupsToExclude());
  }

  private static void there(String member, @Nullable Boolean value) {
    Boolean unused = Members.required(member, value);
  }

  private static TopicReplication changed(
      TopicReplication now, @Nullable TopicReplicationUpdate update) {
    return update == null
        ? now
        : now.toBuilder()
            .copyAccessControlListsForTopics(update.copyAccessControlListsForTopics())
            .copyTopicConfigurations(update.copyTopicConfigurations())
            .detectAndCopyNewTopics(update.detectAndCopyNewTopics())
            .topicsToExclude(update.topicsToExclude())
            .topicsToReplicate(update.topicsToReplicate())
            .build();
  }

  private static ConsumerGroupReplication changed(
      ConsumerGroupReplication now, @Nullable ConsumerGroupReplicationUpdate update) {
    return update == null
        ? now
        : now.toBuilder()
            .consumerGroupsToExclude(update.consumerGroupsToExclude())
            .consumerGroupsToReplicate(update.consumerGroupsToReplicate())
            .detectAndCopyNewConsumerGroups(update.detectAndCopyNewConsumerGroups())
            .synchroniseConsumerGroupOffsets(update.synchroniseConsumerGroupOffsets())
            .build();
  }
}
