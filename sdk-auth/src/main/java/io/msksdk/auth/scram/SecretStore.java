package io.msksdk.auth.scram;

import io.msksdk.auth.call.AwsAnswers;
import io.msksdk.core.call.Caller;
import io.msksdk.core.call.ConflictException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.UUID;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;

/**
 * Secrets in Secrets Manager. Unlike MSK it takes a token with every write, under which a second
 * try of the same write changes nothing: so writes are tried again as reads are.
 */
final class SecretStore {
  private final SecretsManagerClient client;
  private final Caller caller;

  SecretStore(SecretsManagerClient client, Caller caller) {
    this.client = client;
    this.caller = caller;
  }

  ScramSecret save(ScramUser user) {
    try {
      return create(user, UUID.randomUUID().toString());
    } catch (ConflictException exists) {
      return rotate(user, UUID.randomUUID().toString());
    }
  }

  private ScramSecret create(ScramUser user, String token) {
    return caller.read(
        "CreateSecret",
        () ->
            AwsAnswers.get(
                "CreateSecret",
                () ->
                    new ScramSecret(
                        client
                            .createSecret(
                                r ->
                                    r.name(user.secretName())
                                        .kmsKeyId(user.kmsKey())
                                        .secretString(user.json())
                                        .clientRequestToken(token)
                                        .overrideConfiguration(AwsAnswers.ONCE))
                            .arn())));
  }

  private ScramSecret rotate(ScramUser user, String token) {
    DescribeSecretResponse there =
        caller.read(
            "DescribeSecret",
            () ->
                AwsAnswers.get(
                    "DescribeSecret",
                    () ->
                        client.describeSecret(
                            r ->
                                r.secretId(user.secretName())
                                    .overrideConfiguration(AwsAnswers.ONCE))));
    requireSameKey(user, there);
    return caller.read(
        "PutSecretValue",
        () ->
            AwsAnswers.get(
                "PutSecretValue",
                () ->
                    new ScramSecret(
                        client
                            .putSecretValue(
                                r ->
                                    r.secretId(there.arn())
                                        .secretString(user.json())
                                        .clientRequestToken(token)
                                        .overrideConfiguration(AwsAnswers.ONCE))
                            .arn())));
  }

  /** A key by its id and by its ARN is the same one. */
  private static void requireSameKey(ScramUser user, DescribeSecretResponse there) {
    String key = there.kmsKeyId() == null ? "the default key" : there.kmsKeyId();
    if (!id(key).equals(id(user.kmsKey()))) {
      throw InvalidSpecException.of(
          Finding.error("scram.key", "kmsKey", user.kmsKey(), key + ", the key of " + there.name())
              .advising(
                  "Name the key the secret has, or change it with UpdateSecret first: it cannot"
                      + " be rotated under another one."));
    }
  }

  private static String id(String key) {
    return key.substring(key.lastIndexOf('/') + 1);
  }
}
