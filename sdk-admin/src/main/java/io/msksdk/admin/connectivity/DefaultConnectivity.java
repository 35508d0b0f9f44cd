package io.msksdk.admin.connectivity;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.bootstrap.DefaultBootstrap;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.cluster.Clusters;
import io.msksdk.admin.cluster.DefaultClusters;
import io.msksdk.admin.configuration.Configurations;
import io.msksdk.admin.configuration.DefaultConfigurations;
import io.msksdk.admin.operation.DefaultOperations;
import io.msksdk.admin.policy.ClusterPolicies;
import io.msksdk.admin.policy.DefaultClusterPolicies;
import io.msksdk.admin.vpc.DefaultVpcConnections;
import io.msksdk.admin.vpc.VpcConnection;
import io.msksdk.admin.vpc.VpcConnectionState;
import io.msksdk.admin.vpc.VpcConnections;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskVpcConnectionArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.json.JsonObject;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.Runbook;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The procedures behind {@code Msk.connectivity()}, which makes it. Thread-safe. */
public final class DefaultConnectivity implements Connectivity {
  private static final WaitPolicy USUAL = WaitPolicy.atMost(Duration.ofHours(2));
  private static final Set<VpcConnectionState> USELESS =
      Set.of(VpcConnectionState.INACTIVE, VpcConnectionState.REJECTED, VpcConnectionState.FAILED);
  private static final Set<Effect> OPENS =
      Set.copyOf(EnumSet.of(Effect.RESTARTS_BROKERS, Effect.LENGTHY));
  private static final Set<Effect> OPENS_TO_PUBLIC =
      Set.copyOf(EnumSet.of(Effect.RESTARTS_BROKERS, Effect.LENGTHY, Effect.BILLED));

  private final Session session;
  private final WaitPolicy policy;
  private final Clusters clusters;
  private final Configurations configurations;
  private final ClusterPolicies policies;
  private final VpcConnections connections;
  private final AccessChecks checks;
  private final UpdateSteps updates;

  private DefaultConnectivity(Session session, WaitPolicy policy) {
    this.session = session;
    this.policy = policy;
    this.clusters = DefaultClusters.on(session);
    this.configurations = DefaultConfigurations.on(session);
    this.policies = DefaultClusterPolicies.on(session);
    this.connections = DefaultVpcConnections.on(session);
    this.checks = new AccessChecks(clusters, configurations, DefaultBootstrap.on(session));
    this.updates = new UpdateSteps(clusters, DefaultOperations.on(session), policy);
  }

  /**
   * Binds the feature to a session.
   *
   * @param session the session of an {@code Msk}
   * @return the procedures of its account and Region
   */
  public static Connectivity on(Session session) {
    return new DefaultConnectivity(session, USUAL);
  }

  @Override
  public Connectivity waiting(WaitPolicy policy) {
    return new DefaultConnectivity(session, requireNonNull(policy, "policy"));
  }

  @Override
  public List<Finding> publicAccessFindings(MskClusterArn cluster) {
    return checks.publicAccess(requireNonNull(cluster, "cluster"));
  }

  @Override
  public Runbook openToPublic(MskClusterArn cluster) {
    requireNonNull(cluster, "cluster");
    return runbook(
        "public-access",
        cluster.toString(),
        JsonObject.builder().build(),
        ProcedureStep.gate(
            "check", "check what public access asks", () -> checks.publicAccess(cluster)),
        updates.connectivity(
            "open",
            "open the cluster to the internet",
            OPENS_TO_PUBLIC,
            () -> cluster,
            now -> now.openToPublic()),
        ProcedureStep.gate(
            "servers", "see public bootstrap servers", () -> servers(cluster, NetworkPath.PUBLIC)));
  }

  private List<Finding> servers(MskClusterArn cluster, NetworkPath path) {
    return checks.servers(
        checks.bootstrap(), cluster, path, clusters.describe(cluster).security().access());
  }

  @Override
  public Runbook create(ClusterSpec spec) {
    return new PublicCreation(clusters, checks, updates, policy).of(spec, session.time());
  }

  @Override
  public List<Finding> multiVpcFindings(
      MskClusterArn cluster, ClusterAccess first, ClusterAccess... more) {
    return checks.multiVpc(requireNonNull(cluster, "cluster"), EnumSet.of(first, more));
  }

  @Override
  public Runbook openToVpcs(MskClusterArn cluster, ClusterAccess first, ClusterAccess... more) {
    requireNonNull(cluster, "cluster");
    Set<ClusterAccess> ways = EnumSet.of(first, more);
    return runbook(
        "multi-vpc",
        cluster.toString(),
        ways(ways),
        check(cluster, ways),
        open(cluster, ways),
        ProcedureStep.gate(
            "servers",
            "see bootstrap servers for " + ways + " from other VPCs",
            () -> checks.servers(checks.bootstrap(), cluster, NetworkPath.MULTI_VPC, ways)));
  }

  private ProcedureStep check(MskClusterArn cluster, Set<ClusterAccess> ways) {
    return ProcedureStep.gate(
        "check", "check what other VPCs ask", () -> checks.multiVpc(cluster, ways));
  }

  private ProcedureStep open(MskClusterArn cluster, Set<ClusterAccess> ways) {
    return updates.connectivity(
        "open",
        "open " + ways + " to other VPCs",
        OPENS,
        () -> cluster,
        now -> {
          Set<ClusterAccess> all = EnumSet.copyOf(ways);
          all.addAll(now.multiVpc());
          return now.multiVpc(all.toArray(ClusterAccess[]::new));
        });
  }

  @Override
  public SchemeImpact impactOfClosing(
      MskClusterArn cluster, ClusterAccess first, ClusterAccess... more) {
    return new ClosingImpact(connections, policies).of(cluster, EnumSet.of(first, more));
  }

  @Override
  public Runbook closeToVpcs(MskClusterArn cluster, ClusterAccess first, ClusterAccess... more) {
    requireNonNull(cluster, "cluster");
    Set<ClusterAccess> ways = EnumSet.of(first, more);
    Set<Effect> effects = EnumSet.of(Effect.CUTS_CLIENTS);
    effects.addAll(OPENS);
    return runbook(
        "multi-vpc-close",
        cluster.toString(),
        ways(ways),
        updates.connectivity(
            "close",
            "close " + ways + " to other VPCs",
            effects,
            () -> cluster,
            now -> now.multiVpc(left(now.multiVpc(), ways))));
  }

  private static ClusterAccess[] left(Set<ClusterAccess> now, Set<ClusterAccess> closed) {
    return now.stream().filter(way -> !closed.contains(way)).toArray(ClusterAccess[]::new);
  }

  @Override
  public Runbook onboard(Onboarding onboarding) {
    MskClusterArn cluster = onboarding.connection().cluster();
    Set<ClusterAccess> ways = EnumSet.of(onboarding.way());
    OnboardingSteps client = new OnboardingSteps(onboarding, policies, policy);
    return runbook(
        "onboarding",
        cluster.toString(),
        JsonObject.builder()
            .text("account", onboarding.account())
            .text("way", onboarding.way().name())
            .text("vpc", onboarding.connection().vpc())
            .texts("subnets", onboarding.connection().subnets())
            .build(),
        check(cluster, ways),
        open(cluster, ways),
        client.allow(),
        client.connect(),
        ProcedureStep.gate(
            "servers",
            "see the client get bootstrap servers",
            () -> checks.servers(onboarding.bootstrap(), cluster, NetworkPath.MULTI_VPC, ways)));
  }

  @Override
  public Runbook reject(MskClusterArn cluster, String account, MskVpcConnectionArn connection) {
    requireNonNull(cluster, "cluster");
    requireNonNull(connection, "connection");
    RejectionSteps steps = new RejectionSteps(cluster, policies, connections, policy);
    return runbook(
        "rejection",
        cluster.toString(),
        JsonObject.builder()
            .text("account", account)
            .text("connection", connection.toString())
            .build(),
        steps.deny(account),
        steps.reject(connection));
  }

  @Override
  public Runbook lockDown(MskClusterArn cluster, AclLockdown lockdown) {
    requireNonNull(cluster, "cluster");
    LockdownSteps steps = new LockdownSteps(lockdown, clusters, configurations, updates);
    return runbook(
        "acl-lock-down",
        cluster.toString(),
        JsonObject.builder()
            .texts("acls", lockdown.bindings().stream().map(Object::toString).toList())
            .build(),
        steps.grant(),
        steps.look(),
        steps.close(cluster));
  }

  @Override
  public Stream<VpcConnection> billedForNothing() {
    return connections.list().filter(connection -> USELESS.contains(connection.state()));
  }

  private static JsonObject ways(Set<ClusterAccess> ways) {
    return JsonObject.builder().texts("ways", ways.stream().map(Enum::name).toList()).build();
  }

  private Runbook runbook(
      String kind, String subject, JsonObject definition, ProcedureStep... steps) {
    return Runbook.of(kind, subject, definition, List.of(steps), session.time());
  }
}
