package io.msksdk.local.connect;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafkaconnect.model.DescribeCustomPluginRequest;
import software.amazon.awssdk.services.kafkaconnect.model.DescribeCustomPluginResponse;

/** Describes a custom plugin. */
record DescribeCustomPluginOperation(Plugins plugins)
    implements Operation<DescribeCustomPluginRequest> {

  @Override
  public String name() {
    return "DescribeCustomPlugin";
  }

  @Override
  public DescribeCustomPluginRequest read(WireRequest request) {
    return MemberRules.checked(name(), request.as(DescribeCustomPluginRequest.builder()));
  }

  @Override
  public DescribeCustomPluginResponse answer(DescribeCustomPluginRequest request, Caller caller) {
    return plugins.find(caller.owner(), request.customPluginArn()).describe();
  }
}
