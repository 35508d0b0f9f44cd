package io.msksdk.local.tag;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.TagResourceRequest;
import software.amazon.awssdk.services.kafka.model.TagResourceResponse;

/** Adds tags to a resource. */
record TagResourceOperation(TaggedResources resources) implements Operation<TagResourceRequest> {

  @Override
  public String name() {
    return "TagResource";
  }

  @Override
  public TagResourceRequest read(WireRequest request) {
    return request.as(TagResourceRequest.builder());
  }

  @Override
  public TagResourceResponse answer(TagResourceRequest request, Caller caller) {
    if (!request.hasTags()) {
      throw Refusal.missing("tags");
    }
    resources.find(caller.owner(), request.resourceArn()).add(request.tags());
    return TagResourceResponse.builder().build();
  }
}
