package io.msksdk.local.topic;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.NotFoundException;

/** The wait for the end of a topic, and what all errors of the service have. */
public final class TestTopics {
  private TestTopics() {}

  static void awaitGone(KafkaClient kafka, String cluster, String topic) {
    Instant limit = Instant.now().plus(Duration.ofSeconds(30));
    try {
      while (Instant.now().isBefore(limit)) {
        kafka.describeTopic(r -> r.clusterArn(cluster).topicName(topic));
        Thread.onSpinWait();
      }
    } catch (NotFoundException e) {
      return;
    }
    throw new AssertionError("the topic is still there");
  }

  public static @Nullable Object invalidParameter(Throwable error) {
    return ((SdkPojo) error).sdkFieldNameToField().get("invalidParameter").getValueOrDefault(error);
  }
}
