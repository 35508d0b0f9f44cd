package io.msksdk.local.configuration;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.ListConfigurationsRequest;
import software.amazon.awssdk.services.kafka.model.ListConfigurationsResponse;

/** Lists configurations. */
record ListConfigurationsOperation(Configurations configurations, Pages pages)
    implements Operation<ListConfigurationsRequest> {

  @Override
  public String name() {
    return "ListConfigurations";
  }

  @Override
  public ListConfigurationsRequest read(WireRequest request) {
    return request.as(ListConfigurationsRequest.builder());
  }

  @Override
  public ListConfigurationsResponse answer(ListConfigurationsRequest request, Caller caller) {
    Pages.Page<ConfigurationRecord> page =
        pages.page(
            name() + caller.owner(),
            configurations.list(caller.owner()),
            ConfigurationRecord::arn,
            request.maxResults(),
            request.nextToken());
    return ListConfigurationsResponse.builder()
        .configurations(page.items().stream().map(ConfigurationShapes::whole).toList())
        .nextToken(page.nextToken())
        .build();
  }
}
