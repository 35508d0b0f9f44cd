package io.msksdk.local.topic;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.TopicState;
import software.amazon.awssdk.services.kafka.model.UpdateTopicRequest;
import software.amazon.awssdk.services.kafka.model.UpdateTopicResponse;

/** Changes the settings of a topic, or adds partitions to it. */
record UpdateTopicOperation(Topics topics) implements Operation<UpdateTopicRequest> {

  @Override
  public String name() {
    return "UpdateTopic";
  }

  @Override
  public UpdateTopicRequest read(WireRequest request) {
    return request.as(UpdateTopicRequest.builder());
  }

  @Override
  public UpdateTopicResponse answer(UpdateTopicRequest request, Caller caller) {

    if ((request.configs() == null) == (request.partitionCount() == null)) {
      throw Refusal.badRequest("You must specify either configs or partitionCount to update.");
    }
    if (caller.failure() != null) {
      throw TopicRefusals.invalid(caller.failure().message());
    }
    String arn = request.configs() == null ? grow(request, caller) : alter(request, caller);
    return UpdateTopicResponse.builder()
        .topicArn(arn)
        .topicName(request.topicName())
        .status(TopicState.UPDATING)
        .build();
  }

  private String grow(UpdateTopicRequest request, Caller caller) {
    return topics.grow(
        caller.owner(),
        request.clusterArn(),
        request.topicName(),
        CreateTopicOperation.positive("partitionCount", request.partitionCount()));
  }

  private String alter(UpdateTopicRequest request, Caller caller) {
    return topics.alter(
        caller.owner(),
        request.clusterArn(),
        request.topicName(),
        ConfigText.read(request.configs()));
  }
}
