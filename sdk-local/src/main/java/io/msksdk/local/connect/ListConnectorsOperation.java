package io.msksdk.local.connect;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorSummary;
import software.amazon.awssdk.services.kafkaconnect.model.ListConnectorsRequest;
import software.amazon.awssdk.services.kafkaconnect.model.ListConnectorsResponse;

/** Lists connectors. */
record ListConnectorsOperation(Connectors connectors, Pages pages)
    implements Operation<ListConnectorsRequest> {

  @Override
  public String name() {
    return "ListConnectors";
  }

  @Override
  public ListConnectorsRequest read(WireRequest request) {
    return MemberRules.checked(name(), request.as(ListConnectorsRequest.builder()));
  }

  @Override
  public ListConnectorsResponse answer(ListConnectorsRequest request, Caller caller) {
    Pages.Page<ConnectorRecord> page =
        pages.page(
            name() + caller.owner() + request.connectorNamePrefix(),
            connectors.list(caller.owner(), request.connectorNamePrefix()),
            ConnectorRecord::arn,
            request.maxResults(),
            request.nextToken());
    return ListConnectorsResponse.builder()
        .connectors(
            page.items().stream()
                .map(item -> Recast.as(ConnectorSummary.builder(), item.describe()))
                .toList())
        .nextToken(page.nextToken())
        .build();
  }
}
