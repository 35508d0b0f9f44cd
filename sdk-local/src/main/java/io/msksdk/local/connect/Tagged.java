package io.msksdk.local.connect;

import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Registry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that can have tags. Thread-safe. */
final class Tagged {
  private final List<Registry<? extends ConnectResource>> registries;

  Tagged(List<Registry<? extends ConnectResource>> registries) {
    this.registries = registries;
  }

  ConnectResource find(Owner owner, String arn) {
    return registries.stream()
        .flatMap(registry -> found(registry, owner, arn))
        .findFirst()
        .orElseThrow(() -> ConnectRefusal.unknown("resourceArn", arn));
  }

  private static <R extends ConnectResource> Stream<ConnectResource> found(
      Registry<R> registry, Owner owner, String arn) {
    Optional<R> resource = registry.find(owner, arn);
    return resource.<ConnectResource>map(r -> r).stream();
  }
}
