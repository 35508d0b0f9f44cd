package io.msksdk.local.connect;

import io.msksdk.local.quota.Quotas;
import io.msksdk.local.resource.Opaque;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafkaconnect.model.CapacityDescription;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorOperationState;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorOperationStep;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorOperationStepState;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorOperationStepType;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorOperationType;
import software.amazon.awssdk.services.kafkaconnect.model.DescribeConnectorOperationResponse;
import software.amazon.awssdk.services.kafkaconnect.model.DescribeConnectorResponse;
import software.amazon.awssdk.services.kafkaconnect.model.UpdateConnectorRequest;

/**
 * What an update changes: the capacity or the configuration, never both.
 *
 * @param capacity the new capacity, null when the configuration changes
 * @param configuration the new configuration, null when the capacity changes
 */
record ConnectorChange(
    @Nullable CapacityDescription capacity, @Nullable Map<String, String> configuration) {
  /** The place of the step VALIDATE_UPDATE. The order of the steps is this local MSK's. */
  static final int VALIDATION = 1;

  /** The place of the step that changes something. */
  static final int CHANGE = 2;

  /** Reads what is to change, or refuses it. */
  static ConnectorChange of(
      UpdateConnectorRequest request, DescribeConnectorResponse now, Quotas quotas) {
    if ((request.capacity() == null) != request.hasConnectorConfiguration()) {
      throw ConnectRefusal.invalid(
          "capacity", "Exactly one of capacity and connectorConfiguration must be specified.");
    }
    if (request.capacity() == null) {
      ConnectorRules.configuration(request.connectorConfiguration());
      if (request.connectorConfiguration().equals(now.connectorConfiguration())) {
        throw ConnectRefusal.identical("connectorConfiguration");
      }
      return new ConnectorChange(null, request.connectorConfiguration());
    }
    CapacityDescription capacity =
        CapacityRules.checked(Recast.as(CapacityDescription.builder(), request.capacity()), quotas);
    if (capacity.equals(now.capacity())) {
      throw ConnectRefusal.identical(CapacityRules.mode(capacity));
    }
    return new ConnectorChange(capacity, null);
  }

  /** What puts the change into force. */
  UnaryOperator<DescribeConnectorResponse.Builder> applied() {
    return capacity != null
        ? builder -> builder.capacity(capacity)
        : builder -> builder.connectorConfiguration(configuration);
  }

  /** The operation that begins, before its first step. */
  ConnectorOperationRecord operation(ConnectorRecord connector, Instant at) {
    DescribeConnectorResponse now = connector.describe();
    DescribeConnectorOperationResponse.Builder operation =
        DescribeConnectorOperationResponse.builder()
            .connectorArn(connector.arn())
            .connectorOperationArn(arn(connector))
            .connectorOperationState(ConnectorOperationState.PENDING)
            .creationTime(at);
    if (capacity != null) {
      operation
          .connectorOperationType(ConnectorOperationType.UPDATE_WORKER_SETTING)
          .operationSteps(steps(ConnectorOperationStepType.UPDATE_WORKER_SETTING))
          .originWorkerSetting(s -> s.capacity(now.capacity()))
          .targetWorkerSetting(s -> s.capacity(capacity));
    } else {
      operation
          .connectorOperationType(ConnectorOperationType.UPDATE_CONNECTOR_CONFIGURATION)
          .operationSteps(steps(ConnectorOperationStepType.UPDATE_CONNECTOR_CONFIGURATION))
          .originConnectorConfiguration(now.connectorConfiguration())
          .targetConnectorConfiguration(configuration);
    }
    return new ConnectorOperationRecord(operation.build());
  }

  private static String arn(ConnectorRecord connector) {
    return connector.arn().replaceFirst(":connector/", ":connector-operation/")
        + "/"
        + Opaque.uuid();
  }

  private static ConnectorOperationStep[] steps(ConnectorOperationStepType change) {
    return Stream.of(
            ConnectorOperationStepType.INITIALIZE_UPDATE,
            ConnectorOperationStepType.VALIDATE_UPDATE,
            change,
            ConnectorOperationStepType.FINALIZE_UPDATE)
        .map(
            type ->
                ConnectorOperationStep.builder()
                    .stepType(type)
                    .stepState(ConnectorOperationStepState.PENDING)
                    .build())
        .toArray(ConnectorOperationStep[]::new);
  }
}
