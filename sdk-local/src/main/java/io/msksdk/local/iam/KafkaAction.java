package io.msksdk.local.iam;

import java.util.Optional;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The {@code kafka-cluster} actions and the Kafka operations they stand for (developer guide, "IAM
 * access control", semantics of actions and resources). What has no row here cannot be granted.
 */
enum KafkaAction {
  DESCRIBE_CLUSTER("DescribeCluster", AclOperation.DESCRIBE, ResourceType.CLUSTER),
  ALTER_CLUSTER("AlterCluster", AclOperation.ALTER, ResourceType.CLUSTER),
  DESCRIBE_CLUSTER_CONFIGURATION(
      "DescribeClusterDynamicConfiguration", AclOperation.DESCRIBE_CONFIGS, ResourceType.CLUSTER),
  ALTER_CLUSTER_CONFIGURATION(
      "AlterClusterDynamicConfiguration", AclOperation.ALTER_CONFIGS, ResourceType.CLUSTER),
  WRITE_DATA_IDEMPOTENTLY(
      "WriteDataIdempotently", AclOperation.IDEMPOTENT_WRITE, ResourceType.CLUSTER),
  CREATE_TOPIC("CreateTopic", AclOperation.CREATE, ResourceType.TOPIC),
  DESCRIBE_TOPIC("DescribeTopic", AclOperation.DESCRIBE, ResourceType.TOPIC),
  ALTER_TOPIC("AlterTopic", AclOperation.ALTER, ResourceType.TOPIC),
  DELETE_TOPIC("DeleteTopic", AclOperation.DELETE, ResourceType.TOPIC),
  DESCRIBE_TOPIC_CONFIGURATION(
      "DescribeTopicDynamicConfiguration", AclOperation.DESCRIBE_CONFIGS, ResourceType.TOPIC),
  ALTER_TOPIC_CONFIGURATION(
      "AlterTopicDynamicConfiguration", AclOperation.ALTER_CONFIGS, ResourceType.TOPIC),
  READ_DATA("ReadData", AclOperation.READ, ResourceType.TOPIC),
  WRITE_DATA("WriteData", AclOperation.WRITE, ResourceType.TOPIC),
  DESCRIBE_GROUP("DescribeGroup", AclOperation.DESCRIBE, ResourceType.GROUP),
  ALTER_GROUP("AlterGroup", AclOperation.READ, ResourceType.GROUP),
  DELETE_GROUP("DeleteGroup", AclOperation.DELETE, ResourceType.GROUP),
  DESCRIBE_TRANSACTIONAL_ID(
      "DescribeTransactionalId", AclOperation.DESCRIBE, ResourceType.TRANSACTIONAL_ID),
  ALTER_TRANSACTIONAL_ID("AlterTransactionalId", AclOperation.WRITE, ResourceType.TRANSACTIONAL_ID);

  /** The one action that no Kafka operation stands for: it is asked when a client logs in. */
  static final String CONNECT = "kafka-cluster:Connect";

  private final String action;
  private final AclOperation operation;
  private final ResourceType type;

  KafkaAction(String name, AclOperation operation, ResourceType type) {
    this.action = "kafka-cluster:" + name;
    this.operation = operation;
    this.type = type;
  }

  static Optional<KafkaAction> of(AclOperation operation, ResourceType type) {
    for (KafkaAction action : values()) {
      if (action.operation == operation && action.type == type) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  /** Says on which resource of a cluster the action is needed. */
  IamNeed on(String clusterArn, String name) {
    String resource =
        switch (type) {
          case TOPIC -> named(clusterArn, "topic", name);
          case GROUP -> named(clusterArn, "group", name);
          case TRANSACTIONAL_ID -> named(clusterArn, "transactional-id", name);
          default -> clusterArn;
        };
    return new IamNeed(action, resource);
  }

  private static String named(String clusterArn, String type, String name) {
    return clusterArn.replaceFirst(":cluster/", ":" + type + "/") + "/" + name;
  }
}
