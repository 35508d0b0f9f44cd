package io.msksdk.local.topic;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Members;
import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.wire.WireRequest;
import java.util.List;
import software.amazon.awssdk.services.kafka.model.ListTopicsRequest;
import software.amazon.awssdk.services.kafka.model.ListTopicsResponse;
import software.amazon.awssdk.services.kafka.model.TopicInfo;

/** Lists the topics of a cluster; internal ones are left out. */
record ListTopicsOperation(Topics topics, Pages pages) implements Operation<ListTopicsRequest> {

  @Override
  public String name() {
    return "ListTopics";
  }

  @Override
  public ListTopicsRequest read(WireRequest request) {
    return request.as(ListTopicsRequest.builder());
  }

  @Override
  public ListTopicsResponse answer(ListTopicsRequest request, Caller caller) {

    String prefix = request.topicNameFilter() == null ? "" : request.topicNameFilter();
    Pages.Page<Topic> page =
        pages.page(
            name() + request.clusterArn() + prefix,
            Members.withoutNotFound(
                "clusterArn",
                () -> named(prefix, topics.list(caller.owner(), request.clusterArn()))),
            Topic::name,
            request.maxResults(),
            request.nextToken());
    return ListTopicsResponse.builder()
        .topics(page.items().stream().map(ListTopicsOperation::shape).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static List<Topic> named(String prefix, List<Topic> topics) {
    return topics.stream().filter(topic -> topic.name().startsWith(prefix)).toList();
  }

  private static TopicInfo shape(Topic topic) {
    return TopicInfo.builder()
        .topicArn(topic.arn())
        .topicName(topic.name())
        .partitionCount(topic.facts().partitions().size())
        .replicationFactor(topic.facts().replicationFactor())
        .outOfSyncReplicaCount(topic.facts().outOfSyncReplicas())
        .build();
  }
}
