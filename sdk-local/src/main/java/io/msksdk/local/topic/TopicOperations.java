package io.msksdk.local.topic;

import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import java.util.List;

/** The operations on topics. */
public final class TopicOperations {
  private TopicOperations() {}

  /**
   * Makes the operations.
   *
   * @param topics the topics they work on
   * @param pages what cuts lists into pages
   * @return the operations
   */
  public static List<Operation<?>> on(Topics topics, Pages pages) {
    return List.of(
        new CreateTopicOperation(topics),
        new DescribeTopicOperation(topics),
        new DescribeTopicPartitionsOperation(topics, pages),
        new ListTopicsOperation(topics, pages),
        new UpdateTopicOperation(topics),
        new DeleteTopicOperation(topics));
  }
}
