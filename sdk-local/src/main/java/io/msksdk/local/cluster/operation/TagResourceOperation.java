package io.msksdk.local.cluster.operation;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.TagResourceRequest;
import software.amazon.awssdk.services.kafka.model.TagResourceResponse;

/** Adds tags to a cluster. */
record TagResourceOperation(Clusters clusters) implements Operation<TagResourceRequest> {

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
    clusters.tag(caller.owner(), request.resourceArn(), request.tags());
    return TagResourceResponse.builder().build();
  }
}
