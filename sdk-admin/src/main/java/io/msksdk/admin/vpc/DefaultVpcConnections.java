package io.msksdk.admin.vpc;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Pages;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskVpcConnectionArn;
import io.msksdk.core.call.CallException;
import io.msksdk.core.operation.OperationHandle;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.CreateVpcConnectionRequest;
import software.amazon.awssdk.services.kafka.model.DeleteVpcConnectionRequest;
import software.amazon.awssdk.services.kafka.model.DescribeVpcConnectionRequest;
import software.amazon.awssdk.services.kafka.model.ListClientVpcConnectionsRequest;
import software.amazon.awssdk.services.kafka.model.ListClustersV2Request;
import software.amazon.awssdk.services.kafka.model.ListVpcConnectionsRequest;
import software.amazon.awssdk.services.kafka.model.RejectClientVpcConnectionRequest;

/** The connections behind {@code Msk.vpcConnections()}, which makes it. Thread-safe. */
public final class DefaultVpcConnections implements VpcConnections {
  private static final int PAGE = 100;

  private final Session session;
  private final AwsCalls calls;

  private DefaultVpcConnections(Session session) {
    this.session = session;
    this.calls = session.calls();
  }

  /**
   * Binds the feature to a session.
   *
   * @param session the session of an {@code Msk}
   * @return the connections of its account and Region
   */
  public static VpcConnections on(Session session) {
    return new DefaultVpcConnections(session);
  }

  @Override
  public OperationHandle<VpcConnection> create(VpcConnectionSpec spec) {
    requireNonNull(spec, "spec");
    return creation(accepted(spec));
  }

  private MskVpcConnectionArn accepted(VpcConnectionSpec spec) {
    try {
      return MskVpcConnectionArn.parse(
          calls.write(request(spec), KafkaClient::createVpcConnection).vpcConnectionArn());
    } catch (CallException e) {
      if (e.notApplied()) {
        throw e;
      }
      // the answer was lost; a VPC has one connection of a scheme to a cluster
      return list()
          .filter(made -> made.cluster().equals(spec.cluster()))
          .filter(made -> made.vpc().filter(spec.vpc()::equals).isPresent())
          .filter(made -> made.authentication().equals(spec.scheme().name()))
          .filter(
              made ->
                  made.state() == VpcConnectionState.CREATING
                      || made.state() == VpcConnectionState.AVAILABLE)
          .findFirst()
          .map(VpcConnection::arn)
          .orElseThrow(() -> e);
    }
  }

  private static CreateVpcConnectionRequest request(VpcConnectionSpec spec) {
    return CreateVpcConnectionRequest.builder()
        .targetClusterArn(spec.cluster().toString())
        .authentication(spec.scheme().name())
        .vpcId(spec.vpc())
        .clientSubnets(spec.subnets())
        .securityGroups(spec.securityGroups())
        .tags(spec.tags().isEmpty() ? null : spec.tags())
        .build();
  }

  @Override
  public OperationHandle<VpcConnection> creation(MskVpcConnectionArn connection) {
    requireNonNull(connection, "connection");
    return session.waits().handle(VpcWatches.creation(connection, () -> find(connection)));
  }

  @Override
  public VpcConnection describe(MskVpcConnectionArn connection) {
    return VpcConnection.of(calls.read(describing(connection), KafkaClient::describeVpcConnection));
  }

  private Optional<VpcConnection> find(MskVpcConnectionArn connection) {
    return calls
        .readIfThere(describing(connection), KafkaClient::describeVpcConnection)
        .map(VpcConnection::of);
  }

  private static DescribeVpcConnectionRequest describing(MskVpcConnectionArn connection) {
    return DescribeVpcConnectionRequest.builder()
        .arn(requireNonNull(connection, "connection").toString())
        .build();
  }

  @Override
  public Stream<VpcConnection> list() {
    return Pages.stream(
        token -> {
          var answer =
              calls.read(
                  ListVpcConnectionsRequest.builder().maxResults(PAGE).nextToken(token).build(),
                  KafkaClient::listVpcConnections);
          return new Pages.Page<>(
              answer.vpcConnections().stream().map(VpcConnection::of).toList(), answer.nextToken());
        });
  }

  @Override
  public OperationHandle<Void> delete(MskVpcConnectionArn connection) {
    requireNonNull(connection, "connection");
    if (account().filter(here -> !here.equals(connection.account())).isPresent()) {
      throw new NotConnectionOwnerException(connection);
    }
    DeleteVpcConnectionRequest request =
        DeleteVpcConnectionRequest.builder().arn(connection.toString()).build();
    try {
      calls.write(request, KafkaClient::deleteVpcConnection);
    } catch (CallException e) {
      boolean begun =
          !e.notApplied()
              && find(connection).filter(c -> c.state() != VpcConnectionState.DELETING).isEmpty();
      if (!begun) {
        throw e;
      }
    }
    return deletion(connection);
  }

  /**
   * This account: credentials may name it, and so does a cluster, for MSK lists one's own alone.
   */
  private Optional<String> account() {
    return calls.account().or(this::accountOfACluster);
  }

  private Optional<String> accountOfACluster() {
    ListClustersV2Request one = ListClustersV2Request.builder().maxResults(1).build();
    try {
      return calls.read(one, KafkaClient::listClustersV2).clusterInfoList().stream()
          .map(cluster -> MskClusterArn.parse(cluster.clusterArn()).account())
          .findFirst();
    } catch (CallException e) {
      return Optional.empty(); // who may not look gets the answer of the service itself
    }
  }

  @Override
  public OperationHandle<Void> deletion(MskVpcConnectionArn connection) {
    requireNonNull(connection, "connection");
    return session.waits().handle(VpcWatches.deletion(connection, () -> find(connection)));
  }

  @Override
  public VpcConnections because(String reason) {
    return new DefaultVpcConnections(session.because(requireNonNull(reason, "reason")));
  }

  @Override
  public Stream<VpcConnection> clients(MskClusterArn cluster) {
    requireNonNull(cluster, "cluster");
    return Pages.stream(
        token -> {
          var answer =
              calls.read(
                  ListClientVpcConnectionsRequest.builder()
                      .clusterArn(cluster.toString())
                      .maxResults(PAGE)
                      .nextToken(token)
                      .build(),
                  KafkaClient::listClientVpcConnections);
          return new Pages.Page<>(
              answer.clientVpcConnections().stream()
                  .map(listed -> VpcConnection.of(cluster, listed))
                  .toList(),
              answer.nextToken());
        });
  }

  @Override
  public OperationHandle<VpcConnection> reject(
      MskClusterArn cluster, MskVpcConnectionArn connection) {
    requireNonNull(connection, "connection");
    RejectClientVpcConnectionRequest request =
        RejectClientVpcConnectionRequest.builder()
            .clusterArn(requireNonNull(cluster, "cluster").toString())
            .vpcConnectionArn(connection.toString())
            .build();
    try {
      calls.write(request, KafkaClient::rejectClientVpcConnection);
    } catch (CallException e) {
      boolean begun =
          !e.notApplied()
              && client(cluster, connection)
                  .filter(c -> c.state() != VpcConnectionState.AVAILABLE)
                  .isPresent();
      if (!begun) {
        throw e;
      }
    }
    return rejection(cluster, connection);
  }

  @Override
  public OperationHandle<VpcConnection> rejection(
      MskClusterArn cluster, MskVpcConnectionArn connection) {
    requireNonNull(cluster, "cluster");
    requireNonNull(connection, "connection");
    return session
        .waits()
        .handle(VpcWatches.rejection(connection, () -> client(cluster, connection)));
  }

  private Optional<VpcConnection> client(MskClusterArn cluster, MskVpcConnectionArn connection) {
    return clients(cluster).filter(c -> c.arn().equals(connection)).findFirst();
  }
}
