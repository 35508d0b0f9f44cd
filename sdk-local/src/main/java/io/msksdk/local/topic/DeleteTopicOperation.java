package io.msksdk.local.topic;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.DeleteTopicRequest;
import software.amazon.awssdk.services.kafka.model.DeleteTopicResponse;
import software.amazon.awssdk.services.kafka.model.TopicState;

/** Deletes a topic. */
record DeleteTopicOperation(Topics topics) implements Operation<DeleteTopicRequest> {

  @Override
  public String name() {
    return "DeleteTopic";
  }

  @Override
  public DeleteTopicRequest read(WireRequest request) {
    return request.as(DeleteTopicRequest.builder());
  }

  @Override
  public DeleteTopicResponse answer(DeleteTopicRequest request, Caller caller) {

    String arn = topics.delete(caller.owner(), request.clusterArn(), request.topicName());
    return DeleteTopicResponse.builder()
        .topicArn(arn)
        .topicName(request.topicName())
        .status(TopicState.DELETING)
        .build();
  }
}
