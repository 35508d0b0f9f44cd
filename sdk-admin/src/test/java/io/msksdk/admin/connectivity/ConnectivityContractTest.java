package io.msksdk.admin.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.Locally;
import io.msksdk.admin.Msk;
import io.msksdk.admin.OtherAccounts;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.cluster.ConnectivitySettings;
import io.msksdk.admin.contract.Crashes;
import io.msksdk.admin.contract.DyingStore;
import io.msksdk.admin.contract.DyingStore.Moment;
import io.msksdk.admin.contract.Reasons;
import io.msksdk.admin.operation.ClusterOperation;
import io.msksdk.admin.policy.ClusterPolicyEdit;
import io.msksdk.admin.vpc.NotConnectionOwnerException;
import io.msksdk.admin.vpc.VpcConnection;
import io.msksdk.admin.vpc.VpcConnectionSpec;
import io.msksdk.admin.vpc.VpcConnectionState;
import io.msksdk.admin.vpc.VpcScheme;
import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskVpcConnectionArn;
import io.msksdk.core.call.NotFoundException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.operation.OperationHandle;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.Statement;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.RunOptions;
import io.msksdk.core.runbook.RunRecord;
import io.msksdk.core.runbook.RunStore;
import io.msksdk.core.runbook.Runbook;
import io.msksdk.core.runbook.StepRecord;
import io.msksdk.core.runbook.StepState;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.LocalMsk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

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

  @ParameterizedTest
  @EnumSource(Moment.class)
  void openingToTheInternet_thatDiesAnywhere_isDoneOnce(Moment moment) {
    MskClusterArn orders = cluster(spec("orders"));
    DyingStore store = DyingStore.at(moment);

    RunRecord record = Crashes.survive(store, () -> connectivity.openToPublic(orders));

    assertThat(record.finished()).isTrue();
    assertThat(store.deaths()).isGreaterThanOrEqualTo(6);
    assertThat(operations(orders)).containsExactly("UPDATE_CONNECTIVITY");
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void creation_thatDiesAnywhere_makesOneCluster_andOpensItOnce(Moment moment) {
    ClusterSpec spec =
        spec("open").connectivity(ConnectivitySettings.privateOnly().openToPublic()).build();

    RunRecord record = Crashes.survive(DyingStore.at(moment), () -> connectivity.create(spec));

    assertThat(record.finished()).isTrue();
    assertThat(owner.clusters().list()).hasSize(1);
    MskClusterArn open = owner.clusters().find("open").orElseThrow().arn();
    assertThat(operations(open)).containsExactly("UPDATE_CONNECTIVITY");
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void everyOtherProcedure_thatDiesAnywhere_isDoneOnce(Moment moment) {
    MskClusterArn orders = cluster(spec("orders"));
    Supplier<DyingStore> dying = () -> DyingStore.at(moment);

    Crashes.survive(dying.get(), () -> connectivity.openToVpcs(orders, ClusterAccess.IAM));
    Crashes.survive(dying.get(), () -> connectivity.onboard(onboarding(orders)));
    VpcConnection made = client.vpcConnections().list().findFirst().orElseThrow();
    Crashes.survive(dying.get(), () -> connectivity.reject(orders, CLIENT, made.arn()));
    Crashes.survive(dying.get(), () -> connectivity.closeToVpcs(orders, ClusterAccess.IAM));
    Runbook sweep = client.connectivity().waiting(SOON).sweep();
    Crashes.survive(dying.get(), () -> sweep);

    assertThat(operations(orders)).containsExactly("UPDATE_CONNECTIVITY", "UPDATE_CONNECTIVITY");
    assertThat(client.vpcConnections().list()).isEmpty();
    assertThat(owner.policies().find(orders))
        .hasValueSatisfying(policy -> assertThat(policy.document().statements()).hasSize(1));
  }

  @Test
  void reason_isInEveryCallThatChangesSomething_onBothSides() {
    MskClusterArn orders = cluster(spec("orders"));
    long before = Reasons.now(local);

    connectivity
        .onboard(onboarding(orders))
        .run(all(RunStore.memory()).because("CHG-4711, for billing"));

    assertThat(Reasons.operations(local, before, "CHG-4711_for_billing"))
        .containsExactly("UpdateConnectivity", "PutClusterPolicy", "CreateVpcConnection");
  }

  private List<String> operations(MskClusterArn cluster) {
    return owner.operations().list(cluster).map(ClusterOperation::type).toList();
  }

  @Test
  void ownerOfTheCluster_cannotDeleteAClientsConnection_andIsToldBeforeTheCall() {
    MskClusterArn orders = cluster(spec("orders"));
    connectivity.onboard(onboarding(orders)).run(all(RunStore.memory()));
    VpcConnection made = client.vpcConnections().list().findFirst().orElseThrow();
    long before = Reasons.now(local);

    assertThatThrownBy(() -> owner.vpcConnections().delete(made.arn()))
        .isInstanceOfSatisfying(
            NotConnectionOwnerException.class, e -> assertThat(e.owner()).isEqualTo(CLIENT))
        .hasMessageContaining("can reject it with connectivity().reject(...)");
    assertThat(Reasons.operations(local, before)).containsExactly("ListClustersV2");
  }

  @Test
  void credentialsThatNameTheirAccount_tellWhoOwnsAConnection_withoutAnyCall() {
    MskVpcConnectionArn clients =
        MskVpcConnectionArn.of(
            MskClusterArn.of(local.region(), local.account(), "orders", "abcd-1"), CLIENT, "ef-2");
    var credentials =
        AwsBasicCredentials.builder()
            .accessKeyId(local.admin().accessKey())
            .secretAccessKey(local.admin().secretKey())
            .accountId(local.account())
            .build();
    long before = Reasons.now(local);

    try (Msk named =
        Locally.msk(local).credentials(StaticCredentialsProvider.create(credentials)).build()) {
      assertThatThrownBy(() -> named.vpcConnections().delete(clients))
          .isInstanceOf(NotConnectionOwnerException.class);
    }
    assertThat(Reasons.operations(local, before)).isEmpty();
  }

  @Test
  void accountNobodyNames_isLeftToTheService() {
    MskVpcConnectionArn gone =
        MskVpcConnectionArn.of(
            MskClusterArn.of(local.region(), local.account(), "orders", "abcd-1"), CLIENT, "ef-2");

    assertThatThrownBy(() -> client.vpcConnections().delete(gone))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void procedures_sayWhatIsBilled_withoutAnotherDigest() {
    MskClusterArn orders = cluster(spec("orders"));

    assertThat(connectivity.openToPublic(orders).toString())
        .contains("data over it costs the standard rates of AWS data transfer");
    assertThat(connectivity.onboard(onboarding(orders)).toString())
        .contains("is charged to the client's account until that account deletes it");
    assertThat(connectivity.openToPublic(orders).digest())
        .isEqualTo(connectivity.openToPublic(orders).digest());
  }

  @Test
  void clientThatDoesNotGetThrough_isDiagnosed() {
    MskClusterArn orders = cluster(spec("orders"));
    PublicClient there = PublicClient.at("198.51.100.7").servers("b-1.orders.example:9098");

    assertThat(connectivity.diagnosePublicAccess(orders, there))
        .extracting(Finding::code)
        .containsExactly("public-path.closed");
    connectivity.openToPublic(orders).run(all(RunStore.memory()));
    assertThat(connectivity.diagnosePublicAccess(orders, there))
        .extracting(Finding::code)
        .startsWith("public-path.servers");
  }

  @Test
  void clientsPolicy_isComparedWithWhatIsNeeded() {
    Onboarding onboarding = onboarding(cluster(spec("orders")));
    PolicyDocument some =
        PolicyDocument.of(
            Statement.allow("kafka:CreateVpcConnection", "ec2:Create*").on("*").build());

    assertThat(onboarding.missingFrom(some)).containsExactly("ec2:DescribeVpcAttribute");
    assertThat(onboarding.missingFrom(Onboarding.clientPolicy())).isEmpty();
    assertThat(onboarding.missingFrom(PolicyDocument.of())).hasSize(4);
  }

  @Test
  void clientPolicy_hasTheLongerListOfTheGuide() {
    assertThat(Onboarding.clientPolicy().statements())
        .singleElement()
        .satisfies(
            statement ->
                assertThat(statement.actions()).contains("ec2:DescribeVpcAttribute").hasSize(4));
  }

  @Test
  void operationOfSomebodyElse_isNotTakenForTheStepsOwn() {
    MskClusterArn orders = cluster(spec("orders"));
    RunStore store = RunStore.memory();
    Runbook open = connectivity.openToPublic(orders);
    RunRecord opened = open.run(all(store));
    OperationHandle<Cluster> closing =
        owner.clusters().update(orders).connectivity(ConnectivitySettings.privateOnly());
    closing.await(SOON);
    List<StepRecord> steps =
        opened.steps().stream()
            .map(
                step ->
                    String.valueOf(step.token()).contains("cluster-operation")
                        ? new StepRecord(
                            step.id(),
                            step.title(),
                            StepState.RUNNING,
                            closing.id(),
                            step.at(),
                            null,
                            List.of())
                        : step)
            .toList();
    assertThat(steps).extracting(StepRecord::state).contains(StepState.RUNNING);
    store.save(
        new RunRecord(
            opened.kind(),
            opened.subject(),
            opened.digest(),
            opened.definition(),
            opened.reason(),
            steps));

    assertThatThrownBy(() -> open.run(all(store)))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("Somebody else changed it meanwhile");
  }
}
