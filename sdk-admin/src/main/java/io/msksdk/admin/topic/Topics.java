package io.msksdk.admin.topic;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.operation.OperationHandle;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Topics through the control plane, for who has AWS credentials and no way to the brokers. MSK's
 * own canary topics are hidden and protected. Thread-safe. Not for users to implement.
 */
public interface Topics {

  /**
   * Creates a topic.
   *
   * @param cluster the cluster
   * @param spec what it shall be
   * @return a handle that ends with the active topic
   * @throws io.msksdk.core.call.ConflictException when there is one of that name
   */
  OperationHandle<Topic> create(MskClusterArn cluster, TopicSpec spec);

  /**
   * Finds a topic.
   *
   * @param cluster the cluster
   * @param name its name
   * @return the topic, empty when there is none
   */
  Optional<Topic> find(MskClusterArn cluster, String name);

  /**
   * Lists the topics of a cluster. Pages are fetched as the stream is read.
   *
   * @param cluster the cluster
   * @return its topics, without their settings
   */
  Stream<Topic> list(MskClusterArn cluster);

  /**
   * Lists where the partitions of a topic are. Pages are fetched as the stream is read.
   *
   * @param cluster the cluster
   * @param name the topic's name
   * @return its partitions
   */
  Stream<PartitionReplicas> partitions(MskClusterArn cluster, String name);

  /**
   * Changes settings of a topic; others stay.
   *
   * @param cluster the cluster
   * @param name the topic's name
   * @param configs values by name
   * @return a handle that ends with the changed topic
   */
  OperationHandle<Topic> configure(MskClusterArn cluster, String name, Map<String, String> configs);

  /**
   * Adds partitions to a topic; nothing is done where it has that many.
   *
   * @param cluster the cluster
   * @param name the topic's name
   * @param total how many there shall be in all
   * @return a handle that ends with the changed topic
   */
  OperationHandle<Topic> grow(MskClusterArn cluster, String name, int total);

  /**
   * Deletes a topic and all its records.
   *
   * @param cluster the cluster
   * @param name its name
   * @return a handle that ends when it is gone
   */
  OperationHandle<Void> delete(MskClusterArn cluster, String name);
}
