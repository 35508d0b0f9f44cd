package io.msksdk.auth.credentials;

import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.call.CallException;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.call.ServiceError;
import io.msksdk.core.call.ServiceException;
import io.msksdk.core.call.ThrottledException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Turns what an STS client throws into what a refresh can act on. */
final class StsErrors {
  private static final int FORBIDDEN = 403;

  private StsErrors() {}

  static CallException map(String operation, RuntimeException e) {
    if (!(e instanceof AwsServiceException answered)) {
      // a lost answer costs nothing: sessions are opened, nothing is changed
      return ClientException.unreachable(
          operation, "no answer that can be read, " + e.getClass().getSimpleName() + ".", e);
    }
    ServiceError error = error(operation, answered);
    if (answered.isThrottlingException()) {
      return new ThrottledException(error, e);
    }
    return answered.statusCode() == FORBIDDEN
        ? new AccessDeniedException(error, e)
        : new ServiceException(error, e);
  }

  static CallException malformed(String operation) {
    return ClientException.unreachable(
        operation,
        "an answer without complete credentials (expected: key, secret, token and expiration).",
        new IllegalStateException("incomplete answer"));
  }

  private static ServiceError error(String operation, AwsServiceException e) {
    var details = Optional.ofNullable(e.awsErrorDetails());
    return new ServiceError(
        operation,
        e.statusCode(),
        details.map(d -> d.errorCode()).orElse("Unknown"),
        details.map(d -> d.errorMessage()).orElse("HTTP " + e.statusCode() + " without a message"),
        null,
        e.requestId(),
        null);
  }
}
