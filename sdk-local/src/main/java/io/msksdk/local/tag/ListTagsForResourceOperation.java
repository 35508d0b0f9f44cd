package io.msksdk.local.tag;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.kafka.model.ListTagsForResourceResponse;

/** Lists the tags of a resource. */
record ListTagsForResourceOperation(TaggedResources resources)
    implements Operation<ListTagsForResourceRequest> {

  @Override
  public String name() {
    return "ListTagsForResource";
  }

  @Override
  public ListTagsForResourceRequest read(WireRequest request) {
    return request.as(ListTagsForResourceRequest.builder());
  }

  @Override
  public ListTagsForResourceResponse answer(ListTagsForResourceRequest request, Caller caller) {
    return ListTagsForResourceResponse.builder()
        .tags(resources.find(caller.owner(), request.resourceArn()).now())
        .build();
  }
}
