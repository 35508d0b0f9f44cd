package io.msksdk.local.topic;

import io.msksdk.local.refusal.Refusal;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.ControllerMovedException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.GroupSubscribedToTopicException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.errors.ReassignmentInProgressException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The service's errors for what Kafka refuses; the messages are Kafka's. */
final class TopicRefusals {
  private TopicRefusals() {}

  static Refusal of(Throwable cause) {
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    if (cause instanceof UnknownTopicOrPartitionException) {
      return Refusal.of(404, "UnknownTopicOrPartitionException", message);
    } else if (cause instanceof org.apache.kafka.common.errors.TimeoutException
        || cause instanceof TimeoutException) {
      return Refusal.of(409, "KafkaTimeoutException", message);
    } else if (cause instanceof DisconnectException) {
      return Refusal.of(409, "ClusterConnectivityException", message);
    } else if (cause instanceof TopicExistsException
        || cause instanceof ControllerMovedException
        || cause instanceof NotControllerException
        || cause instanceof ReassignmentInProgressException
        || cause instanceof GroupSubscribedToTopicException) {
      return Refusal.of(409, cause.getClass().getSimpleName(), message);
    }
    return invalid(message);
  }

  static Refusal invalid(String message) {
    return Refusal.of(400, "KafkaRequestException", message);
  }

  static Refusal exists(String name) {
    return of(new TopicExistsException("Topic '" + name + "' already exists."));
  }

  static Refusal unknown() {
    return of(
        new UnknownTopicOrPartitionException("This server does not host this topic-partition."));
  }
}
