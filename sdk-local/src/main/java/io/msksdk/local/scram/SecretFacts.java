package io.msksdk.local.scram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.msksdk.local.cluster.brokers.ScramUser;
import org.jspecify.annotations.Nullable;

/**
 * What matters of a secret that is associated with a cluster. Its text never shows the password.
 *
 * @param kmsKeyId the id, ARN or alias of the key it is encrypted with, null for the default key
 * @param user the user it stands for, null when its value is not that of a user
 */
public record SecretFacts(@Nullable String kmsKeyId, @Nullable ScramUser user) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DEFAULT_KEY = "alias/aws/secretsmanager";

  /**
   * Reads the value of a secret (developer guide, "Setting up SASL/SCRAM authentication").
   *
   * @param kmsKeyId the key it is encrypted with, null for the default key
   * @param value its text, null when it has none
   * @return the facts
   */
  public static SecretFacts of(@Nullable String kmsKeyId, @Nullable String value) {
    return new SecretFacts(kmsKeyId, value == null ? null : user(value));
  }

  boolean defaultKey() {
    return kmsKeyId == null || kmsKeyId.endsWith(DEFAULT_KEY);
  }

  private static @Nullable ScramUser user(String value) {
    try {
      JsonNode json = JSON.readTree(value);
      String name = json.path("username").asText();
      String password = json.path("password").asText();
      return name.isEmpty() || password.isEmpty() ? null : new ScramUser(name, password);
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
