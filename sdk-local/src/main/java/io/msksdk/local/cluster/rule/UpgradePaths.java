package io.msksdk.local.cluster.rule;

/** Knows to which Kafka versions a cluster can be updated. Thread-safe. */
@FunctionalInterface
public interface UpgradePaths {
  /**
   * Goes by the versions themselves (developer guide, "Updating the Apache Kafka version", "KRaft
   * mode", "Tiered storage"): never to an older one, never to the other metadata mode, and from a
   * version with tiered storage only to another one with it.
   */
  UpgradePaths BY_NUMBER =
      (from, to) -> {
        KafkaVersionNumber source = KafkaVersionNumber.of(from);
        KafkaVersionNumber target = KafkaVersionNumber.of(to);
        return target.compareTo(source) > 0
            && target.kraft() == source.kraft()
            && (!source.tieredBuild() || target.tieredStorage());
      };

  /**
   * Says whether there is a way.
   *
   * @param source the version in use
   * @param target the version asked for, in the form of one
   * @return false when the service refuses it
   */
  boolean lead(String source, String target);
}
