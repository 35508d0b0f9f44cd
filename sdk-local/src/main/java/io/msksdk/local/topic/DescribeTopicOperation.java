package io.msksdk.local.topic;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.wire.WireRequest;
import java.util.Map;
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
        .configs(ConfigText.write(configs(request, caller)))
        .status(topic.state())
        .build();
  }

  private Map<String, String> configs(DescribeTopicRequest request, Caller caller) {
    try {
      return topics.configs(caller.owner(), request.clusterArn(), request.topicName());
    } catch (Refusal gone) {
      // its deletion may end between the two looks, and this operation has one word for that
      throw gone.errorType().equals("UnknownTopicOrPartitionException")
          ? unknown(request.topicName())
          : gone;
    }
  }

  static Refusal unknown(String name) {
    return Refusal.notFound("topicName", "Topic " + name + " does not exist.");
  }
}
