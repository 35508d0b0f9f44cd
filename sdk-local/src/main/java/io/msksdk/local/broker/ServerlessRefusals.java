package io.msksdk.local.broker;

import java.util.ArrayList;
import java.util.List;
import kafka.network.RequestChannel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.message.CreatePartitionsRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.ConsumerGroupHeartbeatRequest;
import org.apache.kafka.common.requests.CreatePartitionsRequest;
import org.apache.kafka.common.requests.DeleteTopicsRequest;
import org.apache.kafka.common.requests.FetchRequest;
import org.apache.kafka.common.requests.JoinGroupRequest;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.storage.internals.log.UnifiedLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.reflect.ClassTag;

/**
 * What clients of a serverless cluster may not ask for (developer guide, "MSK Serverless quota").
 */
final class ServerlessRefusals {
  private static final Logger log = LoggerFactory.getLogger(ServerlessRefusals.class);
  private static final int JOINS = 0;
  private static final ClassTag<ProduceRequest> PRODUCE = ClassTag.apply(ProduceRequest.class);
  private static final ClassTag<FetchRequest> FETCH = ClassTag.apply(FetchRequest.class);
  private static final ClassTag<JoinGroupRequest> JOIN = ClassTag.apply(JoinGroupRequest.class);
  private static final ClassTag<ConsumerGroupHeartbeatRequest> HEARTBEAT =
      ClassTag.apply(ConsumerGroupHeartbeatRequest.class);
  private static final ClassTag<CreatePartitionsRequest> GROW =
      ClassTag.apply(CreatePartitionsRequest.class);
  private static final ClassTag<DeleteTopicsRequest> DELETE =
      ClassTag.apply(DeleteTopicsRequest.class);

  private final ServerlessBroker broker;
  private final ServerlessUse use;
  private final ServerlessPolicy.Limits partitions;

  ServerlessRefusals(
      ServerlessBroker broker, ServerlessUse use, ServerlessPolicy.Limits partitions) {
    this.broker = broker;
    this.use = use;
    this.partitions = partitions;
  }

  /** Why a request is refused, null when it is not; clients do not show every reason. */
  @Nullable ApiException of(ApiKeys api, RequestChannel.Request request) {
    try {
      check(api, request);
      return null;
    } catch (ApiException e) {
      log.warn("refused to {}: {}", request.context().principal(), e.getMessage());
      return e;
    }
  }

  private void check(ApiKeys api, RequestChannel.Request request) {
    switch (api) {
      case PRODUCE -> checkMessages(request.body(PRODUCE));
      case FETCH -> checkSize("fetch", request.body(FETCH).maxBytes(), use.limits().fetchBytes());
      case JOIN_GROUP -> checkGroup(request.body(JOIN).data().groupId(), request);
      case CONSUMER_GROUP_HEARTBEAT -> {
        if (request.body(HEARTBEAT).data().memberEpoch() == JOINS) {
          checkGroup(request.body(HEARTBEAT).data().groupId(), request);
        }
      }
      case CREATE_PARTITIONS -> checkGrowth(request.body(GROW).data());
      case DELETE_TOPICS -> checkDeletion(request.body(DELETE));
      default -> {}
    }
  }

  private void checkMessages(ProduceRequest request) {
    for (TopicProduceData topic : request.data().topicData()) {
      String name = broker.topic(topic.name(), topic.topicId());
      for (PartitionProduceData partition : topic.partitionData()) {
        if (name != null && partition.records() != null) {
          int bytes = partition.records().sizeInBytes();
          checkSize("message", bytes, use.limits().messageBytes());
          checkCompacted(new TopicPartition(name, partition.index()), bytes);
        }
      }
    }
  }

  private void checkCompacted(TopicPartition partition, int bytes) {
    if (partitions.compacts(partition.topic())) {
      long present = broker.log(partition).map(UnifiedLog::size).orElse(0L);
      partitions.checkSize(partition, present + bytes);
    }
  }

  private static void checkSize(String what, int bytes, int most) {
    if (bytes > most) {
      throw new InvalidRequestException(
          "%s: %d bytes (expected: at most %d on a serverless cluster)"
              .formatted(what, bytes, most));
    }
  }

  private void checkGroup(String group, RequestChannel.Request request) {
    if (!use.groups().admits(group, request.context())) {
      throw new InvalidRequestException(
          "group: %s is one too many (expected: at most %d consumer groups of a serverless cluster)"
              .formatted(group, use.groups().most()));
    }
  }

  private void checkGrowth(CreatePartitionsRequestData request) {
    if (!request.validateOnly()) {
      request.topics().forEach(topic -> partitions.checkGrowth(topic.name(), topic.count()));
    }
  }

  private void checkDeletion(DeleteTopicsRequest request) {
    List<Integer> sizes = new ArrayList<>();
    request.topicNames().stream().map(partitions::of).forEach(sizes::add);
    request.topicIds().stream().map(partitions::of).forEach(sizes::add);
    partitions.checkChanges(sizes.stream().mapToInt(Integer::intValue).sum());
  }
}
