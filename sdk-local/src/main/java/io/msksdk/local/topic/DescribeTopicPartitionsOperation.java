package io.msksdk.local.topic;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.DescribeTopicPartitionsRequest;
import software.amazon.awssdk.services.kafka.model.DescribeTopicPartitionsResponse;
import software.amazon.awssdk.services.kafka.model.TopicPartitionInfo;

/** Says where a topic's partitions are. */
record DescribeTopicPartitionsOperation(Topics topics, Pages pages)
    implements Operation<DescribeTopicPartitionsRequest> {

  @Override
  public String name() {
    return "DescribeTopicPartitions";
  }

  @Override
  public DescribeTopicPartitionsRequest read(WireRequest request) {
    return request.as(DescribeTopicPartitionsRequest.builder());
  }

  @Override
  public DescribeTopicPartitionsResponse answer(
      DescribeTopicPartitionsRequest request, Caller caller) {

    Topic topic =
        topics
            .find(caller.owner(), request.clusterArn(), request.topicName())
            .orElseThrow(() -> DescribeTopicOperation.unknown(request.topicName()));
    Pages.Page<TopicFacts.Partition> page =
        pages.page(
            name() + topic.arn(),
            topic.facts().partitions(),
            partition -> Integer.toString(partition.id()),
            request.maxResults(),
            request.nextToken());
    return DescribeTopicPartitionsResponse.builder()
        .partitions(page.items().stream().map(DescribeTopicPartitionsOperation::shape).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static TopicPartitionInfo shape(TopicFacts.Partition partition) {
    return TopicPartitionInfo.builder()
        .partition(partition.id())
        .leader(partition.leader())
        .replicas(partition.replicas())
        .isr(partition.inSync())
        .build();
  }
}
