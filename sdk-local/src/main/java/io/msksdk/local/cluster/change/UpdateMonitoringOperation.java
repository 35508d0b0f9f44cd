package io.msksdk.local.cluster.change;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.cluster.ClusterChange;
import io.msksdk.local.cluster.ClusterOperationSnapshot;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.ClusterUpdates;
import io.msksdk.local.cluster.DocumentedDuration;
import io.msksdk.local.cluster.OlderMonitoring;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.MutableClusterInfo;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.UpdateMonitoringRequest;
import software.amazon.awssdk.services.kafka.model.UpdateMonitoringResponse;

/** Changes the metrics and logs that brokers deliver. */
record UpdateMonitoringOperation(ClusterUpdates updates)
    implements Operation<UpdateMonitoringRequest> {
  @Override
  public String name() {
    return "UpdateMonitoring";
  }

  @Override
  public UpdateMonitoringRequest read(WireRequest request) {
    return request.as(UpdateMonitoringRequest.builder());
  }

  @Override
  public UpdateMonitoringResponse answer(UpdateMonitoringRequest request, Caller caller) {
    String version = Members.required(Members.CURRENT_VERSION, request.currentVersion());
    check(request);
    ClusterOperationSnapshot operation =
        Members.withoutNotFound(
            () ->
                updates.start(
                    caller, request.clusterArn(), version, cluster -> change(cluster, request)));
    return UpdateMonitoringResponse.builder()
        .clusterArn(operation.clusterArn())
        .clusterOperationArn(operation.arn())
        .build();
  }

  private static void check(UpdateMonitoringRequest request) {
    if (request.enhancedMonitoring() == null
        && request.openMonitoring() == null
        && request.loggingInfo() == null) {
      throw Refusal.badRequest(
          "enhancedMonitoring", "Specify enhancedMonitoring, openMonitoring or loggingInfo.");
    }
    if (request.openMonitoring() != null) {
      var unused =
          Members.required("openMonitoring.prometheus", request.openMonitoring().prometheus());
    }
    if (request.loggingInfo() != null) {
      var unused = Members.required("loggingInfo.brokerLogs", request.loggingInfo().brokerLogs());
    }
  }

  private static ClusterChange change(ClusterSnapshot cluster, UpdateMonitoringRequest request) {
    Provisioned before = cluster.provisioned();
    Provisioned.Builder after = before.toBuilder();
    MutableClusterInfo.Builder source = MutableClusterInfo.builder();
    MutableClusterInfo.Builder target = MutableClusterInfo.builder();
    if (request.enhancedMonitoring() != null) {
      after.enhancedMonitoring(request.enhancedMonitoring());
      source.enhancedMonitoring(before.enhancedMonitoring());
      target.enhancedMonitoring(request.enhancedMonitoring());
    }
    if (request.openMonitoring() != null) {
      after.openMonitoring(request.openMonitoring());
      source.openMonitoring(OlderMonitoring.of(before.openMonitoring()));
      target.openMonitoring(OlderMonitoring.of(request.openMonitoring()));
    }
    if (request.loggingInfo() != null) {
      after.loggingInfo(request.loggingInfo());
      source.loggingInfo(before.loggingInfo());
      target.loggingInfo(request.loggingInfo());
    }
    return ClusterChange.of(
        "UPDATE_MONITORING",
        source.build(),
        target.build(),
        after.build(),
        DocumentedDuration.MONITORING);
  }
}
