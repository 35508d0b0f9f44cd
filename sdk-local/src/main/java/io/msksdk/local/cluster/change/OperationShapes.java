package io.msksdk.local.cluster.change;

import io.msksdk.local.cluster.ClusterOperationSnapshot;
import io.msksdk.local.cluster.ClusterUpdates;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ClusterOperationInfo;
import software.amazon.awssdk.services.kafka.model.ClusterOperationStep;
import software.amazon.awssdk.services.kafka.model.ClusterOperationV2;
import software.amazon.awssdk.services.kafka.model.ClusterOperationV2Summary;
import software.amazon.awssdk.services.kafka.model.ErrorInfo;

/** An operation in the three shapes the service has for it. */
final class OperationShapes {
  private OperationShapes() {}

  static ClusterOperationInfo older(ClusterUpdates.Described described) {
    ClusterOperationSnapshot operation = described.operation();
    return ClusterOperationInfo.builder()
        .clientRequestId(operation.requestId())
        .clusterArn(operation.clusterArn())
        .creationTime(operation.startedAt())
        .endTime(endedAt(operation))
        .errorInfo(error(operation))
        .operationArn(operation.arn())
        .operationState(operation.state())
        .operationSteps(steps(operation))
        .operationType(operation.change().type())
        .sourceClusterInfo(operation.change().source())
        .targetClusterInfo(operation.change().target())
        .build();
  }

  static ClusterOperationV2 current(ClusterUpdates.Described described) {
    ClusterOperationSnapshot operation = described.operation();
    return ClusterOperationV2.builder()
        .clusterArn(operation.clusterArn())
        .clusterType(described.cluster().type())
        .startTime(operation.startedAt())
        .endTime(endedAt(operation))
        .errorInfo(error(operation))
        .operationArn(operation.arn())
        .operationState(operation.state())
        .operationType(operation.change().type())
        .provisioned(
            p ->
                p.operationSteps(steps(operation))
                    .sourceClusterInfo(operation.change().source())
                    .targetClusterInfo(operation.change().target()))
        .build();
  }

  static ClusterOperationV2Summary summary(ClusterUpdates.Described described) {
    ClusterOperationSnapshot operation = described.operation();
    return ClusterOperationV2Summary.builder()
        .clusterArn(operation.clusterArn())
        .clusterType(described.cluster().type())
        .startTime(operation.startedAt())
        .endTime(endedAt(operation))
        .operationArn(operation.arn())
        .operationState(operation.state())
        .operationType(operation.change().type())
        .build();
  }

  private static @Nullable Instant endedAt(ClusterOperationSnapshot operation) {
    ClusterOperationSnapshot.End end = operation.end();
    return end == null ? null : end.at();
  }

  private static @Nullable ErrorInfo error(ClusterOperationSnapshot operation) {
    ClusterOperationSnapshot.End end = operation.end();
    return end == null ? null : end.error();
  }

  private static List<ClusterOperationStep> steps(ClusterOperationSnapshot operation) {
    return operation.steps().entrySet().stream()
        .map(
            step ->
                ClusterOperationStep.builder()
                    .stepName(step.getKey())
                    .stepInfo(info -> info.stepStatus(step.getValue()))
                    .build())
        .toList();
  }
}
