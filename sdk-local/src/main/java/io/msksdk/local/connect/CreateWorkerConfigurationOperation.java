package io.msksdk.local.connect;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafkaconnect.model.CreateWorkerConfigurationRequest;
import software.amazon.awssdk.services.kafkaconnect.model.CreateWorkerConfigurationResponse;

/** Creates a worker configuration. */
record CreateWorkerConfigurationOperation(WorkerConfigurations configurations)
    implements Operation<CreateWorkerConfigurationRequest> {

  @Override
  public String name() {
    return "CreateWorkerConfiguration";
  }

  @Override
  public CreateWorkerConfigurationRequest read(WireRequest request) {
    return MemberRules.checked(name(), request.as(CreateWorkerConfigurationRequest.builder()));
  }

  @Override
  public CreateWorkerConfigurationResponse answer(
      CreateWorkerConfigurationRequest request, Caller caller) {
    return Recast.as(
        CreateWorkerConfigurationResponse.builder(),
        configurations.create(caller.owner(), request));
  }
}
