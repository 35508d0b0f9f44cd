package io.msksdk.local.connect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorOperationState;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorOperationStep;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorOperationStepState;
import software.amazon.awssdk.services.kafkaconnect.model.DescribeConnectorOperationResponse;
import software.amazon.awssdk.services.kafkaconnect.model.StateDescription;

/** One operation of a connector as it is now. Guarded by itself. */
final class ConnectorOperationRecord {
  private DescribeConnectorOperationResponse shape;

  ConnectorOperationRecord(DescribeConnectorOperationResponse shape) {
    this.shape = shape;
  }

  String arn() {
    return describe().connectorOperationArn();
  }

  synchronized DescribeConnectorOperationResponse describe() {
    return shape;
  }

  synchronized ConnectorOperationState state() {
    return shape.connectorOperationState();
  }

  synchronized void enter(ConnectorOperationState state) {
    shape = shape.toBuilder().connectorOperationState(state).build();
  }

  synchronized void step(int index, ConnectorOperationStepState state) {
    List<ConnectorOperationStep> steps = new ArrayList<>(shape.operationSteps());
    steps.set(index, steps.get(index).toBuilder().stepState(state).build());
    shape = shape.toBuilder().operationSteps(steps).build();
  }

  synchronized void end(
      ConnectorOperationState state, @Nullable StateDescription error, Instant now) {
    shape = shape.toBuilder().connectorOperationState(state).errorInfo(error).endTime(now).build();
  }
}
