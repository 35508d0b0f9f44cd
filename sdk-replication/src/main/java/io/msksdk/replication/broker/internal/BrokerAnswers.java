package io.msksdk.replication.broker.internal;

import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.call.CallException;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.call.ServiceError;
import io.msksdk.core.call.ServiceException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/** Waits for answers of brokers and turns their refusals into ours. */
public final class BrokerAnswers {
  private static final int SECONDS = 60;
  private static final int REFUSED = 403;
  private static final int FAILED = 500;

  private BrokerAnswers() {}

  /**
   * Waits for an answer.
   *
   * @param operation the operation's name
   * @param future the answer
   * @param <T> its type
   * @return the answer
   */
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
   * Turns a failure of a client into ours.
   *
   * @param operation the operation's name
   * @param cause the client's own exception
   * @return what a caller may catch
   */
  public static CallException refused(String operation, @Nullable Throwable cause) {
    if (cause instanceof org.apache.kafka.common.errors.TimeoutException) {
      return ClientException.answerLost(operation, "the brokers did not answer in time.", cause);
    }
    boolean denied =
        cause instanceof AuthorizationException || cause instanceof AuthenticationException;
    String name = cause == null ? "Unknown" : cause.getClass().getSimpleName();
    String message = cause == null ? "" : String.valueOf(cause.getMessage());
    ServiceError error =
        new ServiceError(operation, denied ? REFUSED : FAILED, name, message, null, null, null);
    return denied ? new AccessDeniedException(error, cause) : new ServiceException(error, cause);
  }
}
