package io.msksdk.admin.call.internal;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.call.CallException;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.call.ConflictException;
import io.msksdk.core.call.NotFoundException;
import io.msksdk.core.call.ServiceError;
import io.msksdk.core.call.ServiceException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Waits for answers of brokers and turns their refusals into ours. */
public final class KafkaCalls {
  private static final int SECONDS = 60;
  private static final int BAD_REQUEST = 400;
  private static final int REFUSED = 403;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int FAILED = 500;

  private KafkaCalls() {}

  /**
   * Waits for an answer.
   *
   * @param operation what was asked, such as {@code CreateTopics}
   * @param future the answer to come
   * @param <T> its type
   * @return the answer
   */
  @CanIgnoreReturnValue
  public static <T> T get(String operation, KafkaFuture<T> future) {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw refused(operation, e.getCause());
    } catch (TimeoutException e) {
      throw ClientException.answerLost(operation, "no answer in " + SECONDS + " s.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ClientException.answerLost(operation, "given up, its thread was interrupted.", e);
    }
  }

  /**
   * Waits for answers about things that may not be there: deleted since they were listed, or not
   * yet known to the broker that was asked.
   *
   * @param operation what was asked
   * @param futures the answers to come
   * @param <K> what names a thing
   * @param <T> the type of an answer
   * @return the answers about those that are there
   */
  public static <K, T> Map<K, T> there(String operation, Map<K, KafkaFuture<T>> futures) {
    Map<K, T> there = new HashMap<>();
    futures.forEach(
        (key, future) -> {
          try {
            there.put(key, get(operation, future));
          } catch (NotFoundException gone) {
            // left out, as promised
          }
        });
    return there;
  }

  private static CallException refused(String operation, @Nullable Throwable cause) {
    if (cause instanceof org.apache.kafka.common.errors.TimeoutException) {
      return ClientException.answerLost(operation, "the brokers did not answer in time.", cause);
    }
    if (cause instanceof AuthorizationException || cause instanceof AuthenticationException) {
      return new AccessDeniedException(error(operation, REFUSED, cause), cause);
    }
    if (cause instanceof TopicExistsException) {
      return new ConflictException(error(operation, CONFLICT, cause), cause);
    }
    if (cause instanceof UnknownTopicOrPartitionException) {
      return new NotFoundException(error(operation, NOT_FOUND, cause), cause);
    }
    boolean theirs = !(cause instanceof ApiException) || cause instanceof RetriableException;
    return new ServiceException(error(operation, theirs ? FAILED : BAD_REQUEST, cause), cause);
  }

  private static ServiceError error(String operation, int status, @Nullable Throwable cause) {
    String name = cause == null ? "Unknown" : cause.getClass().getSimpleName();
    String message = cause == null ? "" : String.valueOf(cause.getMessage());
    return new ServiceError(operation, status, name, message, null, null, null);
  }
}
