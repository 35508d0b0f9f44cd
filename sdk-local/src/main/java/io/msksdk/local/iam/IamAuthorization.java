package io.msksdk.local.iam;

import io.msksdk.local.policy.Decision;
import java.util.Optional;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/** Decides Kafka requests of IAM callers by their policies. Thread-safe. */
public final class IamAuthorization {
  // no policy names it, so that only a pattern that covers any name can allow it
  private static final String ANY_NAME = "\u0001any-name\u0001";

  private final ClusterAccess access;

  /**
   * Decides for one cluster.
   *
   * @param access the cluster's IAM side
   */
  public IamAuthorization(ClusterAccess access) {
    this.access = access;
  }

  /**
   * Decides one operation on one resource. What no action stands for is refused in silence: brokers
   * ask CREATE and DELETE on the cluster first and then, refused, on each topic.
   *
   * @param principal the caller's ARN
   * @param operation the operation
   * @param type the kind of resource
   * @param name the resource's name
   * @param recorded whether a refusal goes to the log; false for questions that only probe
   * @return true when a policy allows it
   */
  public boolean allows(
      String principal, AclOperation operation, ResourceType type, String name, boolean recorded) {
    Optional<KafkaAction> action = KafkaAction.of(operation, type);
    if (action.isEmpty()) {
      return false;
    }
    IamNeed need = action.get().on(access.clusterArn(), name);
    Decision decision = access.decide(principal, need);
    if (!decision.allowed() && recorded) {
      deny(principal, operation + " " + type + " " + name, need, decision.reason());
    }
    return decision.allowed();
  }

  /**
   * Decides whether an operation is allowed on every resource of a type. Brokers ask it for an
   * idempotent producer that may not write idempotently on the cluster: the right to write to all
   * topics is enough then (developer guide, "IAM access control", idempotent writes).
   *
   * @param principal the caller's ARN
   * @param operation the operation
   * @param type the kind of resource
   * @return true when a policy allows it whatever the name
   */
  public boolean allowsAny(String principal, AclOperation operation, ResourceType type) {
    boolean allowed = allows(principal, operation, type, ANY_NAME, false);
    if (!allowed && operation == AclOperation.WRITE && type == ResourceType.TOPIC) {
      IamNeed need = KafkaAction.WRITE_DATA_IDEMPOTENTLY.on(access.clusterArn(), "");
      deny(principal, "IDEMPOTENT_WRITE CLUSTER", need, access.decide(principal, need).reason());
    }
    return allowed;
  }

  private void deny(String principal, String operation, IamNeed need, String reason) {
    access.denials().add(null, access.clusterArn(), principal, operation, need, reason);
  }
}
