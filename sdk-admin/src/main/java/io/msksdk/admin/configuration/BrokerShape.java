package io.msksdk.admin.configuration;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.catalogue.BrokerSizes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a cluster its configuration depends on. Immutable; every method returns a changed shape.
 *
 * <pre>{@code
 * BrokerShape.of("3.7.x.kraft", 3).size("kafka.m7g.4xlarge");
 * }</pre>
 */
public final class BrokerShape {
  private final String kafkaVersion;
  private final int zones;
  private final boolean tiered;
  private final @Nullable String size;

  private BrokerShape(String kafkaVersion, int zones, boolean tiered, @Nullable String size) {
    this.kafkaVersion = requireNonNull(kafkaVersion, "kafkaVersion");
    this.zones = zones;
    this.tiered = tiered;
    this.size = size;
  }

  /**
   * Describes a cluster of a version, without tiered storage unless only tiered clusters have it.
   *
   * @param kafkaVersion its Kafka version, such as {@code 3.7.x.kraft}
   * @param zones its Availability Zones, 2 or 3
   * @return the shape
   */
  public static BrokerShape of(String kafkaVersion, int zones) {
    return new BrokerShape(kafkaVersion, zones, kafkaVersion.endsWith(".tiered"), null);
  }

  /**
   * Says that it has tiered storage.
   *
   * @return a changed shape
   */
  public BrokerShape withTieredStorage() {
    return new BrokerShape(kafkaVersion, zones, true, size);
  }

  /**
   * Says how large its brokers are.
   *
   * @param size MSK's name of their size, such as {@code kafka.m7g.4xlarge}
   * @return a changed shape
   */
  public BrokerShape size(String size) {
    return new BrokerShape(kafkaVersion, zones, tiered, requireNonNull(size, "size"));
  }

  /**
   * Returns the Kafka version.
   *
   * @return such as {@code 3.7.x.kraft}
   */
  public String kafkaVersion() {
    return kafkaVersion;
  }

  /**
   * Returns the number of Availability Zones.
   *
   * @return 2 or 3
   */
  public int zones() {
    return zones;
  }

  /**
   * Says whether it has tiered storage.
   *
   * @return false unless said
   */
  public boolean tiered() {
    return tiered;
  }

  /** Whether it has no ZooKeeper. */
  boolean kraft() {
    return kafkaVersion.endsWith(".kraft");
  }

  /** What is published about the size of its brokers. */
  Optional<BrokerSizes.Size> published() {
    return Optional.ofNullable(size).flatMap(BrokerSizes.published()::size);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BrokerShape that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return "BrokerShape["
        + kafkaVersion
        + ", "
        + zones
        + " zones"
        + (tiered ? ", tiered" : "")
        + (size == null ? "" : ", " + size)
        + "]";
  }
}
