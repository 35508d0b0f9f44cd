package io.msksdk.local.connect;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorState;
import software.amazon.awssdk.services.kafkaconnect.model.UpdateConnectorRequest;
import software.amazon.awssdk.services.kafkaconnect.model.UpdateConnectorResponse;

/** Changes a connector's capacity or its configuration. */
record UpdateConnectorOperation(Connectors connectors)
    implements Operation<UpdateConnectorRequest> {

  @Override
  public String name() {
    return "UpdateConnector";
  }

  @Override
  public UpdateConnectorRequest read(WireRequest request) {
    return MemberRules.checked(name(), request.as(UpdateConnectorRequest.builder()));
  }

  @Override
  public UpdateConnectorResponse answer(UpdateConnectorRequest request, Caller caller) {
    ConnectorOperationRecord operation =
        connectors.update(caller.owner(), request, caller.failure());
    return UpdateConnectorResponse.builder()
        .connectorArn(request.connectorArn())
        .connectorOperationArn(operation.arn())
        .connectorState(ConnectorState.UPDATING)
        .build();
  }
}
