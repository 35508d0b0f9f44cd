package io.msksdk.admin.policy;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.CallException;
import io.msksdk.core.call.NotFoundException;
import io.msksdk.core.call.ServiceException;
import io.msksdk.core.policy.PolicyDocument;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.DeleteClusterPolicyRequest;
import software.amazon.awssdk.services.kafka.model.GetClusterPolicyRequest;
import software.amazon.awssdk.services.kafka.model.PutClusterPolicyRequest;

/** The policies behind {@code Msk.policies()}, which makes it. Thread-safe. */
public final class DefaultClusterPolicies implements ClusterPolicies {
  private static final PolicyDocument NONE = PolicyDocument.of();

  private final AwsCalls calls;

  private DefaultClusterPolicies(AwsCalls calls) {
    this.calls = calls;
  }

  /**
   * Binds the feature to a session.
   *
   * @param session the session of an {@code Msk}
   * @return the policies of its clusters
   */
  public static ClusterPolicies on(Session session) {
    return new DefaultClusterPolicies(session.calls());
  }

  @Override
  public Optional<ClusterPolicy> find(MskClusterArn cluster) {
    requireNonNull(cluster, "cluster");
    try {
      var answer =
          calls.read(
              GetClusterPolicyRequest.builder().clusterArn(cluster.toString()).build(),
              KafkaClient::getClusterPolicy);
      return Optional.of(
          new ClusterPolicy(PolicyDocument.parse(answer.policy()), answer.currentVersion()));
    } catch (NotFoundException e) {
      // the service says the same of a cluster without a policy and of no cluster
      if (e.error().message().contains("does not exist")) {
        throw e;
      }
      return Optional.empty();
    }
  }

  @Override
  public PolicyDiff preview(MskClusterArn cluster, UnaryOperator<PolicyDocument> change) {
    PolicyDocument present = find(cluster).map(ClusterPolicy::document).orElse(NONE);
    return PolicyDiff.between(present, change.apply(present));
  }

  @Override
  public ClusterPolicy change(MskClusterArn cluster, UnaryOperator<PolicyDocument> change) {
    requireNonNull(change, "change");
    try {
      return attempt(cluster, change);
    } catch (ServiceException e) {
      if (!outdated(e)) {
        throw e;
      }
      return attempt(cluster, change);
    }
  }

  private ClusterPolicy attempt(MskClusterArn cluster, UnaryOperator<PolicyDocument> change) {
    Optional<ClusterPolicy> now = find(cluster);
    PolicyDocument present = now.map(ClusterPolicy::document).orElse(NONE);
    PolicyDocument next = change.apply(present);
    if (same(present, next)) {
      return now.orElseGet(() -> new ClusterPolicy(NONE, ""));
    }
    if (next.statements().isEmpty()) {
      remove(cluster);
      return new ClusterPolicy(NONE, "");
    }
    try {
      String version = put(cluster, next, now);
      return new ClusterPolicy(next, version);
    } catch (CallException e) {
      if (e.notApplied()) {
        throw e;
      }
      // the answer was lost: the policy itself says whether it was put
      return find(cluster).filter(put -> same(put.document(), next)).orElseThrow(() -> e);
    }
  }

  private String put(MskClusterArn cluster, PolicyDocument next, Optional<ClusterPolicy> now) {
    PutClusterPolicyRequest request =
        PutClusterPolicyRequest.builder()
            .clusterArn(cluster.toString())
            .policy(next.toJson())
            .currentVersion(now.map(ClusterPolicy::version).orElse(null))
            .build();
    return calls.write(request, KafkaClient::putClusterPolicy).currentVersion();
  }

  /** Statements have no order among themselves. */
  private static boolean same(PolicyDocument one, PolicyDocument other) {
    return PolicyDiff.between(one, other).isEmpty();
  }

  private static boolean outdated(ServiceException e) {
    return e.error().status() == 400
        && e.error().message().toLowerCase(Locale.ROOT).contains("version");
  }

  @Override
  public void remove(MskClusterArn cluster) {
    requireNonNull(cluster, "cluster");
    try {
      calls.write(
          DeleteClusterPolicyRequest.builder().clusterArn(cluster.toString()).build(),
          KafkaClient::deleteClusterPolicy);
    } catch (NotFoundException e) {
      if (e.error().message().contains("does not exist")) {
        throw e;
      }
    } catch (CallException e) {
      if (e.notApplied() || find(cluster).isPresent()) {
        throw e;
      }
    }
  }
}
