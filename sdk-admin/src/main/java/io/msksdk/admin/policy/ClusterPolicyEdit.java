package io.msksdk.admin.policy;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.Principal;
import io.msksdk.core.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Changes to the policy of a cluster, each leaving other people's statements alone. Immutable.
 *
 * <pre>{@code
 * msk.policies().change(arn, ClusterPolicyEdit.of(arn).allowAccount("444455556666"));
 * }</pre>
 */
public final class ClusterPolicyEdit implements UnaryOperator<PolicyDocument> {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final String ALLOW = "MskAllow";
  private static final String DENY = "MskDeny";
  private static final String REPLICATOR = "MskReplicator";

  private final MskClusterArn cluster;
  private final List<UnaryOperator<List<Statement>>> changes;

  private ClusterPolicyEdit(MskClusterArn cluster, List<UnaryOperator<List<Statement>>> changes) {
    this.cluster = requireNonNull(cluster, "cluster");
    this.changes = List.copyOf(changes);
  }

  /**
   * Starts without a change.
   *
   * @param cluster the cluster
   * @return an edit that leaves the policy as it is
   */
  public static ClusterPolicyEdit of(MskClusterArn cluster) {
    return new ClusterPolicyEdit(cluster, List.of());
  }

  /**
   * Lets an account connect through VPC connections, and takes an earlier denial back.
   *
   * @param account its 12 digits
   * @return an edit with that change
   */
  public ClusterPolicyEdit allowAccount(String account) {
    Statement allow =
        Statement.allow(
                "kafka:CreateVpcConnection",
                "kafka:GetBootstrapBrokers",
                "kafka:DescribeCluster",
                "kafka:DescribeClusterV2")
            .sid(ALLOW + checked(account))
            .to(Principal.aws(account))
            .on(cluster)
            .build();
    return without(ALLOW + account).without(DENY + account).with(allow);
  }

  /**
   * Takes back what {@link #allowAccount} gave. Connections that exist stay.
   *
   * @param account its 12 digits
   * @return an edit with that change
   */
  public ClusterPolicyEdit removeAccount(String account) {
    return without(ALLOW + checked(account));
  }

  /**
   * Forbids an account new VPC connections, whatever other statements say.
   *
   * @param account its 12 digits
   * @return an edit with that change
   */
  public ClusterPolicyEdit denyAccount(String account) {
    Statement deny =
        Statement.deny("kafka:CreateVpcConnection")
            .sid(DENY + checked(account))
            .to(Principal.aws(account))
            .on(cluster)
            .build();
    return without(ALLOW + account).without(DENY + account).with(deny);
  }

  /**
   * Lets MSK Replicator read the cluster from another Region.
   *
   * @return an edit with that change
   */
  public ClusterPolicyEdit allowReplicator() {
    Statement allow =
        Statement.allow(
                "kafka:CreateVpcConnection", "kafka:GetBootstrapBrokers", "kafka:DescribeClusterV2")
            .sid(REPLICATOR)
            .to(Principal.service("kafka.amazonaws.com"))
            .on(cluster)
            .build();
    return without(REPLICATOR).with(allow);
  }

  private static String checked(String account) {
    if (ACCOUNT.matcher(account).matches()) {
      return account;
    }
    throw InvalidSpecException.of(
        Finding.error("policy.account", "account", account, "the 12 digits of an AWS account"));
  }

  private ClusterPolicyEdit with(Statement statement) {
    return then(
        statements -> {
          List<Statement> more = new ArrayList<>(statements);
          more.add(statement);
          return more;
        });
  }

  private ClusterPolicyEdit without(String sid) {
    return then(
        statements ->
            statements.stream().filter(s -> s.sid().filter(sid::equals).isEmpty()).toList());
  }

  private ClusterPolicyEdit then(UnaryOperator<List<Statement>> change) {
    List<UnaryOperator<List<Statement>>> more = new ArrayList<>(changes);
    more.add(change);
    return new ClusterPolicyEdit(cluster, more);
  }

  /**
   * Carries the changes out.
   *
   * @param policy the policy as it is
   * @return the policy as it shall be
   */
  @Override
  public PolicyDocument apply(PolicyDocument policy) {
    List<Statement> statements = policy.statements();
    for (UnaryOperator<List<Statement>> change : changes) {
      statements = change.apply(statements);
    }
    return PolicyDocument.of(statements);
  }
}
