package io.msksdk.local.connect;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorOperationSummary;
import software.amazon.awssdk.services.kafkaconnect.model.ListConnectorOperationsRequest;
import software.amazon.awssdk.services.kafkaconnect.model.ListConnectorOperationsResponse;

/** Lists the operations of a connector. */
record ListConnectorOperationsOperation(Connectors connectors, Pages pages)
    implements Operation<ListConnectorOperationsRequest> {

  @Override
  public String name() {
    return "ListConnectorOperations";
  }

  @Override
  public ListConnectorOperationsRequest read(WireRequest request) {
    return MemberRules.checked(name(), request.as(ListConnectorOperationsRequest.builder()));
  }

  @Override
  public ListConnectorOperationsResponse answer(
      ListConnectorOperationsRequest request, Caller caller) {
    Pages.Page<ConnectorOperationRecord> page =
        pages.page(
            name() + request.connectorArn(),
            connectors.find(caller.owner(), request.connectorArn()).operations(),
            ConnectorOperationRecord::arn,
            request.maxResults(),
            request.nextToken());
    return ListConnectorOperationsResponse.builder()
        .connectorOperations(
            page.items().stream()
                .map(item -> Recast.as(ConnectorOperationSummary.builder(), item.describe()))
                .toList())
        .nextToken(page.nextToken())
        .build();
  }
}
