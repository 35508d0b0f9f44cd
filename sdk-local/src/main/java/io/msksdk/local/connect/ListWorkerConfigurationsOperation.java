package io.msksdk.local.connect;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafkaconnect.model.ListWorkerConfigurationsRequest;
import software.amazon.awssdk.services.kafkaconnect.model.ListWorkerConfigurationsResponse;
import software.amazon.awssdk.services.kafkaconnect.model.WorkerConfigurationSummary;

/** Lists worker configurations. */
record ListWorkerConfigurationsOperation(WorkerConfigurations configurations, Pages pages)
    implements Operation<ListWorkerConfigurationsRequest> {

  @Override
  public String name() {
    return "ListWorkerConfigurations";
  }

  @Override
  public ListWorkerConfigurationsRequest read(WireRequest request) {
    return MemberRules.checked(name(), request.as(ListWorkerConfigurationsRequest.builder()));
  }

  @Override
  public ListWorkerConfigurationsResponse answer(
      ListWorkerConfigurationsRequest request, Caller caller) {
    Pages.Page<WorkerConfigurationRecord> page =
        pages.page(
            name() + caller.owner() + request.namePrefix(),
            configurations.list(caller.owner(), request.namePrefix()),
            WorkerConfigurationRecord::arn,
            request.maxResults(),
            request.nextToken());
    return ListWorkerConfigurationsResponse.builder()
        .workerConfigurations(
            page.items().stream()
                .map(item -> Recast.as(WorkerConfigurationSummary.builder(), item.describe()))
                .toList())
        .nextToken(page.nextToken())
        .build();
  }
}
