package io.msksdk.local.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The operations of one service that are built. Immutable. */
public final class Operations {
  private final Map<String, Operation<?>> byName;

  private Operations(Map<String, Operation<?>> byName) {
    this.byName = byName;
  }

  /**
   * Joins the operations of several features.
   *
   * @param features the operations of each
   * @return all of them by their names
   */
  public static Operations of(Collection<List<Operation<?>>> features) {
    return new Operations(
        features.stream()
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(Operation::name, Function.identity())));
  }

  /**
   * Finds an operation.
   *
   * @param name the operation's name
   * @return the operation, empty when it is not built yet
   */
  public Optional<Operation<?>> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
