package io.msksdk.core.arn;

import io.msksdk.core.check.InvalidSpecException;

/** The ARN of a topic: {@code arn:aws:kafka:<region>:<account>:topic/<name>/<uuid>/<topic>}. */
public final class MskTopicArn extends ResourceArn {
  private static final ArnShape SHAPE =
      ArnShape.kafka("topicArn", "topic", ArnPart.NAME, ArnPart.UUID, ArnPart.TOPIC);

  private MskTopicArn(ArnFields fields) {
    super(fields);
  }

  /**
   * Reads an ARN.
   *
   * @param text the ARN
   * @return the ARN, typed
   * @throws InvalidSpecException if the text is not the ARN of a topic; the findings name the parts
   *     that are wrong
   */
  public static MskTopicArn parse(String text) {
    return new MskTopicArn(SHAPE.parse(text));
  }

  /**
   * Puts an ARN together.
   *
   * @param cluster the ARN of the cluster
   * @param topic the name of the topic
   * @return the ARN, in the partition, Region and account of the cluster
   * @throws InvalidSpecException if Kafka does not allow the name
   */
  public static MskTopicArn of(MskClusterArn cluster, String topic) {
    return new MskTopicArn(SHAPE.within(cluster.fields(), topic));
  }

  /**
   * Returns the ARN of the cluster.
   *
   * @return the ARN of the cluster that holds it
   */
  public MskClusterArn cluster() {
    return MskClusterArn.within(this);
  }

  /**
   * Returns the name of the topic.
   *
   * @return the name of the topic
   */
  public String topic() {
    return part(2);
  }
}
