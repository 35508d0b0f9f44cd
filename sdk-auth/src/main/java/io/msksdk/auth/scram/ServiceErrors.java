package io.msksdk.auth.scram;

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
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What the AWS clients throw, as what a caller can act on. Messages of Secrets Manager hold no
 * value.
 */
final class ServiceErrors {
  /** The client's own retries are off: whether a call may be sent again is decided here. */
  static final AwsRequestOverrideConfiguration ONCE =
      AwsRequestOverrideConfiguration.builder().addPlugin(withoutRetries()).build();

  private ServiceErrors() {}

  static <T> T mapped(String operation, Supplier<T> call) {
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

  private static SdkPlugin withoutRetries() {
    return config ->
        config.overrideConfiguration(
            config.overrideConfiguration().toBuilder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .build());
  }

  private static CallException answered(String operation, AwsServiceException e) {
    var details = Optional.ofNullable(e.awsErrorDetails());
    String code = details.map(d -> d.errorCode()).orElse("Unknown");
    ServiceError error =
        new ServiceError(
            operation,
            e.statusCode(),
            code,
            details.map(d -> d.errorMessage()).orElse("HTTP " + e.statusCode() + " without text"),
            null,
            e.requestId(),
            null);
    // Secrets Manager says 400 to nearly everything, so the code tells
    String lower = code.toLowerCase(Locale.ROOT);
    if (e.statusCode() == 429 || lower.contains("throttl") || lower.contains("toomanyreq")) {
      return new ThrottledException(error, e);
    }
    if (lower.startsWith("resourcenotfound") || e.statusCode() == 404) {
      return new NotFoundException(error, e);
    }
    if (lower.startsWith("resourceexists") || e.statusCode() == 409) {
      return new ConflictException(error, e);
    }
    boolean denied = lower.contains("accessdenied") || e.statusCode() == 403;
    return denied || e.statusCode() == 401
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
