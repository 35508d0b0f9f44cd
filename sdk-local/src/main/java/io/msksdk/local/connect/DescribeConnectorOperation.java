package io.msksdk.local.connect;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafkaconnect.model.DescribeConnectorRequest;
import software.amazon.awssdk.services.kafkaconnect.model.DescribeConnectorResponse;

/** Describes a connector. */
record DescribeConnectorOperation(Connectors connectors)
    implements Operation<DescribeConnectorRequest> {

  @Override
  public String name() {
    return "DescribeConnector";
  }

  @Override
  public DescribeConnectorRequest read(WireRequest request) {
    return MemberRules.checked(name(), request.as(DescribeConnectorRequest.builder()));
  }

  @Override
  public DescribeConnectorResponse answer(DescribeConnectorRequest request, Caller caller) {
    return connectors.find(caller.owner(), request.connectorArn()).describe();
  }
}
