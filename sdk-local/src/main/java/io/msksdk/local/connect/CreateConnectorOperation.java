package io.msksdk.local.connect;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafkaconnect.model.CreateConnectorRequest;
import software.amazon.awssdk.services.kafkaconnect.model.CreateConnectorResponse;

/** Creates a connector. */
record CreateConnectorOperation(Connectors connectors)
    implements Operation<CreateConnectorRequest> {

  @Override
  public String name() {
    return "CreateConnector";
  }

  @Override
  public CreateConnectorRequest read(WireRequest request) {
    return MemberRules.checked(name(), request.as(CreateConnectorRequest.builder()));
  }

  @Override
  public CreateConnectorResponse answer(CreateConnectorRequest request, Caller caller) {
    return Recast.as(
        CreateConnectorResponse.builder(),
        connectors.create(caller.owner(), request, caller.failure()));
  }
}
