package io.msksdk.local.scram;

import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import java.util.List;

/** The operations on the secrets of clusters. */
public final class ScramOperations {
  private ScramOperations() {}

  /**
   * Makes the operations.
   *
   * @param secrets the associations they work on
   * @param pages what cuts lists into pages
   * @return the operations
   */
  public static List<Operation<?>> on(ScramSecrets secrets, Pages pages) {
    return List.of(
        new BatchAssociateScramSecretOperation(secrets),
        new BatchDisassociateScramSecretOperation(secrets),
        new ListScramSecretsOperation(secrets, pages));
  }
}
