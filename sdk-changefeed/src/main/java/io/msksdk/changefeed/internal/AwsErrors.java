package io.msksdk.changefeed.internal;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.call.CallException;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.call.ConflictException;
import io.msksdk.core.call.NotFoundException;
import io.msksdk.core.call.ServiceError;
import io.msksdk.core.call.ServiceException;
import io.msksdk.core.call.ThrottledException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.exception.SdkException;

/** What the clients of AWS throw, as what a caller can act on. */
public final class AwsErrors {
  /** A write whose answer is lost may have been done: it is not sent again. */
  public static final AwsRequestOverrideConfiguration ONCE =
      AwsRequestOverrideConfiguration.builder().addPlugin(withoutRetries()).build();

  private AwsErrors() {}

  private static SdkPlugin withoutRetries() {
    return config ->
        config.overrideConfiguration(
            config.overrideConfiguration().toBuilder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .build());
  }

  /**
   * Makes a call.
   *
   * @param operation its name
   * @param call the call
   * @param <T> what it answers
   * @return the answer
   * @throws CallException when it is refused, or has no answer
   */
  @CanIgnoreReturnValue
  public static <T> T mapped(String operation, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw answered(operation, e);
    } catch (SdkException e) {
      throw unanswered(operation, e);
    } catch (IllegalStateException e) {
      throw ClientException.notSent(
          operation, "the client is closed.", "Make calls before it is closed.", e);
    }
  }

  /** Both services say 400 to nearly everything, so the code tells. */
  private static CallException answered(String operation, AwsServiceException e) {
    var details = Optional.ofNullable(e.awsErrorDetails());
    String code = details.map(d -> d.errorCode()).orElse("Unknown");
    String message = details.map(d -> d.errorMessage()).orElse("HTTP " + e.statusCode());
    ServiceError error =
        new ServiceError(operation, e.statusCode(), code, message, null, e.requestId(), null);
    if (code.equals("RequestLimitExceeded") || code.startsWith("Throttling")) {
      return new ThrottledException(error, e);
    }
    if (code.endsWith(".NotFound") || code.endsWith("NotFound")) {
      return new NotFoundException(error, e);
    }
    if (code.startsWith("Duplicate") || code.endsWith(".Duplicate")) {
      return new ConflictException(error, e);
    }
    boolean denied = code.equals("UnauthorizedOperation") || code.startsWith("AccessDenied");
    return denied || e.statusCode() == 401 || e.statusCode() == 403
        ? new AccessDeniedException(error, e)
        : new ServiceException(error, e);
  }

  private static CallException unanswered(String operation, SdkException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
        return ClientException.unreachable(operation, "no connection.", e);
      }
      if (cause instanceof IOException) {
        return ClientException.answerLost(
            operation, "no answer, " + cause.getClass().getSimpleName() + ".", e);
      }
    }
    return ClientException.answerLost(
        operation, "no answer that can be read, " + e.getClass().getSimpleName() + ".", e);
  }
}
