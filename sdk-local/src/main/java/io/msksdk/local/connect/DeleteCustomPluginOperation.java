package io.msksdk.local.connect;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafkaconnect.model.DeleteCustomPluginRequest;
import software.amazon.awssdk.services.kafkaconnect.model.DeleteCustomPluginResponse;

/** Deletes a custom plugin that no connector uses. */
record DeleteCustomPluginOperation(Plugins plugins, Connectors connectors)
    implements Operation<DeleteCustomPluginRequest> {

  @Override
  public String name() {
    return "DeleteCustomPlugin";
  }

  @Override
  public DeleteCustomPluginRequest read(WireRequest request) {
    return MemberRules.checked(name(), request.as(DeleteCustomPluginRequest.builder()));
  }

  @Override
  public DeleteCustomPluginResponse answer(DeleteCustomPluginRequest request, Caller caller) {
    return Recast.as(
        DeleteCustomPluginResponse.builder(),
        connectors.whileNoneIsCreated(
            () -> plugins.delete(caller.owner(), request.customPluginArn(), connectors::use)));
  }
}
