package io.msksdk.local.cluster.operation;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.UntagResourceRequest;
import software.amazon.awssdk.services.kafka.model.UntagResourceResponse;

/** Takes tags off a cluster. */
record UntagResourceOperation(Clusters clusters) implements Operation<UntagResourceRequest> {

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
    clusters.untag(caller.owner(), request.resourceArn(), request.tagKeys());
    return UntagResourceResponse.builder().build();
  }
}
