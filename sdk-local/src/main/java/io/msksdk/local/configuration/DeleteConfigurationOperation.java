package io.msksdk.local.configuration;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.ConfigurationState;
import software.amazon.awssdk.services.kafka.model.DeleteConfigurationRequest;
import software.amazon.awssdk.services.kafka.model.DeleteConfigurationResponse;

/** Deletes a configuration that no cluster has. */
record DeleteConfigurationOperation(ConfigurationDeletion deletion)
    implements Operation<DeleteConfigurationRequest> {

  @Override
  public String name() {
    return "DeleteConfiguration";
  }

  @Override
  public DeleteConfigurationRequest read(WireRequest request) {
    return request.as(DeleteConfigurationRequest.builder());
  }

  @Override
  public DeleteConfigurationResponse answer(DeleteConfigurationRequest request, Caller caller) {
    ConfigurationState state =
        deletion.begin(caller.owner(), request.arn(), caller.failure() != null);
    return DeleteConfigurationResponse.builder().arn(request.arn()).state(state).build();
  }
}
