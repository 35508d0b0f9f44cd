package io.msksdk.local.iam;

import io.msksdk.local.identity.AuthorisationMode;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/** Decides Kafka requests of IAM callers by their policies. Thread-safe. */
public final class IamAuthorization {
  private static final String CLUSTER_NAME = "kafka-cluster";

  private final ClusterAccess access;

  /**
   * Decides for one cluster.
   *
   * @param access the cluster's IAM side
   */
  public IamAuthorization(ClusterAccess access) {
    this.access = access;
  }

  /** What becomes of an answer. */
  public enum Counts {
    /** A refusal goes to the log. */
    WHATEVER_IT_IS,
    /** It is a need when it is allowed; a refusal only leaves something out of a list. */
    WHEN_ALLOWED,
    /** It only tells a client what it could do. */
    NEVER
  }

  /**
   * Decides one operation on one resource. What no action stands for is refused: brokers ask CREATE
   * and DELETE on the cluster first, as a probe, and then, refused, on each topic.
   *
   * @param principal the caller's ARN
   * @param operation the operation
   * @param type the kind of resource
   * @param name the resource's name
   * @param counts what becomes of the answer
   * @return true when a policy allows it
   */
  public boolean allows(
      String principal, AclOperation operation, ResourceType type, String name, Counts counts) {
    if (off(principal)) {
      return true;
    }
    Answer answer = access.answers().to(principal, operation, type, name);
    IamNeed need = answer.need();
    if (need == null) {
      return refuseWithoutAction(principal, operation + " " + type + " " + name, counts);
    }
    if (counts == Counts.NEVER) {
      return answer.allowed();
    }
    // the configuration in the answer to a creation is left out where it may not be seen
    boolean probe = counts == Counts.WHEN_ALLOWED;
    boolean needed = !probe || (answer.allowed() && operation != AclOperation.DESCRIBE_CONFIGS);
    if (needed && answer.countsFirst()) {
      access.needed(principal, need);
    }
    if (!answer.allowed() && !probe) {
      deny(principal, operation + " " + type + " " + name, answer);
    }
    return answer.allowed();
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
    if (off(principal)) {
      return true;
    }
    boolean allowed = access.answers().to(principal, operation, type, Answers.ANY_NAME).allowed();
    if (operation == AclOperation.WRITE && type == ResourceType.TOPIC) {
      // the smaller right is the one to propose, also where the larger one did
      access.needed(principal, access.actions().onCluster(KafkaActions.WRITE_DATA_IDEMPOTENTLY));
      Answer idempotent =
          access
              .answers()
              .to(principal, AclOperation.IDEMPOTENT_WRITE, ResourceType.CLUSTER, CLUSTER_NAME);
      if (!allowed && !idempotent.allowed()) {
        deny(principal, "IDEMPOTENT_WRITE CLUSTER", idempotent);
      }
    }
    return allowed;
  }

  private boolean refuseWithoutAction(String principal, String operation, Counts counts) {
    if (counts == Counts.WHATEVER_IT_IS) {
      access.denials().addUngrantable(access.clusterArn(), principal, operation);
    }
    return false;
  }

  private boolean off(String principal) {
    return access.authorisation().mode(principal, access.clusterArn()) == AuthorisationMode.OFF;
  }

  private void deny(String principal, String operation, Answer answer) {
    IamNeed denied = answer.denied();
    if (denied != null) {
      access
          .denials()
          .add(null, access.clusterArn(), principal, operation, denied, answer.verdict());
    }
  }
}
