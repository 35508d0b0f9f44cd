package io.msksdk.local.connect;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafkaconnect.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.kafkaconnect.model.ListTagsForResourceResponse;

/** Lists the tags of a connector, plugin or worker configuration. */
record ListTagsForResourceOperation(Tagged tagged)
    implements Operation<ListTagsForResourceRequest> {

  @Override
  public String name() {
    return "ListTagsForResource";
  }

  @Override
  public ListTagsForResourceRequest read(WireRequest request) {
    return MemberRules.checked(name(), request.as(ListTagsForResourceRequest.builder()));
  }

  @Override
  public ListTagsForResourceResponse answer(ListTagsForResourceRequest request, Caller caller) {
    return ListTagsForResourceResponse.builder()
        .tags(tagged.find(caller.owner(), request.resourceArn()).tags())
        .build();
  }
}
