package io.msksdk.local.topic;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.DescribeTopicRequest;
import software.amazon.awssdk.services.kafka.model.DescribeTopicResponse;

/** Describes a topic with its settings, those included that nobody has set. */
record DescribeTopicOperation(Topics topics) implements Operation<DescribeTopicRequest> {

  @Override
  public String name() {
    return "DescribeTopic";
  }

  @Override
  public DescribeTopicRequest read(WireRequest request) {
    return request.as(DescribeTopicRequest.builder());
  }

  @Override
  public DescribeTopicResponse answer(DescribeTopicRequest request, Caller caller) {

    String arn = request.clusterArn();
    String name = request.topicName();
    Topic topic = topics.find(caller.owner(), arn, name).orElseThrow(() -> unknown(name));
    return DescribeTopicResponse.builder()
        .topicArn(topic.arn())
        .topicName(topic.name())
        .partitionCount(topic.facts().partitions().size())
        .replicationFactor(topic.facts().replicationFactor())
        .configs(ConfigText.write(topics.configs(caller.owner(), arn, name)))
        .status(topic.state())
        .build();
  }

  static Refusal unknown(String name) {
    return Refusal.notFound("topicName", "Topic " + name + " does not exist.");
  }
}
