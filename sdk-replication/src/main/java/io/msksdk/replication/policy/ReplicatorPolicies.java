package io.msksdk.replication.policy;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.Msk;
import io.msksdk.admin.policy.ClusterPolicy;
import io.msksdk.admin.policy.ClusterPolicyEdit;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.Principal;
import io.msksdk.core.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The policies replication needs (Amazon MSK Developer Guide, "Set up IAM permissions to create an
 * MSK Replicator", "Prepare the Amazon MSK source cluster", "Access permissions").
 */
public final class ReplicatorPolicies {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final String SERVICE = "kafka.amazonaws.com";

  private ReplicatorPolicies() {}

  /**
   * Writes the policy of who creates replicators.
   *
   * @param role the ARN of the role replicators work as, the only one that may be passed to MSK
   * @return the policy, with the right to give tags at creation
   */
  public static PolicyDocument creator(String role) {
    return creator(role, "kafka:TagResource");
  }

  /**
   * Writes the policy of who creates replicators without tags.
   *
   * @param role the ARN of the role replicators work as, the only one that may be passed to MSK
   * @return the policy
   */
  public static PolicyDocument creatorWithoutTags(String role) {
    return creator(role, new String[0]);
  }

  private static PolicyDocument creator(String role, String... tags) {
    requireNonNull(role, "role");
    List<String> more =
        new ArrayList<>(
            List.of(
                "ec2:DescribeSubnets",
                "ec2:DescribeSecurityGroups",
                "ec2:CreateNetworkInterface",
                "ec2:DescribeVpcs",
                "kafka:CreateReplicator"));
    more.addAll(List.of(tags));
    return PolicyDocument.of(
        Statement.allow("iam:CreateServiceLinkedRole", more.toArray(String[]::new))
            .sid("CreateReplicators")
            .on("*")
            .build(),
        Statement.allow("iam:PassRole")
            .sid("PassReplicatorRole")
            .on(role)
            .when("StringEquals", "iam:PassedToService", SERVICE)
            .build());
  }

  /**
   * Writes the policy of who looks at replicators.
   *
   * @return the policy
   */
  public static PolicyDocument viewer() {
    return PolicyDocument.of(
        Statement.allow(
                "kafka:DescribeReplicator", "kafka:ListReplicators", "kafka:ListTagsForResource")
            .sid("ViewReplicators")
            .on("*")
            .build());
  }

  /**
   * Writes the trust policy of the role replicators work as.
   *
   * @param account the account of the replicators, its 12 digits
   * @return the policy
   * @throws InvalidSpecException when the account has not 12 digits
   */
  public static PolicyDocument trust(String account) {
    if (!ACCOUNT.matcher(account).matches()) {
      throw InvalidSpecException.of(
          Finding.error("policy.account", "account", account, "the 12 digits of an AWS account"));
    }
    return PolicyDocument.of(
        Statement.allow("sts:AssumeRole")
            .to(Principal.service(SERVICE))
            .when("StringEquals", "aws:SourceAccount", account)
            .build());
  }

  /**
   * Writes what a role needs besides AWSMSKReplicatorExecutionRole to read the secrets of a source
   * that MSK does not run.
   *
   * @param login the ARN of the secret of the login
   * @param rootCa the ARN of the secret with the CA's certificate, none for a public CA
   * @return the policy
   */
  public static PolicyDocument secrets(String login, String... rootCa) {
    return PolicyDocument.of(
        Statement.allow(
                "secretsmanager:GetResourcePolicy",
                "secretsmanager:GetSecretValue",
                "secretsmanager:DescribeSecret",
                "secretsmanager:ListSecretVersionIds")
            .sid("ReadSourceSecrets")
            .on(login, rootCa)
            .build());
  }

  /**
   * Lists the ACLs that a replicator's user needs on a source that MSK does not run.
   *
   * @param user the name of the SASL/SCRAM user, or a certificate's subject
   * @return ACLs to be created there, for all topics and groups
   */
  public static List<AclBinding> sourceAcls(String user) {
    String principal = "User:" + requireNonNull(user, "user");
    return List.of(
        acl(ResourceType.TOPIC, "*", principal, AclOperation.READ),
        acl(ResourceType.TOPIC, "*", principal, AclOperation.DESCRIBE),
        acl(ResourceType.GROUP, "*", principal, AclOperation.READ),
        acl(ResourceType.GROUP, "*", principal, AclOperation.DESCRIBE),
        acl(ResourceType.CLUSTER, "kafka-cluster", principal, AclOperation.DESCRIBE));
  }

  private static AclBinding acl(
      ResourceType type, String name, String principal, AclOperation operation) {
    return new AclBinding(
        new ResourcePattern(type, name, PatternType.LITERAL),
        new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
  }

  /**
   * Lets MSK Replicator read a source from another Region. The cluster's policy is read, one
   * statement is added and everything else in it stays; a policy that has it already is not put
   * again.
   *
   * @param msk MSK in the source's Region
   * @param source the source
   * @return the policy as it is then
   */
  public static ClusterPolicy openSource(Msk msk, MskClusterArn source) {
    return msk.policies().change(source, ClusterPolicyEdit.of(source).allowReplicator());
  }
}
