package io.msksdk.local.connect;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafkaconnect.model.DeleteWorkerConfigurationRequest;
import software.amazon.awssdk.services.kafkaconnect.model.DeleteWorkerConfigurationResponse;

/** Deletes a worker configuration that no connector uses. */
record DeleteWorkerConfigurationOperation(
    WorkerConfigurations configurations, Connectors connectors)
    implements Operation<DeleteWorkerConfigurationRequest> {

  @Override
  public String name() {
    return "DeleteWorkerConfiguration";
  }

  @Override
  public DeleteWorkerConfigurationRequest read(WireRequest request) {
    return MemberRules.checked(name(), request.as(DeleteWorkerConfigurationRequest.builder()));
  }

  @Override
  public DeleteWorkerConfigurationResponse answer(
      DeleteWorkerConfigurationRequest request, Caller caller) {
    return Recast.as(
        DeleteWorkerConfigurationResponse.builder(),
        connectors.whileNoneIsCreated(
            () ->
                configurations.delete(
                    caller.owner(), request.workerConfigurationArn(), connectors::use)));
  }
}
