package io.msksdk.auth.password;

import io.msksdk.auth.call.AwsAnswers;
import io.msksdk.core.call.Caller;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A secret as MSK wants it: {@code {"username": .., "password": ..}} (Amazon MSK Developer Guide,
 * "Sign-in credentials authentication with AWS Secrets Manager").
 */
final class PasswordSecret {
  private static final String OPERATION = "GetSecretValue";

  private PasswordSecret() {}

  static Password read(Caller caller, SecretsManagerClient secrets, String secretId) {
    return password(
        secretId,
        caller.read(
            OPERATION,
            () ->
                AwsAnswers.get(
                    OPERATION,
                    () -> secrets.getSecretValue(r -> r.secretId(secretId)).secretString())));
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
}
