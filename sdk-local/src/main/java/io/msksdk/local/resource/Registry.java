package io.msksdk.local.resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All resources of one kind by their ARN, in the order of their creation. Thread-safe.
 *
 * @param <R> the kind
 */
public final class Registry<R extends Resource> {
  private final Map<String, R> byArn = new LinkedHashMap<>();

  /** Starts without any resource. */
  public Registry() {}

  /**
   * Adds a resource unless its owner has one of that name.
   *
   * @param resource the resource
   * @return false when the name is taken
   */
  public synchronized boolean add(R resource) {
    boolean taken =
        byArn.values().stream()
            .anyMatch(r -> r.owner().equals(resource.owner()) && r.name().equals(resource.name()));
    if (!taken) {
      byArn.put(resource.arn(), resource);
    }
    return !taken;
  }

  /**
   * Finds a resource, whoever owns it.
   *
   * @param arn its ARN
   * @return the resource, empty when there is none
   */
  public synchronized Optional<R> find(String arn) {
    return Optional.ofNullable(byArn.get(arn));
  }

  /**
   * Finds a resource of one owner.
   *
   * @param owner who asks
   * @param arn its ARN
   * @return the resource, empty when the owner has none of that ARN
   */
  public Optional<R> find(Owner owner, String arn) {
    return find(arn).filter(resource -> resource.owner().equals(owner));
  }

  /**
   * Lists the resources of an owner.
   *
   * @param owner who asks
   * @return the oldest first
   */
  public synchronized List<R> of(Owner owner) {
    return byArn.values().stream().filter(r -> r.owner().equals(owner)).toList();
  }

  /**
   * Lists all resources.
   *
   * @return the oldest first
   */
  public synchronized List<R> all() {
    return List.copyOf(byArn.values());
  }

  /**
   * Forgets a resource.
   *
   * @param resource the resource
   */
  public synchronized void remove(R resource) {
    byArn.remove(resource.arn());
  }
}
