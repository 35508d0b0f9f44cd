package io.msksdk.examples.operate;

import io.msksdk.admin.Msk;
import io.msksdk.admin.cluster.BrokerSize;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.configuration.ConfigurationRevision;
import io.msksdk.admin.configuration.ServerProperties;
import io.msksdk.admin.configuration.ServerProperty;
import io.msksdk.admin.configuration.ThreadTuning;
import io.msksdk.admin.connectivity.ClientPlace;
import io.msksdk.admin.connectivity.ClusterIngress;
import io.msksdk.admin.connectivity.ConnectionPath;
import io.msksdk.admin.connectivity.IngressRule;
import io.msksdk.admin.connectivity.Onboarding;
import io.msksdk.admin.plan.ClusterPlan;
import io.msksdk.admin.version.EndOfSupport;
import io.msksdk.admin.vpc.VpcConnectionSpec;
import io.msksdk.admin.vpc.VpcScheme;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.RunOptions;
import io.msksdk.core.runbook.RunRecord;
import io.msksdk.core.runbook.Runbook;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** What one does with clusters, a method each. */
final class Operate {
  private static final LocalDate TODAY = LocalDate.parse("2024-07-01");

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
    msk.clusters().preflight(spec).forEach(System.out::println);
    return msk.clusters().create(spec).await(policy, System.out::println);
  }

  List<IngressRule> letIn(MskClusterArn orders) {
    ConnectionPath.from(ClientPlace.OTHER_ACCOUNT).forEach(System.out::println);
    ClusterIngress ingress =
        ClusterIngress.of(msk.clusters().describe(orders)).clients("sg-app", "10.0.0.0/16");
    ingress.rules().forEach(System.out::println);
    return ingress.rules();
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
    ServerProperties durable =
        ServerProperties.builder()
            .set(ServerProperty.MIN_INSYNC_REPLICAS, 2)
            .set(ServerProperty.UNCLEAN_LEADER_ELECTION_ENABLE, false)
            .build();
    ConfigurationRevision first = msk.configurations().create("durable", durable, "CHG-4711");
    msk.clusters().update(orders).configuration(first).await(policy);

    // later: a new revision of it, checked against the cluster and applied, in one step
    Cluster tuned =
        msk.clusters()
            .update(orders)
            .tune(
                properties ->
                    properties
                        .addAll(ThreadTuning.requests("kafka.m7g.4xlarge"))
                        .set(ServerProperty.NUM_PARTITIONS, 6),
                "more partitions, and threads for the size to come")
            .await(policy);
    ConfigurationRevision now = tuned.configuration().orElseThrow();
    msk.configurations().changes(first, now).forEach(System.out::println);
    msk.configurations().effective(orders).settings().forEach(System.out::println);
    return tuned;
  }

  RunRecord upgrade(MskClusterArn orders, Path record) {
    System.out.println(msk.upgrades().outlook(orders, "3.7.x"));
    msk.upgrades().deadlines(EndOfSupport.published(), TODAY).forEach(System.out::println);
    return msk.plans()
        .change(orders, c -> c.kafkaVersion("3.7.x"))
        .waiting(policy)
        .run(
            RunOptions.recordIn(record)
                .allowing(Effect.RESTARTS_BROKERS, Effect.IRREVERSIBLE, Effect.LENGTHY));
  }

  RunRecord onboard(MskClusterArn orders, Msk client, String account, Path record) {
    VpcConnectionSpec connection =
        VpcConnectionSpec.to(orders, VpcScheme.SASL_IAM, "vpc-client")
            .subnets("subnet-x", "subnet-y")
            .securityGroups("sg-client")
            .build();
    Onboarding onboarding =
        Onboarding.of(account, connection).through(client.vpcConnections(), client.bootstrap());
    Runbook procedure = msk.connectivity().waiting(policy).onboard(onboarding);
    System.out.println(procedure);
    onboarding.notes().forEach(System.out::println);
    return procedure.run(
        RunOptions.recordIn(record)
            .allowing(Effect.RESTARTS_BROKERS, Effect.LENGTHY, Effect.BILLED)
            .reporting(System.out::println));
  }
}
