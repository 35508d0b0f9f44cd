package io.msksdk.local.tag;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.UntagResourceRequest;
import software.amazon.awssdk.services.kafka.model.UntagResourceResponse;

/** Takes tags off a resource. */
record UntagResourceOperation(TaggedResources resources)
    implements Operation<UntagResourceRequest> {

  @Override
  public String name() {
    return "UntagResource";
  }

  @Override
  public UntagResourceRequest read(WireRequest request) {
    return request.as(UntagResourceRequest.builder());
  }

  @Override
  public UntagResourceResponse answer(UntagResourceRequest request, Caller caller) {
    if (!request.hasTagKeys()) {
      throw Refusal.missing("tagKeys");
    }
    resources.find(caller.owner(), request.resourceArn()).remove(request.tagKeys());
    return UntagResourceResponse.builder().build();
  }
}
