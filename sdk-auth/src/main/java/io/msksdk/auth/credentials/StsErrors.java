package io.msksdk.auth.credentials;

import io.msksdk.auth.call.AwsAnswers;
import io.msksdk.core.call.CallException;
import io.msksdk.core.call.ClientException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Turns what an STS client throws into what a refresh can act on. */
final class StsErrors {
  private StsErrors() {}

  static CallException map(String operation, RuntimeException e) {
    if (isOfIdentityProvider(e)) {
      // AWS STS API Reference, "AssumeRoleWithWebIdentity": to be tried again, whatever its 400
      return ClientException.unreachable(
          operation, "STS got no answer of the identity provider.", e);
    }
    return e instanceof AwsServiceException answered
        ? AwsAnswers.refused(operation, answered)
        // a lost answer costs nothing: sessions are opened, nothing is changed
        : ClientException.unreachable(
            operation, "no answer that can be read, " + e.getClass().getSimpleName() + ".", e);
  }

  private static boolean isOfIdentityProvider(RuntimeException e) {
    return e instanceof AwsServiceException answered
        && answered.awsErrorDetails() != null
        && "IDPCommunicationError".equals(answered.awsErrorDetails().errorCode());
  }

  static CallException malformed(String operation) {
    return ClientException.unreachable(
        operation,
        "an answer without complete credentials (expected: key, secret, token and expiration).",
        new IllegalStateException("incomplete answer"));
  }
}
