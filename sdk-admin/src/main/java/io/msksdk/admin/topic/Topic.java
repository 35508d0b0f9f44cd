package io.msksdk.admin.topic;

import io.msksdk.core.arn.MskTopicArn;
import java.util.Map;
import software.amazon.awssdk.services.kafka.model.DescribeTopicResponse;
import software.amazon.awssdk.services.kafka.model.TopicInfo;

/** A topic as the service described it at one moment. Immutable. */
public final class Topic {
  private final DescribeTopicResponse raw;

  private Topic(DescribeTopicResponse raw) {
    this.raw = raw;
  }

  static Topic of(DescribeTopicResponse raw) {
    return new Topic(raw);
  }

  static Topic of(TopicInfo listed) {
    return of(
        DescribeTopicResponse.builder()
            .topicArn(listed.topicArn())
            .topicName(listed.topicName())
            .replicationFactor(listed.replicationFactor())
            .partitionCount(listed.partitionCount())
            .status("ACTIVE")
            .build());
  }

  /**
   * Returns the ARN.
   *
   * @return the ARN
   */
  public MskTopicArn arn() {
    return MskTopicArn.parse(raw.topicArn());
  }

  /**
   * Returns the name.
   *
   * @return the name
   */
  public String name() {
    return raw.topicName();
  }

  /**
   * Returns the number of partitions.
   *
   * @return 1 or more
   */
  public int partitions() {
    return raw.partitionCount();
  }

  /**
   * Returns how many replicas every partition has.
   *
   * @return 1 or more
   */
  public int replicationFactor() {
    return raw.replicationFactor();
  }

  /**
   * Returns the settings. The service adds those nobody has set, so compare one's own only.
   *
   * @return values by name, none in a list; unmodifiable
   */
  public Map<String, String> configs() {
    return TopicConfigs.read(raw.configs());
  }

  /**
   * Returns the state.
   *
   * @return the state, {@link TopicState#UNKNOWN} for one this version does not know
   */
  public TopicState state() {
    return TopicState.of(raw.statusAsString());
  }

  /**
   * Returns what the AWS client read, for members this type does not show. In lists, members the
   * service does not list are null.
   *
   * @return the AWS client's own object
   */
  public DescribeTopicResponse raw() {
    return raw;
  }

  @Override
  public String toString() {
    return "Topic[" + name() + ", " + partitions() + " x " + replicationFactor() + "]";
  }
}
