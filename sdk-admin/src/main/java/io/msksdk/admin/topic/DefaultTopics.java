package io.msksdk.admin.topic;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Pages;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskTopicArn;
import io.msksdk.core.call.CallException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.operation.OperationHandle;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.CreateTopicRequest;
import software.amazon.awssdk.services.kafka.model.DeleteTopicRequest;
import software.amazon.awssdk.services.kafka.model.DescribeTopicPartitionsRequest;
import software.amazon.awssdk.services.kafka.model.DescribeTopicRequest;
import software.amazon.awssdk.services.kafka.model.ListTopicsRequest;
import software.amazon.awssdk.services.kafka.model.UpdateTopicRequest;

/** The topics behind {@code Msk.topics()}, which makes it. Thread-safe. */
public final class DefaultTopics implements Topics {
  private static final int PAGE = 100;

  private final Session session;
  private final AwsCalls calls;

  private DefaultTopics(Session session) {
    this.session = session;
    this.calls = session.calls();
  }

  /**
   * Binds the feature to a session.
   *
   * @param session the session of an {@code Msk}
   * @return the topics of its clusters
   */
  public static Topics on(Session session) {
    return new DefaultTopics(session);
  }

  @Override
  public OperationHandle<Topic> create(MskClusterArn cluster, TopicSpec spec) {
    CreateTopicRequest request =
        CreateTopicRequest.builder()
            .clusterArn(requireNonNull(cluster, "cluster").toString())
            .topicName(spec.name())
            .partitionCount(spec.partitions())
            .replicationFactor(spec.replicationFactor())
            .configs(TopicConfigs.write(spec.configs()))
            .build();
    // a name that was taken before would have been refused: one that is there now is this topic
    sent(cluster, spec.name(), t -> true, () -> calls.write(request, KafkaClient::createTopic));
    return active("create", cluster, spec.name());
  }

  @Override
  public Optional<Topic> find(MskClusterArn cluster, String name) {
    DescribeTopicRequest request =
        DescribeTopicRequest.builder()
            .clusterArn(requireNonNull(cluster, "cluster").toString())
            .topicName(requireNonNull(name, "name"))
            .build();
    return calls.readIfThere(request, KafkaClient::describeTopic).map(Topic::of);
  }

  @Override
  public Stream<Topic> list(MskClusterArn cluster) {
    requireNonNull(cluster, "cluster");
    return Pages.<Topic>stream(
            token -> {
              var answer =
                  calls.read(
                      ListTopicsRequest.builder()
                          .clusterArn(cluster.toString())
                          .maxResults(PAGE)
                          .nextToken(token)
                          .build(),
                      KafkaClient::listTopics);
              return new Pages.Page<>(
                  answer.topics().stream().map(Topic::of).toList(), answer.nextToken());
            })
        .filter(topic -> !TopicRules.canary(topic.name()));
  }

  @Override
  public Stream<PartitionReplicas> partitions(MskClusterArn cluster, String name) {
    requireNonNull(cluster, "cluster");
    requireNonNull(name, "name");
    return Pages.stream(
        token -> {
          var answer =
              calls.read(
                  DescribeTopicPartitionsRequest.builder()
                      .clusterArn(cluster.toString())
                      .topicName(name)
                      .maxResults(PAGE)
                      .nextToken(token)
                      .build(),
                  KafkaClient::describeTopicPartitions);
          return new Pages.Page<>(
              answer.partitions().stream().map(PartitionReplicas::of).toList(), answer.nextToken());
        });
  }

  @Override
  public OperationHandle<Topic> configure(
      MskClusterArn cluster, String name, Map<String, String> configs) {
    UpdateTopicRequest request = update(cluster, name).configs(TopicConfigs.write(configs)).build();
    sent(
        cluster,
        name,
        now -> now.configs().entrySet().containsAll(configs.entrySet()),
        () -> calls.write(request, KafkaClient::updateTopic));
    return active("change", cluster, name);
  }

  @Override
  public OperationHandle<Topic> grow(MskClusterArn cluster, String name, int total) {
    UpdateTopicRequest request = update(cluster, name).partitionCount(total).build();
    if (find(cluster, name).filter(topic -> topic.partitions() == total).isEmpty()) {
      sent(
          cluster,
          name,
          now -> now.partitions() == total,
          () -> calls.write(request, KafkaClient::updateTopic));
    }
    return active("grow", cluster, name);
  }

  private static UpdateTopicRequest.Builder update(MskClusterArn cluster, String name) {
    return UpdateTopicRequest.builder()
        .clusterArn(requireNonNull(cluster, "cluster").toString())
        .topicName(own(name));
  }

  @Override
  public OperationHandle<Void> delete(MskClusterArn cluster, String name) {
    DeleteTopicRequest request =
        DeleteTopicRequest.builder()
            .clusterArn(requireNonNull(cluster, "cluster").toString())
            .topicName(own(name))
            .build();
    try {
      calls.write(request, KafkaClient::deleteTopic);
    } catch (CallException e) {
      boolean begun =
          !e.notApplied()
              && find(cluster, name).filter(t -> t.state() != TopicState.DELETING).isEmpty();
      if (!begun) {
        throw e;
      }
    }
    String id = MskTopicArn.of(cluster, name).toString();
    return session.waits().handle(TopicWatches.gone(id, name, () -> find(cluster, name)));
  }

  private OperationHandle<Topic> active(String verb, MskClusterArn cluster, String name) {
    String id = MskTopicArn.of(cluster, name).toString();
    return session.waits().handle(TopicWatches.active(verb, id, name, () -> find(cluster, name)));
  }

  /** A write whose answer is lost is looked up, never repeated. */
  private void sent(MskClusterArn cluster, String name, Predicate<Topic> applied, Runnable write) {
    try {
      write.run();
    } catch (CallException e) {
      if (e.notApplied() || find(cluster, name).filter(applied).isEmpty()) {
        throw e;
      }
    }
  }

  private static String own(String name) {
    Finding finding = TopicRules.name(requireNonNull(name, "name"));
    if (finding != null) {
      throw InvalidSpecException.of(finding);
    }
    return name;
  }
}
