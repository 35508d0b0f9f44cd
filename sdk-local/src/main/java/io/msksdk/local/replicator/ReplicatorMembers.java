package io.msksdk.local.replicator;

import io.msksdk.local.api.Members;
import io.msksdk.local.replicator.ReplicatorRequest.ClusterSide;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ConsumerGroupReplication;
import software.amazon.awssdk.services.kafka.model.CreateReplicatorRequest;
import software.amazon.awssdk.services.kafka.model.KafkaCluster;
import software.amazon.awssdk.services.kafka.model.ReplicationInfo;
import software.amazon.awssdk.services.kafka.model.TopicReplication;

/** What the model demands of a new replicator's members. */
final class ReplicatorMembers {
  private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]{0,127}");
  private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/.+");
  private static final Pattern CLUSTER =
      Pattern.compile("arn:aws[a-z-]*:kafka:[a-z0-9-]+:\\d{12}:cluster/[^/]+/[^/]+");
  private static final int LONGEST_DESCRIPTION = 1024;

  private ReplicatorMembers() {}

  static ReplicatorRequest read(CreateReplicatorRequest request) {
    String name = Members.required("replicatorName", request.replicatorName());
    if (!NAME.matcher(name).matches()) {
      throw Members.wrong(
          "replicatorName", name, "1 to 128 letters, digits and hyphens, the first one no hyphen");
    }
    if (request.description() != null && request.description().length() > LONGEST_DESCRIPTION) {
      throw Members.wrong(
          "description", request.description().length() + " characters", "at most 1024");
    }
    String role = Members.required("serviceExecutionRoleArn", request.serviceExecutionRoleArn());
    if (!ROLE.matcher(role).matches()) {
      throw Members.wrong("serviceExecutionRoleArn", role, "the ARN of an IAM role");
    }
    clusters(Members.requiredList("kafkaClusters", request.kafkaClusters()));
    ReplicationInfo replication = replication(request);
    return new ReplicatorRequest(
        request,
        replication,
        side(
            request,
            "sourceKafkaCluster",
            replication.sourceKafkaClusterArn(),
            replication.sourceKafkaClusterId()),
        side(
            request,
            "targetKafkaCluster",
            replication.targetKafkaClusterArn(),
            replication.targetKafkaClusterId()));
  }

  private static void clusters(List<KafkaCluster> clusters) {
    for (int i = 0; i < clusters.size(); i++) {
      KafkaCluster cluster = clusters.get(i);
      String member = "kafkaClusters[" + i + "]";
      if (cluster.apacheKafkaCluster() != null) {
        SelfManagedMembers.check(member, cluster);
      } else {
        msk(member, cluster);
      }
      var vpc = Members.required(member + ".vpcConfig", cluster.vpcConfig());
      List<String> subnets = Members.requiredList(member + ".vpcConfig.subnetIds", vpc.subnetIds());
      if (subnets.stream().distinct().count() < 2) {
        throw Members.wrong(member + ".vpcConfig.subnetIds", subnets, "at least 2 subnets");
      }
    }
    if (clusters.size() != 2) {
      throw Members.wrong("kafkaClusters", clusters.size() + " clusters", "a source and a target");
    }
  }

  private static void msk(String member, KafkaCluster cluster) {
    var msk = Members.required(member + ".amazonMskCluster", cluster.amazonMskCluster());
    String arnMember = member + ".amazonMskCluster.mskClusterArn";
    String arn = Members.required(arnMember, msk.mskClusterArn());
    if (!CLUSTER.matcher(arn).matches()) {
      throw Members.wrong(arnMember, arn, "the ARN of a cluster");
    }
  }

  private static ReplicationInfo replication(CreateReplicatorRequest request) {
    List<ReplicationInfo> list =
        Members.requiredList("replicationInfoList", request.replicationInfoList());
    if (list.size() != 1) {
      throw Members.wrong("replicationInfoList", list.size() + " items", "exactly one");
    }
    ReplicationInfo info = list.get(0);
    String member = "replicationInfoList[0].";
    String compression =
        Members.required(member + "targetCompressionType", info.targetCompressionTypeAsString());
    ReplicationLists.known(
        member + "targetCompressionType", compression, info.targetCompressionType());
    topics(
        member + "topicReplication.",
        Members.required(member + "topicReplication", info.topicReplication()));
    groups(
        member + "consumerGroupReplication.",
        Members.required(member + "consumerGroupReplication", info.consumerGroupReplication()));
    return ReplicationLists.withDefaults(info);
  }

  private static void topics(String member, TopicReplication topics) {
    List<String> unused =
        Members.requiredList(member + "topicsToReplicate", topics.topicsToReplicate());
    ReplicationLists.topics(member + "topicsToReplicate", topics.topicsToReplicate());
    ReplicationLists.topics(member + "topicsToExclude", topics.topicsToExclude());
    if (topics.startingPosition() != null && topics.startingPosition().type() != null) {
      ReplicationLists.known(
          member + "startingPosition.type",
          topics.startingPosition().typeAsString(),
          topics.startingPosition().type());
    }
    if (topics.topicNameConfiguration() != null && topics.topicNameConfiguration().type() != null) {
      ReplicationLists.known(
          member + "topicNameConfiguration.type",
          topics.topicNameConfiguration().typeAsString(),
          topics.topicNameConfiguration().type());
    }
  }

  private static void groups(String member, ConsumerGroupReplication groups) {
    // an empty list turns the replication of groups off; only a missing one is wrong
    if (!groups.hasConsumerGroupsToReplicate()) {
      String unused = Members.required(member + "consumerGroupsToReplicate", null);
    }
    ReplicationLists.groups(
        member + "consumerGroupsToReplicate", groups.consumerGroupsToReplicate());
    ReplicationLists.groups(member + "consumerGroupsToExclude", groups.consumerGroupsToExclude());
  }

  /** A cluster of MSK is named by its ARN, any other one by its id. */
  private static ClusterSide side(
      CreateReplicatorRequest request, String member, @Nullable String arn, @Nullable String id) {
    String path = "replicationInfoList[0]." + member + (id == null ? "Arn" : "Id");
    String wanted = Members.required(path, id == null ? arn : id);
    for (int i = 0; i < request.kafkaClusters().size(); i++) {
      ClusterSide side =
          new ClusterSide("kafkaClusters[" + i + "]", request.kafkaClusters().get(i));
      if (side.selfManaged() == (id != null) && side.id().equals(wanted)) {
        return side;
      }
    }
    throw Members.wrong(path, wanted, "one of kafkaClusters");
  }
}
