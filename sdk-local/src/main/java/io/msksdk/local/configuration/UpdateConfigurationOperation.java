package io.msksdk.local.configuration;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.UpdateConfigurationRequest;
import software.amazon.awssdk.services.kafka.model.UpdateConfigurationResponse;

/** Adds a revision to a configuration. */
record UpdateConfigurationOperation(Configurations configurations)
    implements Operation<UpdateConfigurationRequest> {

  @Override
  public String name() {
    return "UpdateConfiguration";
  }

  @Override
  public UpdateConfigurationRequest read(WireRequest request) {
    return request.as(UpdateConfigurationRequest.builder());
  }

  @Override
  public UpdateConfigurationResponse answer(UpdateConfigurationRequest request, Caller caller) {
    ConfigurationRecord updated = configurations.update(caller.owner(), request);
    return UpdateConfigurationResponse.builder()
        .arn(updated.arn())
        .latestRevision(ConfigurationShapes.revision(updated.latest()))
        .build();
  }
}
