package io.msksdk.local.connect;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafkaconnect.model.DeleteConnectorRequest;
import software.amazon.awssdk.services.kafkaconnect.model.DeleteConnectorResponse;

/** Deletes a connector. */
record DeleteConnectorOperation(Connectors connectors)
    implements Operation<DeleteConnectorRequest> {

  @Override
  public String name() {
    return "DeleteConnector";
  }

  @Override
  public DeleteConnectorRequest read(WireRequest request) {
    return MemberRules.checked(name(), request.as(DeleteConnectorRequest.builder()));
  }

  @Override
  public DeleteConnectorResponse answer(DeleteConnectorRequest request, Caller caller) {
    return Recast.as(
        DeleteConnectorResponse.builder(),
        connectors.delete(caller.owner(), request.connectorArn(), request.currentVersion()));
  }
}
