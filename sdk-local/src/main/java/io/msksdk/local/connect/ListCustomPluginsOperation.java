package io.msksdk.local.connect;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafkaconnect.model.CustomPluginSummary;
import software.amazon.awssdk.services.kafkaconnect.model.ListCustomPluginsRequest;
import software.amazon.awssdk.services.kafkaconnect.model.ListCustomPluginsResponse;

/** Lists custom plugins. */
record ListCustomPluginsOperation(Plugins plugins, Pages pages)
    implements Operation<ListCustomPluginsRequest> {

  @Override
  public String name() {
    return "ListCustomPlugins";
  }

  @Override
  public ListCustomPluginsRequest read(WireRequest request) {
    return MemberRules.checked(name(), request.as(ListCustomPluginsRequest.builder()));
  }

  @Override
  public ListCustomPluginsResponse answer(ListCustomPluginsRequest request, Caller caller) {
    Pages.Page<PluginRecord> page =
        pages.page(
            name() + caller.owner() + request.namePrefix(),
            plugins.list(caller.owner(), request.namePrefix()),
            PluginRecord::arn,
            request.maxResults(),
            request.nextToken());
    return ListCustomPluginsResponse.builder()
        .customPlugins(
            page.items().stream()
                .map(item -> Recast.as(CustomPluginSummary.builder(), item.describe()))
                .toList())
        .nextToken(page.nextToken())
        .build();
  }
}
