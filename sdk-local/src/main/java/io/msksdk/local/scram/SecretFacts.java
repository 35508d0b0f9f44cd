package io.msksdk.local.scram;

import org.jspecify.annotations.Nullable;

/**
 * What matters of a secret when it is associated.
 *
 * @param kmsKeyId the id, ARN or alias of the key it is encrypted with, null for the default key
 */
public record SecretFacts(@Nullable String kmsKeyId) {
  private static final String DEFAULT_KEY = "alias/aws/secretsmanager";

  boolean defaultKey() {
    return kmsKeyId == null || kmsKeyId.endsWith(DEFAULT_KEY);
  }
}
