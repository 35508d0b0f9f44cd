package io.msksdk.admin.lag.source;

import io.msksdk.core.MskException;
import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.call.ServiceError;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;

/** Turns what Kafka's futures end with into values, faults and failures. */
final class KafkaFaults {
  private static final int REFUSED = 403;

  private KafkaFaults() {}

  /** What a future ended with: a value or a cause, never both. */
  record Answer<T>(@Nullable T value, @Nullable Throwable cause) {}

  static <T> Answer<T> answer(KafkaFuture<T> future) {
    try {
      return new Answer<>(future.get(), null);
    } catch (ExecutionException e) {
      return new Answer<>(null, e.getCause() == null ? e : e.getCause());
    } catch (CancellationException e) {
      return new Answer<>(null, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ClientException.answerLost("lag round", "given up, its thread was interrupted.", e);
    }
  }

  static LagFault fault(String place, Throwable cause) {
    String message = message(cause);
    if (cause instanceof AuthorizationException) {
      return new LagFault(place, "access-denied", message, "Allow " + missing(cause) + ".", false);
    }
    if (cause instanceof TimeoutException) {
      return new LagFault(place, "timeout", message, "", true);
    }
    return new LagFault(
        place, cause.getClass().getSimpleName(), message, "", cause instanceof RetriableException);
  }

  /** Nothing at all could be read. */
  static MskException failure(String operation, Throwable cause) {
    Throwable refusal = refusal(cause);
    if (refusal != null) {
      return new AccessDeniedException(
          new ServiceError(
              operation,
              REFUSED,
              refusal.getClass().getSimpleName(),
              message(refusal) + ". " + advice(refusal),
              null,
              null,
              null),
          cause);
    }
    return ClientException.answerLost(operation, message(cause), cause);
  }

  private static String message(Throwable cause) {
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  /** A call that was refused until its time was up ends as a timeout over the refusal. */
  private static @Nullable Throwable refusal(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof AuthenticationException || at instanceof AuthorizationException) {
        return at;
      }
    }
    return null;
  }

  /** Brokers refuse a login without a word of why. */
  private static String advice(Throwable refusal) {
    return refusal instanceof AuthenticationException
        ? "Where the credentials are right, allow kafka-cluster:Connect on the cluster"
        : "Allow " + missing(refusal);
  }

  private static String missing(Throwable cause) {
    if (cause instanceof GroupAuthorizationException) {
      return "kafka-cluster:DescribeGroup on the group";
    }
    if (cause instanceof TopicAuthorizationException) {
      return "kafka-cluster:DescribeTopic on the topic";
    }
    return cause instanceof ClusterAuthorizationException
        ? "kafka-cluster:DescribeCluster on the cluster"
        : "the action the broker names";
  }
}
