package io.msksdk.local.iam;

import io.msksdk.core.policy.KafkaClusterAction;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * The needs that Kafka's questions stand for on one cluster. What has no action cannot be granted
 * (developer guide, "IAM access control", semantics of actions and resources). Immutable.
 */
final class KafkaActions {
  /** The one action that no Kafka operation stands for: it is asked when a client logs in. */
  static final KafkaClusterAction CONNECT = required("Connect");

  static final KafkaClusterAction WRITE_DATA_IDEMPOTENTLY = required("WriteDataIdempotently");

  // asked for every topic of every request: neither text nor lists are searched then
  private final Map<ResourceType, Map<AclOperation, KafkaClusterAction>> actions =
      new EnumMap<>(ResourceType.class);
  private final Map<ResourceType, String> prefixes = new EnumMap<>(ResourceType.class);
  private final String clusterArn;

  private KafkaActions(String clusterArn) {
    this.clusterArn = clusterArn;
    for (ResourceType type : ResourceType.values()) {
      Map<AclOperation, KafkaClusterAction> ofType = new EnumMap<>(AclOperation.class);
      for (AclOperation operation : AclOperation.values()) {
        KafkaClusterAction.forOperation(type.name(), operation.name())
            .ifPresent(action -> ofType.put(operation, action));
      }
      actions.put(type, ofType);
      ofType.values().stream()
          .findFirst()
          .filter(action -> type != ResourceType.CLUSTER)
          .map(action -> clusterArn.replace(":cluster/", ":" + action.resourceType() + "/") + "/")
          .ifPresent(prefix -> prefixes.put(type, prefix));
    }
  }

  static KafkaActions of(String clusterArn) {
    return new KafkaActions(clusterArn);
  }

  /** What a question of a broker needs, null when no action stands for it. */
  @Nullable IamNeed need(AclOperation operation, ResourceType type, String name) {
    Map<AclOperation, KafkaClusterAction> ofType = actions.get(type);
    KafkaClusterAction action = ofType == null ? null : ofType.get(operation);
    if (action == null) {
      return null;
    }
    String prefix = prefixes.get(type);
    return IamNeed.on(action, prefix == null ? clusterArn : prefix + name);
  }

  /** How the ARNs of groups of the cluster begin. */
  String groups() {
    return clusterArn.replace(":cluster/", ":group/") + "/";
  }

  IamNeed onCluster(KafkaClusterAction action) {
    return IamNeed.on(action, clusterArn);
  }

  private static KafkaClusterAction required(String name) {
    return KafkaClusterAction.find(name).orElseThrow();
  }
}
