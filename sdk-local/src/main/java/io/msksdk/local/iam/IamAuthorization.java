package io.msksdk.local.iam;

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
    IamNeed need = access.actions().need(operation, type, name);
    if (need == null) {
      return false;
    }
    Verdict verdict = access.decide(principal, need);
    if (verdict.allowed() || recorded) {
      access.needed(principal, need);
    }
    if (!verdict.allowed() && recorded) {
      deny(principal, operation + " " + type + " " + name, need, verdict);
    }
    return verdict.allowed();
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
    IamNeed any = access.actions().need(operation, type, ANY_NAME);
    boolean allowed = any != null && access.decide(principal, any).allowed();
    if (!allowed && operation == AclOperation.WRITE && type == ResourceType.TOPIC) {
      IamNeed need = access.actions().onCluster(KafkaActions.WRITE_DATA_IDEMPOTENTLY);
      access.needed(principal, need);
      deny(principal, "IDEMPOTENT_WRITE CLUSTER", need, access.decide(principal, need));
    }
    return allowed;
  }

  private void deny(String principal, String operation, IamNeed need, Verdict verdict) {
    access.denials().add(null, access.clusterArn(), principal, operation, need, verdict);
  }
}
