package io.msksdk.local.vpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Operations;
import io.msksdk.local.api.Pages;
import io.msksdk.local.clock.BackgroundWork;
import io.msksdk.local.clock.LocalClock;
import io.msksdk.local.clock.TimeMode;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.event.EventLog;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Transitions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.kafka.model.ClientVpcConnection;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.CreateVpcConnectionRequest;
import software.amazon.awssdk.services.kafka.model.CreateVpcConnectionResponse;
import software.amazon.awssdk.services.kafka.model.DeleteVpcConnectionRequest;
import software.amazon.awssdk.services.kafka.model.DescribeVpcConnectionRequest;
import software.amazon.awssdk.services.kafka.model.DescribeVpcConnectionResponse;
import software.amazon.awssdk.services.kafka.model.ListClientVpcConnectionsRequest;
import software.amazon.awssdk.services.kafka.model.ListClientVpcConnectionsResponse;
import software.amazon.awssdk.services.kafka.model.ListVpcConnectionsRequest;
import software.amazon.awssdk.services.kafka.model.ListVpcConnectionsResponse;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.RejectClientVpcConnectionRequest;
import software.amazon.awssdk.services.kafka.model.StateInfo;
import software.amazon.awssdk.services.kafka.model.VpcConnectionState;

/** The operations without HTTP: connectivity is turned on and off between the calls. */
class VpcConnectionsTest {
  private static final String CLUSTER =
      "arn:aws:kafka:us-east-1:111122223333:cluster/orders/0a1b2c3d-0000-0000-0000-000000000000-1";
  private static final Caller OWNER = caller("111122223333");
  private static final Caller CLIENT = caller("444455556666");

  private final LocalClock clock =
      LocalClock.of(TimeMode.parse("manual"), BackgroundWork.on(Runnable::run));
  private final EventLog events = EventLog.create(InstantSource.system());
  private final Map<String, ClusterSnapshot> clusters = new HashMap<>();
  private boolean admitted = true;
  private final VpcConnections connections =
      new VpcConnections(
          arn -> Optional.ofNullable(clusters.get(arn)),
          (arn, caller, action) -> admitted,
          new Transitions(clock, events));
  private final Operations operations =
      Operations.of(List.of(VpcConnectionOperations.on(connections, new Pages())));

  VpcConnectionsTest() {
    cluster("3.6.0", "kafka.m7g.large", ClusterState.ACTIVE, true);
  }

  @Test
  void connection_created_isSeenFromBothSides() {
    CreateVpcConnectionResponse created = create(CLIENT, r -> {});
    DescribeVpcConnectionResponse before = describe(created.vpcConnectionArn());
    pass();

    DescribeVpcConnectionResponse after = describe(created.vpcConnectionArn());
    ListVpcConnectionsResponse own =
        call("ListVpcConnections", ListVpcConnectionsRequest.builder().build(), CLIENT);
    ListClientVpcConnectionsResponse clients = clients();

    assertThat(created.state()).isEqualTo(VpcConnectionState.CREATING);
    assertThat(created.vpcConnectionArn())
        .matches(
            "arn:aws:kafka:us-east-1:444455556666:vpc-connection/111122223333/orders/[0-9a-f-]+-1");
    assertThat(before.state()).isEqualTo(VpcConnectionState.CREATING);
    assertThat(after.state()).isEqualTo(VpcConnectionState.AVAILABLE);
    assertThat(after.targetClusterArn()).isEqualTo(CLUSTER);
    assertThat(after.subnets()).containsExactly("subnet-1", "subnet-2");
    assertThat(own.vpcConnections()).hasSize(1);
    assertThat(clients.clientVpcConnections())
        .extracting(ClientVpcConnection::owner)
        .containsExactly("444455556666");
  }

  @Test
  void connection_rejected_staysUntilTheClientDeletesIt() {
    String arn = available();

    reject(arn);
    assertThat(state(arn)).isEqualTo(VpcConnectionState.REJECTING);
    pass();
    assertThat(state(arn)).isEqualTo(VpcConnectionState.REJECTED);
    refused(() -> reject(arn), 400, "You can't reject VPC connection in REJECTED state.");

    delete(arn, CLIENT);
    assertThat(state(arn)).isEqualTo(VpcConnectionState.DELETING);
    pass();
    refused(() -> describe(arn), 404, "does not exist");
  }

  @Test
  void connection_whoseSchemeIsTurnedOff_isInactiveForGood() {
    String arn = available();

    cluster("3.6.0", "kafka.m7g.large", ClusterState.ACTIVE, false);
    assertThat(state(arn)).isEqualTo(VpcConnectionState.DEACTIVATING);
    pass();
    cluster("3.6.0", "kafka.m7g.large", ClusterState.ACTIVE, true);
    connections.follow(CLUSTER);

    assertThat(state(arn)).isEqualTo(VpcConnectionState.INACTIVE);
    refused(() -> reject(arn), 400, "INACTIVE state");
    delete(arn, CLIENT);
    pass();
    assertThat(clients().clientVpcConnections()).isEmpty();
  }

  @Test
  void connection_thatIsToFail_isFailed() {
    StateInfo info = StateInfo.builder().code("x").message("y").build();

    CreateVpcConnectionResponse created =
        create(new Caller(CLIENT.principal(), CLIENT.owner(), info), r -> {});
    pass();

    assertThat(state(created.vpcConnectionArn())).isEqualTo(VpcConnectionState.FAILED);
  }

  @Test
  void connection_inCreation_isNeitherDeletedNorRejected() {
    String arn = create(CLIENT, r -> {}).vpcConnectionArn();

    refused(() -> delete(arn, CLIENT), 400, "CREATING state");
    refused(() -> reject(arn), 400, "CREATING state");
  }

  @Test
  void owner_ofTheCluster_cannotDeleteTheConnection() {
    String arn = available();

    refused(() -> delete(arn, OWNER), 403, "RejectClientVpcConnection");
    refused(() -> delete(arn, caller("777788889999")), 404, "does not exist");
  }

  @Test
  void clients_ofACluster_areSeenByItsOwnerOnly() {
    refused(
        () ->
            call(
                "ListClientVpcConnections",
                ListClientVpcConnectionsRequest.builder().clusterArn(CLUSTER).build(),
                CLIENT),
        400,
        "does not exist");
  }

  @Test
  void account_thatTheClusterDoesNotAdmit_isForbidden() {
    admitted = false;

    refused(() -> create(CLIENT, r -> {}), 403, "not authorized to perform");
    assertThat(create(OWNER, r -> {}).state()).isEqualTo(VpcConnectionState.CREATING);
  }

  @Test
  void connection_ofTheSameVpcAndScheme_isRefused() {
    String unused = available();

    refused(() -> create(CLIENT, r -> {}), 400, "exists already");
    assertThat(create(CLIENT, r -> r.vpcId("vpc-2")).state())
        .isEqualTo(VpcConnectionState.CREATING);
  }

  @ParameterizedTest
  @MethodSource
  void request_thatIsWrong_namesTheMember(
      Consumer<CreateVpcConnectionRequest.Builder> change, String invalidParameter) {
    assertThatThrownBy(() -> create(CLIENT, change))
        .isInstanceOfSatisfying(
            Refusal.class,
            e -> {
              assertThat(e.status()).isEqualTo(400);
              assertThat(e.invalidParameter()).isEqualTo(invalidParameter);
            });
  }

  static Stream<Arguments> request_thatIsWrong_namesTheMember() {
    return Stream.of(
        wrong(r -> r.targetClusterArn(null), "targetClusterArn"),
        wrong(r -> r.authentication(null), "authentication"),
        wrong(r -> r.authentication("PLAINTEXT"), "authentication"),
        wrong(r -> r.authentication("TLS"), "authentication"),
        wrong(r -> r.vpcId(null), "vpcId"),
        wrong(r -> r.clientSubnets(List.of()), "clientSubnets"),
        wrong(r -> r.clientSubnets("subnet-1"), "clientSubnets"),
        wrong(r -> r.clientSubnets("subnet-1", "subnet-1"), "clientSubnets"),
        wrong(r -> r.securityGroups(List.of()), "securityGroups"));
  }

  @ParameterizedTest
  @MethodSource
  void cluster_thatCannotBeReached_isRefused(
      String version, String type, ClusterState state, String message) {
    cluster(version, type, state, true);

    refused(() -> create(CLIENT, r -> {}), 400, message);
  }

  static Stream<Arguments> cluster_thatCannotBeReached_isRefused() {
    return Stream.of(
        Arguments.of("2.7.0", "kafka.m5.large", ClusterState.ACTIVE, "2.7.1 or later"),
        Arguments.of("2.6.2", "kafka.m5.large", ClusterState.ACTIVE, "2.7.1 or later"),
        Arguments.of("3.6.0", "kafka.t3.small", ClusterState.ACTIVE, "t3.small"),
        Arguments.of("3.6.0", "kafka.m5.large", ClusterState.UPDATING, "UPDATING state"));
  }

  private static Arguments wrong(
      Consumer<CreateVpcConnectionRequest.Builder> change, String member) {
    return Arguments.of(change, member);
  }

  private void cluster(String version, String type, ClusterState state, boolean iam) {
    Provisioned settings =
        Provisioned.builder()
            .currentBrokerSoftwareInfo(s -> s.kafkaVersion(version))
            .brokerNodeGroupInfo(
                g ->
                    g.instanceType(type)
                        .clientSubnets("s1", "s2", "s3")
                        .connectivityInfo(
                            c ->
                                c.vpcConnectivity(
                                    v ->
                                        v.clientAuthentication(
                                            a -> a.sasl(s -> s.iam(i -> i.enabled(iam)))))))
            .numberOfBrokerNodes(3)
            .build();
    clusters.put(
        CLUSTER,
        new ClusterSnapshot(
            CLUSTER,
            "orders",
            Instant.EPOCH,
            state,
            null,
            "K1",
            Map.of(),
            settings,
            List.of(),
            null,
            new ClusterSnapshot.History(null, null, 3)));
  }

  private String available() {
    String arn = create(CLIENT, r -> {}).vpcConnectionArn();
    pass();
    return arn;
  }

  private CreateVpcConnectionResponse create(
      Caller caller, Consumer<CreateVpcConnectionRequest.Builder> change) {
    CreateVpcConnectionRequest.Builder request =
        CreateVpcConnectionRequest.builder()
            .targetClusterArn(CLUSTER)
            .authentication("SASL_IAM")
            .vpcId("vpc-1")
            .clientSubnets("subnet-1", "subnet-2")
            .securityGroups("sg-1");
    change.accept(request);
    return call("CreateVpcConnection", request.build(), caller);
  }

  private DescribeVpcConnectionResponse describe(String arn) {
    return call(
        "DescribeVpcConnection", DescribeVpcConnectionRequest.builder().arn(arn).build(), CLIENT);
  }

  private VpcConnectionState state(String arn) {
    return describe(arn).state();
  }

  private void delete(String arn, Caller caller) {
    SdkPojo unused =
        call("DeleteVpcConnection", DeleteVpcConnectionRequest.builder().arn(arn).build(), caller);
  }

  private void reject(String arn) {
    SdkPojo unused =
        call(
            "RejectClientVpcConnection",
            RejectClientVpcConnectionRequest.builder()
                .clusterArn(CLUSTER)
                .vpcConnectionArn(arn)
                .build(),
            OWNER);
  }

  private ListClientVpcConnectionsResponse clients() {
    return call(
        "ListClientVpcConnections",
        ListClientVpcConnectionsRequest.builder().clusterArn(CLUSTER).build(),
        OWNER);
  }

  @SuppressWarnings("unchecked") // an operation's response is the one its name says
  private <Q, T extends SdkPojo> T call(String name, Q request, Caller caller) {
    Operation<Q> operation = (Operation<Q>) operations.named(name).orElseThrow();
    return (T) operation.answer(request, caller);
  }

  private void pass() {
    clock.advance(Duration.ofMinutes(5));
  }

  private static void refused(ThrowingCallable call, int status, String message) {
    assertThatThrownBy(call)
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.status()).isEqualTo(status));
  }

  private static Caller caller(String account) {
    return new Caller(
        "arn:aws:iam::" + account + ":user/someone", new Owner(account, "us-east-1"), null);
  }
}
