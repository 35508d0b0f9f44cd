package io.msksdk.local.cluster.change;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.cluster.ClusterChange;
import io.msksdk.local.cluster.ClusterOperationSnapshot;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.DocumentedDuration;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.ConfigurationInfo;
import software.amazon.awssdk.services.kafka.model.MutableClusterInfo;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.UpdateClusterConfigurationRequest;
import software.amazon.awssdk.services.kafka.model.UpdateClusterConfigurationResponse;

/** Puts another configuration in force (developer guide, "Updating the configuration"). */
record UpdateClusterConfigurationOperation(ClusterChangeOperations.Parts parts)
    implements Operation<UpdateClusterConfigurationRequest> {
  private static final String MEMBER = "configurationInfo";

  @Override
  public String name() {
    return "UpdateClusterConfiguration";
  }

  @Override
  public UpdateClusterConfigurationRequest read(WireRequest request) {
    return request.as(UpdateClusterConfigurationRequest.builder());
  }

  @Override
  public UpdateClusterConfigurationResponse answer(
      UpdateClusterConfigurationRequest request, Caller caller) {
    String version = Members.required(Members.CURRENT_VERSION, request.currentVersion());
    ConfigurationInfo target =
        Members.complete(Members.required(MEMBER, request.configurationInfo()));
    ClusterOperationSnapshot operation =
        parts
            .updates()
            .start(
                caller,
                request.clusterArn(),
                version,
                cluster -> {
                  parts.partitions().checkUpdate(caller, cluster);
                  parts.configurations().check(caller.owner(), target, MEMBER);
                  return change(cluster, target);
                });
    return UpdateClusterConfigurationResponse.builder()
        .clusterArn(operation.clusterArn())
        .clusterOperationArn(operation.arn())
        .build();
  }

  private static ClusterChange change(ClusterSnapshot cluster, ConfigurationInfo target) {
    Provisioned before = cluster.provisioned();
    return ClusterChange.of(
        "UPDATE_CLUSTER_CONFIGURATION",
        SoftwareInForce.configuration(before),
        MutableClusterInfo.builder().configurationInfo(target).build(),
        SoftwareInForce.with(before, null, target),
        DocumentedDuration.CONFIGURATION);
  }
}
