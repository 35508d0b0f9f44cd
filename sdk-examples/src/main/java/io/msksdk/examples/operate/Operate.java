package io.msksdk.examples.operate;

import io.msksdk.admin.Msk;
import io.msksdk.admin.cluster.BrokerSize;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.cluster.ConnectivitySettings;
import io.msksdk.admin.configuration.ConfigurationRevision;
import io.msksdk.admin.configuration.ServerProperties;
import io.msksdk.admin.configuration.ServerProperty;
import io.msksdk.admin.plan.ClusterPlan;
import io.msksdk.admin.policy.ClusterPolicyEdit;
import io.msksdk.admin.vpc.VpcConnection;
import io.msksdk.admin.vpc.VpcConnectionSpec;
import io.msksdk.admin.vpc.VpcScheme;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.RunOptions;
import io.msksdk.core.runbook.RunRecord;
import java.nio.file.Path;

/** What one does with clusters, a method each. */
final class Operate {
  private final Msk msk;
  private final WaitPolicy policy;

  Operate(Msk msk, WaitPolicy policy) {
    this.msk = msk;
    this.policy = policy;
  }

  Cluster create() {
    ClusterSpec spec =
        ClusterSpec.provisioned("orders", "3.6.0")
            .brokers(3, BrokerSize.standard("m7g.large"))
            .subnets("subnet-a", "subnet-b", "subnet-c")
            .storageGib(500)
            .access(ClusterAccess.IAM)
            .build();
    return msk.clusters().create(spec).await(policy, System.out::println);
  }

  RunRecord grow(MskClusterArn orders, Path record) {
    ClusterPlan plan = msk.plans().change(orders, c -> c.brokers(6).storageGib(1000));
    System.out.println(plan);
    return plan.waiting(policy)
        .run(
            RunOptions.recordIn(record)
                .allowing(Effect.LENGTHY, Effect.BILLED, Effect.IRREVERSIBLE)
                .onlyIf(plan.digest())
                .because("CHG-4711")
                .reporting(System.out::println));
  }

  Cluster tune(MskClusterArn orders) {
    ServerProperties properties =
        ServerProperties.builder()
            .set(ServerProperty.MIN_INSYNC_REPLICAS, 2)
            .set(ServerProperty.UNCLEAN_LEADER_ELECTION_ENABLE, false)
            .build();
    ConfigurationRevision tuned =
        msk.configurations().create("durable", properties, "no record is lost");
    return msk.clusters().update(orders).configuration(tuned).await(policy);
  }

  RunRecord upgrade(MskClusterArn orders, Path record) {
    System.out.println(msk.versions().targets(orders));
    return msk.plans()
        .change(orders, c -> c.kafkaVersion("3.7.x"))
        .waiting(policy)
        .run(
            RunOptions.recordIn(record)
                .allowing(Effect.RESTARTS_BROKERS, Effect.IRREVERSIBLE, Effect.LENGTHY));
  }

  VpcConnection onboard(MskClusterArn orders, Msk client, String account, Path record) {
    msk.plans()
        .change(
            orders,
            c -> c.connectivity(ConnectivitySettings.privateOnly().multiVpc(ClusterAccess.IAM)))
        .waiting(policy)
        .run(RunOptions.recordIn(record).allowing(Effect.RESTARTS_BROKERS, Effect.LENGTHY));
    msk.policies().change(orders, ClusterPolicyEdit.of(orders).allowAccount(account));
    return client
        .vpcConnections()
        .create(
            VpcConnectionSpec.to(orders, VpcScheme.SASL_IAM, "vpc-client")
                .subnets("subnet-x", "subnet-y")
                .securityGroups("sg-client")
                .build())
        .await(policy);
  }
}
