package io.msksdk.local.replicate;

import java.util.Optional;

/** Finds the secrets that a replicator logs in to a self-managed cluster with. Thread-safe. */
@FunctionalInterface
public interface SourceSecrets {

  /**
   * Reads a secret.
   *
   * @param secretArn its ARN
   * @return its text, empty when there is no such secret or it has none
   */
  Optional<String> value(String secretArn);
}
