package io.msksdk.local.connect;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafkaconnect.model.TagResourceRequest;
import software.amazon.awssdk.services.kafkaconnect.model.TagResourceResponse;

/** Adds tags to a connector, plugin or worker configuration. */
record TagResourceOperation(Tagged tagged) implements Operation<TagResourceRequest> {

  @Override
  public String name() {
    return "TagResource";
  }

  @Override
  public TagResourceRequest read(WireRequest request) {
    return MemberRules.checked(name(), request.as(TagResourceRequest.builder()));
  }

  @Override
  public TagResourceResponse answer(TagResourceRequest request, Caller caller) {
    tagged.find(caller.owner(), request.resourceArn()).tag(Tags.checked(request.tags()));
    return TagResourceResponse.builder().build();
  }
}
