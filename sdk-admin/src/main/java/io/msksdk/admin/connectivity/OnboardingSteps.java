package io.msksdk.admin.connectivity;

import io.msksdk.admin.policy.ClusterPolicies;
import io.msksdk.admin.policy.ClusterPolicy;
import io.msksdk.admin.policy.ClusterPolicyEdit;
import io.msksdk.admin.vpc.VpcConnection;
import io.msksdk.admin.vpc.VpcConnectionState;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskVpcConnectionArn;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.Effect;
import java.util.Optional;
import java.util.Set;

/** What the owner allows and the client makes. */
record OnboardingSteps(Onboarding onboarding, ClusterPolicies policies, WaitPolicy policy) {

  ProcedureStep allow() {
    MskClusterArn cluster = onboarding.connection().cluster();
    ClusterPolicyEdit edit = ClusterPolicyEdit.of(cluster).allowAccount(onboarding.account());
    return ProcedureStep.call(
        "allow",
        "allow the account " + onboarding.account() + " in the cluster's policy",
        Set.of(),
        () -> PolicyState.so(policies, cluster, edit),
        () -> {
          ClusterPolicy unused = policies.change(cluster, edit);
          return "allow";
        });
  }

  ProcedureStep connect() {
    return new ProcedureStep(
            "connect",
            "connect " + onboarding.connection().vpc() + " of the client",
            Set.of(Effect.BILLED),
            () -> connection(VpcConnectionState.CREATING),
            () -> connection(VpcConnectionState.AVAILABLE).isPresent(),
            () -> onboarding.connections().create(onboarding.connection()).id(),
            (token, progress) ->
                onboarding
                    .connections()
                    .creation(MskVpcConnectionArn.parse(token))
                    .await(policy, progress))
        .costing("vpc-connection");
  }

  /** MSK makes one connection of a VPC and scheme to a cluster. */
  private Optional<String> connection(VpcConnectionState state) {
    return onboarding
        .connections()
        .list()
        .filter(connection -> connection.state() == state)
        .filter(this::wanted)
        .map(connection -> connection.arn().toString())
        .findFirst();
  }

  private boolean wanted(VpcConnection connection) {
    return connection.cluster().equals(onboarding.connection().cluster())
        && connection.authentication().equals(onboarding.connection().scheme().name())
        && connection.vpc().filter(onboarding.connection().vpc()::equals).isPresent();
  }
}
