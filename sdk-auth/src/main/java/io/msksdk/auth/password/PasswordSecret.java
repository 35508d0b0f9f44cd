package io.msksdk.auth.password;

import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.call.CallException;
import io.msksdk.core.call.Caller;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.call.NotFoundException;
import io.msksdk.core.call.ServiceError;
import io.msksdk.core.call.ServiceException;
import io.msksdk.core.call.ThrottledException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A secret as MSK wants it: {@code {"username": .., "password": ..}} (Amazon MSK Developer Guide,
 * "Sign-in credentials authentication with AWS Secrets Manager").
 */
final class PasswordSecret {
  private static final String OPERATION = "GetSecretValue";

  private PasswordSecret() {}

  static Password read(Caller caller, SecretsManagerClient secrets, String secretId) {
    return password(secretId, caller.read(OPERATION, () -> value(secrets, secretId)));
  }

  private static @Nullable String value(SecretsManagerClient secrets, String secretId) {
    try {
      return secrets.getSecretValue(r -> r.secretId(secretId)).secretString();
    } catch (AwsServiceException e) {
      throw answered(e);
    } catch (SdkException e) {
      throw ClientException.unreachable(
          OPERATION, "no answer that can be read, " + e.getClass().getSimpleName() + ".", e);
    }
  }

  static Password password(String secretId, @Nullable String value) {
    Map<String, String> members =
        FlatJson.members(value == null ? "" : value)
            .orElseThrow(() -> malformed(secretId, "another form"));
    String user = members.get("username");
    String password = members.get("password");
    if (user == null || password == null) {
      throw malformed(secretId, "the members " + members.keySet());
    }
    return Password.of(user, password.toCharArray());
  }

  /** Of a secret, only the names of its members are said. */
  private static InvalidSpecException malformed(String secretId, String has) {
    return InvalidSpecException.of(
        Finding.error(
                "scram.secret",
                "secret " + secretId,
                has,
                "{\"username\": \"...\", \"password\": \"...\"}")
            .advising("MSK reads no other form; write the secret anew."));
  }

  private static CallException answered(AwsServiceException e) {
    var details = Optional.ofNullable(e.awsErrorDetails());
    String code = details.map(d -> d.errorCode()).orElse("Unknown");
    ServiceError error =
        new ServiceError(
            OPERATION,
            e.statusCode(),
            code,
            details.map(d -> d.errorMessage()).orElse("HTTP " + e.statusCode()),
            null,
            e.requestId(),
            null);
    if (e.isThrottlingException()) {
      return new ThrottledException(error, e);
    }
    return switch (code) {
      case "ResourceNotFoundException" -> new NotFoundException(error, e);
      case "AccessDeniedException" -> new AccessDeniedException(error, e);
      default -> new ServiceException(error, e);
    };
  }
}
