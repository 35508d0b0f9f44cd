package io.msksdk.local.companion.secrets;

import org.jspecify.annotations.Nullable;

/**
 * What another service sees of a secret.
 *
 * @param arn its ARN
 * @param name its name
 * @param kmsKeyId the key it is encrypted with, null for the account's default key
 * @param value its current text, null when it has none
 */
public record StoredSecret(
    String arn, String name, @Nullable String kmsKeyId, @Nullable String value) {

  @Override
  public String toString() {
    return "StoredSecret[" + arn + "]";
  }
}
