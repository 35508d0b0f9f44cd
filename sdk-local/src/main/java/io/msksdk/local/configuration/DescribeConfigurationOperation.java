package io.msksdk.local.configuration;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.Configuration;
import software.amazon.awssdk.services.kafka.model.DescribeConfigurationRequest;
import software.amazon.awssdk.services.kafka.model.DescribeConfigurationResponse;

/** Describes a configuration and its latest revision. */
record DescribeConfigurationOperation(Configurations configurations)
    implements Operation<DescribeConfigurationRequest> {

  @Override
  public String name() {
    return "DescribeConfiguration";
  }

  @Override
  public DescribeConfigurationRequest read(WireRequest request) {
    return request.as(DescribeConfigurationRequest.builder());
  }

  @Override
  public DescribeConfigurationResponse answer(DescribeConfigurationRequest request, Caller caller) {
    Configuration found =
        ConfigurationShapes.whole(configurations.find(caller.owner(), request.arn()));
    return DescribeConfigurationResponse.builder()
        .arn(found.arn())
        .creationTime(found.creationTime())
        .description(found.description())
        .kafkaVersions(found.kafkaVersions())
        .latestRevision(found.latestRevision())
        .name(found.name())
        .state(found.state())
        .build();
  }
}
