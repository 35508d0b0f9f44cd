package io.msksdk.local.server;

import io.msksdk.local.companion.secrets.Secrets;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.scram.SecretFacts;
import io.msksdk.local.scram.SecretLookup;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The secrets that clusters can have: those of the local Secrets Manager.
 *
 * @param secrets what it stores
 */
record StoredSecrets(Secrets secrets) implements SecretLookup {
  @Override
  public Optional<SecretFacts> find(Owner owner, String secretArn) {
    return secrets
        .lookUp(owner, secretArn)
        .map(secret -> SecretFacts.of(secret.kmsKeyId(), secret.value()));
  }

  @Override
  public Optional<String> value(Owner owner, String secretArn) {
    return secrets.lookUp(owner, secretArn).flatMap(secret -> Optional.ofNullable(secret.value()));
  }

  @Override
  public void watch(Consumer<String> changed) {
    secrets.watch(changed);
  }
}
