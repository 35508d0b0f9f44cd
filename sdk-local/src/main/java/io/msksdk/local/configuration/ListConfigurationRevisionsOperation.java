package io.msksdk.local.configuration;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.ListConfigurationRevisionsRequest;
import software.amazon.awssdk.services.kafka.model.ListConfigurationRevisionsResponse;

/** Lists the revisions of a configuration. */
record ListConfigurationRevisionsOperation(Configurations configurations, Pages pages)
    implements Operation<ListConfigurationRevisionsRequest> {

  @Override
  public String name() {
    return "ListConfigurationRevisions";
  }

  @Override
  public ListConfigurationRevisionsRequest read(WireRequest request) {
    return request.as(ListConfigurationRevisionsRequest.builder());
  }

  @Override
  public ListConfigurationRevisionsResponse answer(
      ListConfigurationRevisionsRequest request, Caller caller) {
    Pages.Page<Revision> page =
        pages.page(
            name() + request.arn(),
            configurations.find(caller.owner(), request.arn()).revisions(),
            revision -> Long.toString(revision.number()),
            request.maxResults(),
            request.nextToken());
    return ListConfigurationRevisionsResponse.builder()
        .revisions(page.items().stream().map(ConfigurationShapes::revision).toList())
        .nextToken(page.nextToken())
        .build();
  }
}
