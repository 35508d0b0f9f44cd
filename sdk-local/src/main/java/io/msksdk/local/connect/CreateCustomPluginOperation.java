package io.msksdk.local.connect;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafkaconnect.model.CreateCustomPluginRequest;
import software.amazon.awssdk.services.kafkaconnect.model.CreateCustomPluginResponse;

/** Creates a custom plugin; its file is not looked at. */
record CreateCustomPluginOperation(Plugins plugins)
    implements Operation<CreateCustomPluginRequest> {

  @Override
  public String name() {
    return "CreateCustomPlugin";
  }

  @Override
  public CreateCustomPluginRequest read(WireRequest request) {
    return MemberRules.checked(name(), request.as(CreateCustomPluginRequest.builder()));
  }

  @Override
  public CreateCustomPluginResponse answer(CreateCustomPluginRequest request, Caller caller) {
    return Recast.as(
            CreateCustomPluginResponse.builder(),
            plugins.create(caller.owner(), request, caller.failure()))
        .toBuilder()
        .revision(PluginRecord.REVISION)
        .build();
  }
}
