package io.msksdk.local.topic;

import io.msksdk.local.Polls;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.NotFoundException;

/** The wait for the end of a topic, and what all errors of the service have. */
public final class TestTopics {
  private TestTopics() {}

  static void awaitGone(KafkaClient kafka, String cluster, String topic) {
    boolean unused = Polls.until(() -> gone(kafka, cluster, topic), gone -> gone);
  }

  private static boolean gone(KafkaClient kafka, String cluster, String topic) {
    try {
      kafka.describeTopic(r -> r.clusterArn(cluster).topicName(topic));
      return false;
    } catch (NotFoundException e) {
      return true;
    }
  }

  public static @Nullable Object invalidParameter(Throwable error) {
    return ((SdkPojo) error).sdkFieldNameToField().get("invalidParameter").getValueOrDefault(error);
  }
}
