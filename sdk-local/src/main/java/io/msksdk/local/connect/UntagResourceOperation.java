package io.msksdk.local.connect;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafkaconnect.model.UntagResourceRequest;
import software.amazon.awssdk.services.kafkaconnect.model.UntagResourceResponse;

/** Takes tags off a connector, plugin or worker configuration. */
record UntagResourceOperation(Tagged tagged) implements Operation<UntagResourceRequest> {

  @Override
  public String name() {
    return "UntagResource";
  }

  @Override
  public UntagResourceRequest read(WireRequest request) {
    return MemberRules.checked(name(), request.as(UntagResourceRequest.builder()));
  }

  @Override
  public UntagResourceResponse answer(UntagResourceRequest request, Caller caller) {
    tagged.find(caller.owner(), request.resourceArn()).untag(request.tagKeys());
    return UntagResourceResponse.builder().build();
  }
}
