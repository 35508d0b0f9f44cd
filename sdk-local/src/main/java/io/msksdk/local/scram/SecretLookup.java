package io.msksdk.local.scram;

import io.msksdk.local.resource.Owner;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds secrets where they are kept. */
@FunctionalInterface
public interface SecretLookup {

  /**
   * Finds a secret.
   *
   * @param owner the account and Region of the cluster
   * @param secretArn the secret's ARN
   * @return what is known of it, empty when there is none or it cannot be read
   */
  Optional<SecretFacts> find(Owner owner, String secretArn);

  /**
   * Reads what a secret holds, of whatever form.
   *
   * @param owner the account and Region of the secret
   * @param secretArn the secret's ARN
   * @return its text, empty when there is none
   */
  default Optional<String> value(Owner owner, String secretArn) {
    return Optional.empty();
  }

  /**
   * Tells of secrets that get another value or are deleted.
   *
   * @param changed takes the secret's ARN
   */
  default void watch(Consumer<String> changed) {}

  /**
   * Makes a lookup that finds every secret, encrypted with a customer managed key.
   *
   * @return the lookup, for when no secrets are kept
   */
  static SecretLookup everySecret() {
    return (owner, secretArn) -> Optional.of(new SecretFacts("customer-managed", null));
  }
}
