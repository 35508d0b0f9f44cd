package io.msksdk.replication.policy;

import static io.msksdk.replication.Locally.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.Msk;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.policy.ClusterPolicyEdit;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.policy.AccessRequest;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.PolicySet;
import io.msksdk.core.policy.RequestContext;
import io.msksdk.core.policy.Statement;
import io.msksdk.replication.Locally;
import io.msksdk.replication.preflight.PreflightReport;
import io.msksdk.replication.preflight.ReplicatorPreflight;
import io.msksdk.replication.replicator.ReplicatorSpec;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.LocalMsk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The templates, and a source opened for real, with the preflight before and after. */
class ReplicatorPoliciesContractTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/replicator";

  private static LocalMsk local;
  private static Msk primary;
  private static Msk standby;

  @BeforeAll
  static void start() {
    local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
    primary = Locally.msk(local, Locally.PRIMARY).build();
    standby = Locally.msk(local, Locally.STANDBY).build();
  }

  @AfterAll
  static void stop() {
    primary.close();
    standby.close();
    local.close();
  }

  @Test
  void openedSource_passesThePreflight_andKeepsOtherStatements() {
    Cluster source = Locally.openedCluster(primary, "orders");
    Cluster target = Locally.cluster(standby, "standby");
    ReplicatorSpec spec = Locally.across(local, "orders-dr", source, target).build();
    primary
        .policies()
        .change(source.arn(), ClusterPolicyEdit.of(source.arn()).allowAccount("444455556666"));
    PreflightReport before = ReplicatorPreflight.between(primary, standby).check(spec);

    ReplicatorPolicies.openSource(primary, source.arn());
    String version = ReplicatorPolicies.openSource(primary, source.arn()).version();

    PolicyDocument policy = primary.policies().find(source.arn()).orElseThrow().document();
    PreflightReport after = ReplicatorPreflight.between(primary, standby).check(spec);
    assertThat(before.errors())
        .extracting(Finding::code)
        .containsExactly("preflight.cluster-policy");
    assertThat(after.errors()).isEmpty();
    assertThat(policy.statements()).extracting(Statement::sid).hasSize(2).doesNotHaveDuplicates();
    assertThat(primary.policies().find(source.arn()).orElseThrow().version()).isEqualTo(version);
  }

  @Test
  void unopenedSource_failsThePreflight_byItsConnectivityToo() {
    Cluster source = Locally.cluster(primary, "closed");
    Cluster target = Locally.cluster(standby, "standby-2");
    ReplicatorSpec spec = Locally.across(local, "closed-dr", source, target).build();

    PreflightReport report = ReplicatorPreflight.between(primary, standby).check(spec);

    assertThat(report.errors())
        .extracting(Finding::code)
        .containsExactly("preflight.multi-vpc", "preflight.cluster-policy");
    primary.clusters().delete(source.arn()).await(SOON);
  }

  @Test
  void creator_mayPassItsRoleToMskAndNoOther() {
    assertThat(creatorMay("iam:PassRole", ROLE)).isTrue();
    assertThat(creatorMay("iam:PassRole", ROLE + "-other")).isFalse();
    assertThat(creatorMay("kafka:CreateReplicator", "*")).isTrue();
    assertThat(creatorMay("kafka:TagResource", "*")).isTrue();
    assertThat(ReplicatorPolicies.creatorWithoutTags(ROLE).toJson())
        .doesNotContain("TagResource")
        .contains("kafka:CreateReplicator");
  }

  private static boolean creatorMay(String action, String resource) {
    return PolicySet.builder()
        .identity("creator", ReplicatorPolicies.creator(ROLE))
        .build()
        .compile()
        .decide(
            AccessRequest.of(
                RequestContext.of("arn:aws:iam::111122223333:user/ops")
                    .with("iam:PassedToService", "kafka.amazonaws.com"),
                action,
                resource))
        .allowed();
  }

  @Test
  void trust_namesTheAccount() {
    assertThat(ReplicatorPolicies.trust("111122223333").toJson())
        .contains("kafka.amazonaws.com", "aws:SourceAccount", "111122223333");
    assertThatThrownBy(() -> ReplicatorPolicies.trust("11112222333"))
        .isInstanceOf(InvalidSpecException.class);
    assertThat(ReplicatorPolicies.viewer().toJson()).contains("kafka:DescribeReplicator");
  }
}
