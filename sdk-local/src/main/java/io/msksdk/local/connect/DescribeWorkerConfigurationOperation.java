package io.msksdk.local.connect;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafkaconnect.model.DescribeWorkerConfigurationRequest;
import software.amazon.awssdk.services.kafkaconnect.model.DescribeWorkerConfigurationResponse;

/** Describes a worker configuration. */
record DescribeWorkerConfigurationOperation(WorkerConfigurations configurations)
    implements Operation<DescribeWorkerConfigurationRequest> {

  @Override
  public String name() {
    return "DescribeWorkerConfiguration";
  }

  @Override
  public DescribeWorkerConfigurationRequest read(WireRequest request) {
    return MemberRules.checked(name(), request.as(DescribeWorkerConfigurationRequest.builder()));
  }

  @Override
  public DescribeWorkerConfigurationResponse answer(
      DescribeWorkerConfigurationRequest request, Caller caller) {
    return configurations.find(caller.owner(), request.workerConfigurationArn()).describe();
  }
}
