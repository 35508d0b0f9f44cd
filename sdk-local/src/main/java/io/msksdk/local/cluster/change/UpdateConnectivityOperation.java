package io.msksdk.local.cluster.change;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.cluster.ClusterChange;
import io.msksdk.local.cluster.ClusterOperationSnapshot;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.ClusterUpdates;
import io.msksdk.local.cluster.DocumentedDuration;
import io.msksdk.local.wire.WireRequest;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.BrokerNodeGroupInfo;
import software.amazon.awssdk.services.kafka.model.ConnectivityInfo;
import software.amazon.awssdk.services.kafka.model.MutableClusterInfo;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.UpdateConnectivityRequest;
import software.amazon.awssdk.services.kafka.model.UpdateConnectivityResponse;
import software.amazon.awssdk.services.kafka.model.VpcConnectivity;
import software.amazon.awssdk.services.kafka.model.VpcConnectivityClientAuthentication;
import software.amazon.awssdk.services.kafka.model.VpcConnectivitySasl;

/** Changes from where clients reach the brokers. */
record UpdateConnectivityOperation(ClusterUpdates updates)
    implements Operation<UpdateConnectivityRequest> {
  private static final ConnectivityInfo NOTHING = ConnectivityInfo.builder().build();

  @Override
  public String name() {
    return "UpdateConnectivity";
  }

  @Override
  public UpdateConnectivityRequest read(WireRequest request) {
    return request.as(UpdateConnectivityRequest.builder());
  }

  @Override
  public UpdateConnectivityResponse answer(UpdateConnectivityRequest request, Caller caller) {
    String version = Members.required(Members.CURRENT_VERSION, request.currentVersion());
    if (request.zookeeperAccess() == null) {
      var unused = Members.required("connectivityInfo", request.connectivityInfo());
    }
    ClusterOperationSnapshot operation =
        updates.start(caller, request.clusterArn(), version, cluster -> change(cluster, request));
    return UpdateConnectivityResponse.builder()
        .clusterArn(operation.clusterArn())
        .clusterOperationArn(operation.arn())
        .build();
  }

  private static ClusterChange change(ClusterSnapshot cluster, UpdateConnectivityRequest request) {
    Provisioned before = cluster.provisioned();
    BrokerNodeGroupInfo group = before.brokerNodeGroupInfo();
    ConnectivityInfo present =
        group.connectivityInfo() == null ? NOTHING : group.connectivityInfo();
    ConnectivityInfo asked =
        request.connectivityInfo() == null ? NOTHING : request.connectivityInfo();
    ConnectivityInfo after = merged(present, asked);
    ConnectivityRules.check(before, asked, after);
    return ClusterChange.of(
        "UPDATE_CONNECTIVITY",
        MutableClusterInfo.builder().connectivityInfo(shown(present, asked)).build(),
        MutableClusterInfo.builder()
            .connectivityInfo(asked)
            .zookeeperAccess(request.zookeeperAccess())
            .build(),
        before.toBuilder()
            .brokerNodeGroupInfo(group.toBuilder().connectivityInfo(after).build())
            .build(),
        DocumentedDuration.CONNECTIVITY);
  }

  private static ConnectivityInfo merged(ConnectivityInfo before, ConnectivityInfo asked) {
    ConnectivityInfo.Builder merged = before.toBuilder();
    if (asked.publicAccess() != null) {
      merged.publicAccess(asked.publicAccess());
    }
    if (asked.vpcConnectivity() != null) {
      merged.vpcConnectivity(merged(before.vpcConnectivity(), asked.vpcConnectivity()));
    }
    if (asked.networkType() != null) {
      merged.networkType(asked.networkType());
    }
    return merged.build();
  }

  private static VpcConnectivity merged(@Nullable VpcConnectivity before, VpcConnectivity asked) {
    VpcConnectivityClientAuthentication more = asked.clientAuthentication();
    if (before == null || before.clientAuthentication() == null || more == null) {
      return before != null && more == null ? before : asked;
    }
    VpcConnectivityClientAuthentication old = before.clientAuthentication();
    VpcConnectivitySasl sasl = more.sasl() == null ? old.sasl() : more.sasl();
    if (more.sasl() != null && old.sasl() != null) {
      sasl =
          VpcConnectivitySasl.builder()
              .iam(more.sasl().iam() == null ? old.sasl().iam() : more.sasl().iam())
              .scram(more.sasl().scram() == null ? old.sasl().scram() : more.sasl().scram())
              .build();
    }
    return VpcConnectivity.builder()
        .clientAuthentication(
            VpcConnectivityClientAuthentication.builder()
                .sasl(sasl)
                .tls(more.tls() == null ? old.tls() : more.tls())
                .build())
        .build();
  }

  /** The guide shows public access that nobody ever asked for as DISABLED. */
  private static ConnectivityInfo shown(ConnectivityInfo present, ConnectivityInfo asked) {
    return asked.publicAccess() != null && present.publicAccess() == null
        ? present.toBuilder().publicAccess(access -> access.type(ConnectivityRules.OFF)).build()
        : present;
  }
}
