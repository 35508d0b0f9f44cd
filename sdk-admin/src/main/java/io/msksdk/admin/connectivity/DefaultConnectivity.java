package io.msksdk.admin.connectivity;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.bootstrap.DefaultBootstrap;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.admin.cluster.Cluster;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The procedures behind {@code Msk.connectivity()}, which makes it. Thread-safe. */
public final class DefaultConnectivity implements Connectivity {
  private static final WaitPolicy USUAL = WaitPolicy.atMost(Duration.ofHours(2));
  private static final Comparator<MskVpcConnectionArn> BY_TEXT =
      Comparator.comparing(MskVpcConnectionArn::toString);
  private static final Set<VpcConnectionState> USELESS =
      Set.of(VpcConnectionState.INACTIVE, VpcConnectionState.REJECTED, VpcConnectionState.FAILED);
  private static final Set<Effect> OPENS =
      Set.copyOf(EnumSet.of(Effect.RESTARTS_BROKERS, Effect.LENGTHY));
  private static final Set<Effect> OPENS_TO_PUBLIC =
      Set.copyOf(EnumSet.of(Effect.RESTARTS_BROKERS, Effect.LENGTHY, Effect.BILLED));

  private final Session session;
  private final WaitPolicy policy;
  private final String reason;
  private final Clusters clusters;
  private final Configurations configurations;
  private final ClusterPolicies policies;
  private final VpcConnections connections;
  private final AccessChecks checks;
  private final UpdateSteps updates;

  private DefaultConnectivity(Session session, WaitPolicy policy, String reason) {
    this.session = session;
    this.policy = policy;
    this.reason = reason;
    Session reasoned = session.because(reason);
    this.clusters = DefaultClusters.on(reasoned);
    this.configurations = DefaultConfigurations.on(reasoned);
    this.policies = DefaultClusterPolicies.on(reasoned);
    this.connections = DefaultVpcConnections.on(reasoned);
    this.checks = new AccessChecks(clusters, configurations, DefaultBootstrap.on(reasoned));
    this.updates = new UpdateSteps(clusters, DefaultOperations.on(reasoned), policy);
  }

  /**
   * Binds the feature to a session.
   *
   * @param session the session of an {@code Msk}
   * @return the procedures of its account and Region
   */
  public static Connectivity on(Session session) {
    return new DefaultConnectivity(session, USUAL, "");
  }

  @Override
  public Connectivity waiting(WaitPolicy policy) {
    return new DefaultConnectivity(session, requireNonNull(policy, "policy"), reason);
  }

  @Override
  public List<Finding> publicAccessFindings(MskClusterArn cluster) {
    return checks.publicAccess(requireNonNull(cluster, "cluster"));
  }

  @Override
  public List<Finding> diagnosePublicAccess(MskClusterArn cluster, PublicClient client) {
    Cluster now = clusters.describe(requireNonNull(cluster, "cluster"));
    return new PublicAccessDoctor(
            now, checks.bootstrap().brokers(cluster), requireNonNull(client, "client"))
        .findings();
  }

  @Override
  public Runbook openToPublic(MskClusterArn cluster) {
    requireNonNull(cluster, "cluster");
    return runbook(
        "public-access",
        cluster.toString(),
        JsonObject.builder().build(),
        made -> made.openingToPublic(cluster));
  }

  private List<ProcedureStep> openingToPublic(MskClusterArn cluster) {
    return List.of(
        ProcedureStep.gate(
            "check", "check what public access asks", () -> checks.publicAccess(cluster)),
        updates
            .connectivity(
                "open",
                "open the cluster to the internet",
                OPENS_TO_PUBLIC,
                () -> cluster,
                now -> now.openToPublic())
            .costing("public-access"),
        ProcedureStep.gate(
            "servers", "see public bootstrap servers", () -> servers(cluster, NetworkPath.PUBLIC)));
  }

  private List<Finding> servers(MskClusterArn cluster, NetworkPath path) {
    return checks.servers(
        checks.bootstrap(), cluster, path, clusters.describe(cluster).security().access());
  }

  @Override
  public Runbook create(ClusterSpec spec) {
    return runbook(
        "open-cluster",
        spec.name(),
        JsonObject.parse("cluster spec", spec.toJson()),
        made ->
            new PublicCreation(made.clusters, made.checks, made.updates, made.policy).steps(spec));
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
        "multi-vpc", cluster.toString(), ways(ways), made -> made.openingToVpcs(cluster, ways));
  }

  private List<ProcedureStep> openingToVpcs(MskClusterArn cluster, Set<ClusterAccess> ways) {
    return List.of(
        check(cluster, ways, List::of),
        open(cluster, ways),
        ProcedureStep.gate(
            "servers",
            "see bootstrap servers for " + ways + " from other VPCs",
            () -> checks.servers(checks.bootstrap(), cluster, NetworkPath.MULTI_VPC, ways)));
  }

  private ProcedureStep check(
      MskClusterArn cluster, Set<ClusterAccess> ways, Supplier<List<Finding>> more) {
    return ProcedureStep.gate(
        "check",
        "check what other VPCs ask",
        () -> Stream.of(checks.multiVpc(cluster, ways), more.get()).flatMap(List::stream).toList());
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
    return runbook(
        "multi-vpc-close", cluster.toString(), ways(ways), made -> made.closing(cluster, ways));
  }

  private List<ProcedureStep> closing(MskClusterArn cluster, Set<ClusterAccess> ways) {
    Set<Effect> effects = EnumSet.of(Effect.CUTS_CLIENTS);
    effects.addAll(OPENS);
    return List.of(
        updates
            .connectivity(
                "close",
                "close " + ways + " to other VPCs",
                effects,
                () -> cluster,
                now -> now.multiVpc(left(now.multiVpc(), ways)))
            .costing("vpc-connection"));
  }

  private static ClusterAccess[] left(Set<ClusterAccess> now, Set<ClusterAccess> closed) {
    return now.stream().filter(way -> !closed.contains(way)).toArray(ClusterAccess[]::new);
  }

  @Override
  public Runbook onboard(Onboarding onboarding) {
    return runbook(
        "onboarding",
        onboarding.connection().cluster().toString(),
        JsonObject.builder()
            .text("account", onboarding.account())
            .text("way", onboarding.way().name())
            .text("vpc", onboarding.connection().vpc())
            .texts("subnets", onboarding.connection().subnets())
            .build(),
        made -> made.onboarding(onboarding.because(made.reason)));
  }

  private List<ProcedureStep> onboarding(Onboarding onboarding) {
    MskClusterArn cluster = onboarding.connection().cluster();
    Set<ClusterAccess> ways = EnumSet.of(onboarding.way());
    OnboardingSteps client = new OnboardingSteps(onboarding, policies, policy);
    List<ProcedureStep> steps = new ArrayList<>();
    steps.add(check(cluster, ways, () -> onboarding.zoneFindings(clusters.describe(cluster))));
    steps.add(open(cluster, ways));
    steps.add(client.allow());
    steps.add(client.connect());
    steps.add(
        ProcedureStep.gate(
            "servers",
            "see the client get bootstrap servers",
            () -> checks.servers(onboarding.bootstrap(), cluster, NetworkPath.MULTI_VPC, ways)));
    steps.addAll(onboarding.proof());
    return steps;
  }

  @Override
  public Runbook reject(MskClusterArn cluster, String account, MskVpcConnectionArn connection) {
    requireNonNull(cluster, "cluster");
    requireNonNull(connection, "connection");
    return runbook(
        "rejection",
        cluster.toString(),
        JsonObject.builder()
            .text("account", account)
            .text("connection", connection.toString())
            .build(),
        made -> {
          RejectionSteps steps =
              new RejectionSteps(cluster, made.policies, made.connections, made.policy);
          return List.of(steps.deny(account), steps.reject(connection));
        });
  }

  @Override
  public Runbook lockDown(MskClusterArn cluster, AclLockdown lockdown) {
    requireNonNull(cluster, "cluster");
    return runbook(
        "acl-lock-down",
        cluster.toString(),
        JsonObject.builder()
            .texts("acls", lockdown.bindings().stream().map(Object::toString).toList())
            .build(),
        made -> {
          LockdownSteps steps =
              new LockdownSteps(lockdown, made.clusters, made.configurations, made.updates);
          return List.of(steps.grant(), steps.look(), steps.close(cluster));
        });
  }

  @Override
  public Stream<VpcConnection> billedForNothing() {
    return connections.list().filter(connection -> USELESS.contains(connection.state()));
  }

  @Override
  public Runbook sweep() {
    List<MskVpcConnectionArn> useless =
        billedForNothing().map(VpcConnection::arn).sorted(BY_TEXT).toList();
    return runbook(
        "vpc-connection-sweep",
        "connections that carry nothing",
        JsonObject.builder()
            .texts("connections", useless.stream().map(Object::toString).toList())
            .build(),
        made ->
            useless.stream()
                .map(arn -> new SweepStep(made.connections, made.policy).delete(arn))
                .toList());
  }

  private static JsonObject ways(Set<ClusterAccess> ways) {
    return JsonObject.builder().texts("ways", ways.stream().map(Enum::name).toList()).build();
  }

  /** Steps are made over calls that name the reason of a run, once it has one. */
  private Runbook runbook(
      String kind,
      String subject,
      JsonObject definition,
      Function<DefaultConnectivity, List<ProcedureStep>> steps) {
    return Runbook.of(
        kind,
        subject,
        definition,
        ReasonedStep.all(why -> steps.apply(new DefaultConnectivity(session, policy, why))),
        session.time());
  }
}
