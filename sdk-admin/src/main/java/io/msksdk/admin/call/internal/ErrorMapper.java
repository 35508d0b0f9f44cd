package io.msksdk.admin.call.internal;

import io.msksdk.auth.call.AwsAnswers;
import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.call.CallException;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.call.ConflictException;
import io.msksdk.core.call.NotFoundException;
import io.msksdk.core.call.ServiceError;
import io.msksdk.core.call.ServiceException;
import io.msksdk.core.call.ThrottledException;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;

/** Turns what the AWS client throws into what a caller can act on. */
final class ErrorMapper {
  private static final Set<String> CLOCK_CODES =
      Set.of("RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture");

  private ErrorMapper() {}

  static CallException map(String operation, RuntimeException error) {
    return error instanceof AwsServiceException answered
        ? answered(operation, answered)
        : unanswered(operation, error);
  }

  private static CallException answered(String operation, AwsServiceException e) {
    ServiceError error = error(operation, e);
    if (clocksDiffer(error)) {
      return ServiceException.ofClockSkew(error, e);
    }
    String code = error.code().toLowerCase(Locale.ROOT);
    if (e.statusCode() == 429 || code.startsWith("throttling") || code.startsWith("toomanyreq")) {
      return new ThrottledException(error, e);
    }
    return switch (e.statusCode()) {
      case 401, 403 -> new AccessDeniedException(error, e);
      case 404 -> new NotFoundException(error, e);
      case 409 -> new ConflictException(error, e);
      default -> new ServiceException(error, e);
    };
  }

  /**
   * The AWS client sees it too and corrects its next signature, but has forgotten so in what it
   * throws. (AWS General Reference, "Troubleshoot Signature Version 4 signing", for the texts.)
   */
  private static boolean clocksDiffer(ServiceError error) {
    return CLOCK_CODES.contains(error.code())
        || error.message().startsWith("Signature expired")
        || error.message().startsWith("Signature not yet current");
  }

  private static ServiceError error(String operation, AwsServiceException e) {
    Duration retryAfter =
        Optional.ofNullable(e.awsErrorDetails())
            .map(d -> d.sdkHttpResponse())
            .flatMap(RetryAfter::of)
            .orElse(null);
    return AwsAnswers.error(operation, e, InvalidParameter.of(e).orElse(null), retryAfter);
  }

  private static CallException unanswered(String operation, RuntimeException e) {
    if (e instanceof AbortedException || Thread.currentThread().isInterrupted()) {
      return ClientException.answerLost(
          operation, "given up while waiting for the answer, its thread was interrupted.", e);
    }
    Optional<IOException> io = ioCause(e);
    if (io.isPresent()) {
      return AwsAnswers.neverLeft(io.get())
          ? ClientException.unreachable(operation, sentence(io.get()), e)
          : ClientException.answerLost(operation, "no answer, " + sentence(io.get()), e);
    }
    if (e instanceof IllegalStateException || e instanceof RejectedExecutionException) {
      return ClientException.notSent(
          operation, "the client is closed.", "Make calls before it is closed.", e);
    }
    return String.valueOf(e.getMessage()).contains("Unable to load credentials")
        ? ClientException.notSent(
            operation,
            "no credentials found.",
            "Pass a credentials provider, or set one of the sources of the default chain.",
            e)
        : ClientException.answerLost(operation, sentence(e), e);
  }

  private static Optional<IOException> ioCause(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return Optional.of(io);
      }
    }
    return Optional.empty();
  }

  private static String sentence(Throwable e) {
    String name = e.getClass().getSimpleName();
    String message = e.getMessage() == null ? name : name + ": " + e.getMessage();
    return message.endsWith(".") ? message : message + ".";
  }
}
