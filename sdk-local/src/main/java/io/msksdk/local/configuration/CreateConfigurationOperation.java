package io.msksdk.local.configuration;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.CreateConfigurationRequest;
import software.amazon.awssdk.services.kafka.model.CreateConfigurationResponse;

/** Creates a configuration with its first revision. */
record CreateConfigurationOperation(Configurations configurations)
    implements Operation<CreateConfigurationRequest> {

  @Override
  public String name() {
    return "CreateConfiguration";
  }

  @Override
  public CreateConfigurationRequest read(WireRequest request) {
    return request.as(CreateConfigurationRequest.builder());
  }

  @Override
  public CreateConfigurationResponse answer(CreateConfigurationRequest request, Caller caller) {
    ConfigurationRecord created = configurations.create(caller.owner(), request);
    return CreateConfigurationResponse.builder()
        .arn(created.arn())
        .creationTime(created.first().createdAt())
        .latestRevision(ConfigurationShapes.revision(created.first()))
        .name(created.name())
        .state(created.state())
        .build();
  }
}
