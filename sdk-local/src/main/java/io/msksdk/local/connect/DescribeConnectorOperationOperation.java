package io.msksdk.local.connect;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafkaconnect.model.DescribeConnectorOperationRequest;
import software.amazon.awssdk.services.kafkaconnect.model.DescribeConnectorOperationResponse;

/** Describes an operation of a connector with its steps. */
record DescribeConnectorOperationOperation(Connectors connectors)
    implements Operation<DescribeConnectorOperationRequest> {

  @Override
  public String name() {
    return "DescribeConnectorOperation";
  }

  @Override
  public DescribeConnectorOperationRequest read(WireRequest request) {
    return MemberRules.checked(name(), request.as(DescribeConnectorOperationRequest.builder()));
  }

  @Override
  public DescribeConnectorOperationResponse answer(
      DescribeConnectorOperationRequest request, Caller caller) {
    return connectors.operation(caller.owner(), request.connectorOperationArn()).describe();
  }
}
