package io.msksdk.local.topic;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Members;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.CreateTopicRequest;
import software.amazon.awssdk.services.kafka.model.CreateTopicResponse;
import software.amazon.awssdk.services.kafka.model.TopicState;

/** Creates a topic. */
record CreateTopicOperation(Topics topics) implements Operation<CreateTopicRequest> {

  @Override
  public String name() {
    return "CreateTopic";
  }

  @Override
  public CreateTopicRequest read(WireRequest request) {
    return request.as(CreateTopicRequest.builder());
  }

  @Override
  public CreateTopicResponse answer(CreateTopicRequest request, Caller caller) {

    String name = Members.required("topicName", request.topicName());
    int partitions = positive("partitionCount", request.partitionCount());
    int replicas = positive("replicationFactor", request.replicationFactor());
    if (caller.failure() != null) {
      throw TopicRefusals.invalid(caller.failure().message());
    }
    String arn =
        Members.withoutNotFound(
            "clusterArn",
            () ->
                topics.create(
                    caller.owner(),
                    request.clusterArn(),
                    name,
                    partitions,
                    replicas,
                    ConfigText.read(request.configs())));
    return CreateTopicResponse.builder()
        .topicArn(arn)
        .topicName(name)
        .status(TopicState.CREATING)
        .build();
  }

  static int positive(String member, @Nullable Integer value) {
    int number = Members.required(member, value);
    if (number < 1) {
      throw Members.wrong(member, number, "at least 1");
    }
    return number;
  }
}
