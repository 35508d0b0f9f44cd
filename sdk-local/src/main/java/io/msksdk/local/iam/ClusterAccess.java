package io.msksdk.local.iam;

import io.msksdk.local.event.EventLog;
import io.msksdk.local.identity.Identity;
import io.msksdk.local.identity.Signatures;
import io.msksdk.local.policy.Decision;
import io.msksdk.local.policy.PolicyEvaluator;
import java.util.Optional;
import java.util.Set;

/**
 * What the brokers of one cluster need for IAM. Kafka hands it through its configuration map as it
 * is, so that callbacks made by class name know the cluster they belong to without any registry.
 */
public final class ClusterAccess {
  /** The configuration key under which the brokers' configuration holds this object. */
  public static final String CONFIG = "msk.local.cluster.access";

  private final String clusterArn;
  private final Set<String> hosts;
  private final Signatures signatures;
  private final PolicyEvaluator evaluator;
  private final Denials denials;
  private final EventLog events;

  /**
   * Joins what IAM needs of a cluster.
   *
   * @param clusterArn the cluster's ARN
   * @param hosts the host names its brokers answer to
   * @param signatures what knows the identities and checks their signatures
   * @param evaluator what decides about policies
   * @param denials where refusals are written
   * @param events where logins are written
   */
  public ClusterAccess(
      String clusterArn,
      Set<String> hosts,
      Signatures signatures,
      PolicyEvaluator evaluator,
      Denials denials,
      EventLog events) {
    this.clusterArn = clusterArn;
    this.hosts = Set.copyOf(hosts);
    this.signatures = signatures;
    this.evaluator = evaluator;
    this.denials = denials;
    this.events = events;
  }

  String clusterArn() {
    return clusterArn;
  }

  String region() {
    return clusterArn.split(":", 6)[3];
  }

  boolean answersTo(String host) {
    return hosts.contains(host);
  }

  Signatures signatures() {
    return signatures;
  }

  Denials denials() {
    return denials;
  }

  EventLog events() {
    return events;
  }

  /** Decides about an owner's need by the policies that are in force now. */
  Decision decide(String principal, IamNeed need) {
    Optional<Identity> owner = signatures.identities().withArn(principal);
    if (owner.isEmpty()) {
      return new Decision(false, "the identity is no longer known");
    }
    if (owner.get().administrator()) {
      return new Decision(true, "allowed everything");
    }
    return evaluator.decide(owner.get().policies(), need.action(), need.resource());
  }

  @Override
  public String toString() {
    return "ClusterAccess[" + clusterArn + "]";
  }
}
