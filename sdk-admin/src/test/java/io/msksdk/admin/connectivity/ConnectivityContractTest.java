package io.msksdk.admin.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.Locally;
import io.msksdk.admin.Msk;
import io.msksdk.admin.OtherAccounts;
import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.cluster.ConnectivitySettings;
import io.msksdk.admin.operation.ClusterOperation;
import io.msksdk.admin.policy.ClusterPolicyEdit;
import io.msksdk.admin.vpc.VpcConnection;
import io.msksdk.admin.vpc.VpcConnectionSpec;
import io.msksdk.admin.vpc.VpcConnectionState;
import io.msksdk.admin.vpc.VpcScheme;
import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.RunOptions;
import io.msksdk.core.runbook.RunRecord;
import io.msksdk.core.runbook.RunStore;
import io.msksdk.core.runbook.Runbook;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.LocalMsk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Procedures between accounts of a local MSK. */
class ConnectivityContractTest {
  private static final WaitPolicy SOON =
      WaitPolicy.atMost(Duration.ofSeconds(60))
          .pollingEvery(Duration.ofMillis(5), Duration.ofMillis(50));
  private static final String CLIENT = "444455556666";

  private static LocalMsk local;
  private Msk owner;
  private Msk client;
  private Connectivity connectivity;
  @TempDir Path directory;

  @BeforeAll
  static void start() {
    local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
  }

  @AfterAll
  static void stop() {
    local.close();
  }

  @BeforeEach
  void open() {
    owner = Locally.msk(local).build();
    client = OtherAccounts.user(local, CLIENT);
    connectivity = owner.connectivity().waiting(SOON);
  }

  @AfterEach
  void close() {
    client.vpcConnections().list().toList().stream()
        .forEach(c -> client.vpcConnections().delete(c.arn()).await(SOON));
    owner.clusters().list().toList().forEach(c -> owner.clusters().delete(c.arn()).await(SOON));
    owner.close();
    client.close();
  }

  private static ClusterSpec.Builder spec(String name) {
    return ClusterSpec.provisioned(name, "3.6.0").subnets("subnet-a", "subnet-b", "subnet-c");
  }

  private MskClusterArn cluster(ClusterSpec.Builder spec) {
    return owner.clusters().create(spec.build()).await(SOON).arn();
  }

  private static RunOptions all(RunStore store) {
    return RunOptions.recordIn(store).allowing(Effect.values());
  }

  @Test
  void publicAccess_isOpened_andItsServersAreSeen() {
    MskClusterArn orders = cluster(spec("orders"));

    RunRecord record = connectivity.openToPublic(orders).run(all(RunStore.memory()));

    assertThat(record.finished()).isTrue();
    assertThat(owner.bootstrap().brokers(orders).has(AuthMode.IAM, NetworkPath.PUBLIC)).isTrue();
    assertThat(connectivity.publicAccessFindings(orders))
        .extracting(Finding::code)
        .containsExactly("public.subnets", "public.security-group", "public.iam");
  }

  @Test
  void publicAccess_thatMskWouldRefuse_isRefusedBeforeAnythingIsChanged() {
    MskClusterArn old = cluster(spec("old").access(ClusterAccess.SCRAM));
    Runbook open = connectivity.openToPublic(old);

    assertThatThrownBy(() -> open.run(all(RunStore.memory())))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("allow.everyone.if.no.acl.found: true (expected: false with SCRAM");
    assertThat(owner.operations().list(old)).isEmpty();
    assertThatThrownBy(() -> open.run(RunOptions.unrecorded()))
        .hasMessageContaining("Allow it with allowing(Effect.BILLED)");
  }

  @Test
  void clusterThatShallBePublic_isCreatedFirst_andOpenedThen() {
    ClusterSpec spec =
        spec("open").connectivity(ConnectivitySettings.privateOnly().openToPublic()).build();
    RunStore store = RunStore.file(directory.resolve("open.json"));

    RunRecord record = connectivity.create(spec).run(all(store));

    assertThat(record.steps())
        .extracting(step -> step.id())
        .containsExactly("create", "check", "open");
    assertThat(owner.clusters().find("open"))
        .hasValueSatisfying(c -> assertThat(c.connectivity().publicAccess()).isTrue());
  }

  @Test
  void otherVpcs_areLetIn_besideThoseWhoAreAlready() {
    MskClusterArn orders = cluster(spec("orders").access(ClusterAccess.IAM));
    Runbook open = connectivity.openToVpcs(orders, ClusterAccess.IAM);

    assertThat(open.run(all(RunStore.memory())).finished()).isTrue();
    assertThat(open.run(all(RunStore.memory())).finished()).isTrue();

    assertThat(owner.operations().list(orders)).hasSize(1);
    assertThatThrownBy(
            () -> connectivity.openToVpcs(orders, ClusterAccess.SCRAM).run(all(RunStore.memory())))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("ways in that are open");
  }

  private Onboarding onboarding(MskClusterArn orders) {
    VpcConnectionSpec connection =
        VpcConnectionSpec.to(orders, VpcScheme.SASL_IAM, "vpc-client")
            .subnets("subnet-x", "subnet-y")
            .securityGroups("sg-client")
            .build();
    // the local MSK gives bootstrap servers to the owner of a cluster alone
    return Onboarding.of(CLIENT, connection).through(client.vpcConnections(), owner.bootstrap());
  }

  @Test
  void otherAccount_isOnboarded_withItsOwnCredentials_andSentAwayAgain() {
    MskClusterArn orders = cluster(spec("orders"));

    assertThat(connectivity.onboard(onboarding(orders)).run(all(RunStore.memory())).finished())
        .isTrue();

    VpcConnection made = client.vpcConnections().list().findFirst().orElseThrow();
    assertThat(made.state()).isEqualTo(VpcConnectionState.AVAILABLE);
    SchemeImpact impact = connectivity.impactOfClosing(orders, ClusterAccess.IAM);
    assertThat(impact.connections()).extracting(VpcConnection::arn).containsExactly(made.arn());
    assertThat(impact.harmless()).isFalse();
    assertThat(impact.toString()).startsWith("closing [IAM] ends 1 connection");

    connectivity.reject(orders, CLIENT, made.arn()).run(all(RunStore.memory()));

    assertThat(client.vpcConnections().describe(made.arn()).state())
        .isEqualTo(VpcConnectionState.REJECTED);
    assertThat(client.connectivity().billedForNothing()).hasSize(1);
    assertThatThrownBy(
            () -> client.vpcConnections().create(onboarding(orders).connection()).await(SOON))
        .hasMessageContaining("CreateVpcConnection");
    assertThat(connectivity.impactOfClosing(orders, ClusterAccess.IAM).harmless()).isTrue();
  }

  @Test
  void replication_isNamed_beforeItsWayIsClosed() {
    MskClusterArn orders = cluster(spec("orders"));
    owner.policies().change(orders, ClusterPolicyEdit.of(orders).allowReplicator());

    assertThat(connectivity.impactOfClosing(orders, ClusterAccess.IAM).findings())
        .extracting(Finding::code)
        .containsExactly("multi-vpc.replicator");
  }

  @Test
  void way_isClosed_andItsConnectionsBecomeInactive() {
    MskClusterArn orders = cluster(spec("orders"));
    connectivity.onboard(onboarding(orders)).run(all(RunStore.memory()));
    Runbook closing = connectivity.closeToVpcs(orders, ClusterAccess.IAM);

    assertThat(closing.effects()).contains(Effect.CUTS_CLIENTS);
    assertThat(closing.run(all(RunStore.memory())).finished()).isTrue();

    assertThat(client.vpcConnections().list())
        .extracting(VpcConnection::state)
        .containsOnly(VpcConnectionState.INACTIVE);
  }

  /** A store that dies with its process at one save. */
  private record Dying(RunStore real, int at, AtomicInteger saves) implements RunStore {

    @Override
    public Optional<RunRecord> load() {
      return real.load();
    }

    @Override
    public void save(RunRecord record) {
      if (saves.incrementAndGet() == at) {
        throw new IllegalStateException("killed");
      }
      real.save(record);
    }
  }

  @Test
  void onboarding_thatDiesAtAnySave_goesOn_andDoesNothingTwice() {
    for (int save = 1; save <= 10; save++) {
      MskClusterArn orders = cluster(spec("orders-" + save));
      RunStore store = RunStore.file(directory.resolve("run-" + save + ".json"));
      RunStore dying = new Dying(store, save, new AtomicInteger());
      assertThatThrownBy(() -> connectivity.onboard(onboarding(orders)).run(all(dying)))
          .as("save %d", save)
          .hasMessage("killed");

      RunRecord record = connectivity.onboard(onboarding(orders)).run(all(store));

      assertThat(record.finished()).isTrue();
      assertThat(owner.operations().list(orders))
          .as("save %d", save)
          .extracting(ClusterOperation::type)
          .containsExactly("UPDATE_CONNECTIVITY");
      List<VpcConnection> made = owner.vpcConnections().clients(orders).toList();
      assertThat(made).as("save %d", save).hasSize(1);
    }
  }

  @Test
  void clientPolicy_hasTheLongerListOfTheGuide() {
    assertThat(Onboarding.clientPolicy().statements())
        .singleElement()
        .satisfies(
            statement ->
                assertThat(statement.actions()).contains("ec2:DescribeVpcAttribute").hasSize(4));
  }
}
