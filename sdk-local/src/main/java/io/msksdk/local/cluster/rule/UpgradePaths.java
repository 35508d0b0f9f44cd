package io.msksdk.local.cluster.rule;

/** Knows to which Kafka versions a cluster can be updated. Thread-safe. */
@FunctionalInterface
public interface UpgradePaths {
  /**
   * Says whether there is a way.
   *
   * @param source the version in use
   * @param target the version asked for, in the form of one
   * @return false when the service refuses it
   */
  boolean lead(String source, String target);
}
