package io.msksdk.auth.call;

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
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Waits for what brokers answer to an admin client, and turns their refusals into the exceptions
 * that calls of AWS end with.
 */
public final class BrokerAnswers {
  private static final int SECONDS = 60;
  private static final int BAD_REQUEST = 400;
  private static final int REFUSED = 403;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int FAILED = 500;

  private BrokerAnswers() {}

  /**
   * Waits for an answer, a minute at most.
   *
   * @param operation what was asked, such as {@code CreateTopics}
   * @param answer the answer to come, a future of Kafka's admin client
   * @param <T> its type
   * @return the answer
   * @throws AccessDeniedException if the identity may not do it, or was not let in
   * @throws NotFoundException if the topic is not there
   * @throws ConflictException if the topic is there already
   * @throws ServiceException if the brokers refuse for another reason
   * @throws ClientException if no answer came, or the cluster has no authorizer
   */
  @CanIgnoreReturnValue
  public static <T> T get(String operation, Future<T> answer) {
    try {
      return answer.get(SECONDS, TimeUnit.SECONDS);
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
   * @param answers the answers to come
   * @param <K> what names a thing
   * @param <T> the type of an answer
   * @return the answers about those that are there
   */
  public static <K, T> Map<K, T> there(String operation, Map<K, ? extends Future<T>> answers) {
    Map<K, T> there = new HashMap<>();
    answers.forEach(
        (key, answer) -> {
          try {
            there.put(key, get(operation, answer));
          } catch (NotFoundException gone) {
            // left out, as promised
          }
        });
    return there;
  }

  /**
   * Turns a failure of any Kafka client into what a caller of the SDK may catch.
   *
   * @param operation what was asked
   * @param cause the client's own exception
   * @return ours, with that as its cause
   */
  public static CallException refused(String operation, @Nullable Throwable cause) {
    if (cause instanceof SecurityDisabledException) {
      return ClientException.notSent(
          operation,
          "the cluster has no authorizer.",
          "Clusters of MSK have one; check where the admin connects to.",
          cause);
    }
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
