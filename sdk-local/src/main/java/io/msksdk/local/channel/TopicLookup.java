package io.msksdk.local.channel;

import io.msksdk.local.resource.Owner;

/** Knows the topics of clusters. */
@FunctionalInterface
public interface TopicLookup {

  /**
   * Says whether a topic exists.
   *
   * @param owner who asks
   * @param clusterArn the cluster
   * @param topicArn the topic's ARN
   * @return whether the cluster has it
   */
  boolean exists(Owner owner, String clusterArn, String topicArn);
}
