package io.msksdk.replication.failover;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.arn.MskClusterArn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One of the two clusters: how to reach it, and who answers for the replicators that write to it.
 * Immutable and thread-safe; it opens nothing by itself.
 */
public final class FailoverSite {
  private final MskClusterArn cluster;
  private final Supplier<ClusterView> opener;
  private final ReplicatorControl replicators;
  private final @Nullable ReplicatorReadings readings;
  private final List<String> scramUsers;
  private final boolean scramRead;
  private final @Nullable Map<String, String> schemas;

  private FailoverSite(Builder builder) {
    this.cluster = builder.cluster;
    this.opener = builder.opener;
    this.replicators = builder.replicators;
    this.readings = builder.readings;
    this.scramUsers = builder.scramUsers == null ? List.of() : builder.scramUsers;
    this.scramRead = builder.scramUsers != null;
    this.schemas = builder.schemas;
  }

  /**
   * Starts a description.
   *
   * @param cluster the cluster
   * @param clientProperties what an admin client and a consumer need to connect to it
   * @param replicators the replicators of its Region
   * @return a builder
   */
  public static Builder builder(
      MskClusterArn cluster, Map<String, ?> clientProperties, ReplicatorControl replicators) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    return seen(cluster, () -> KafkaClusterView.open(properties), replicators);
  }

  static Builder seen(
      MskClusterArn cluster, Supplier<ClusterView> opener, ReplicatorControl replicators) {
    return new Builder(cluster, opener, replicators);
  }

  /**
   * Returns the cluster.
   *
   * @return its ARN
   */
  public MskClusterArn cluster() {
    return cluster;
  }

  /**
   * Returns what people call it.
   *
   * @return name and Region
   */
  public String name() {
    return cluster.name() + " in " + cluster.region();
  }

  ClusterView open() {
    return opener.get();
  }

  ReplicatorControl replicators() {
    return replicators;
  }

  @Nullable ReplicatorReadings readings() {
    return readings;
  }

  List<String> scramUsers() {
    return scramUsers;
  }

  boolean scramRead() {
    return scramRead;
  }

  @Nullable Map<String, String> schemas() {
    return schemas;
  }

  @Override
  public String toString() {
    return name();
  }

  /** What a site is. Not thread-safe. */
  public static final class Builder {
    private final MskClusterArn cluster;
    private final Supplier<ClusterView> opener;
    private final ReplicatorControl replicators;
    private @Nullable ReplicatorReadings readings;
    private @Nullable List<String> scramUsers;
    private @Nullable Map<String, String> schemas;

    private Builder(
        MskClusterArn cluster, Supplier<ClusterView> opener, ReplicatorControl replicators) {
      this.cluster = requireNonNull(cluster, "cluster");
      this.opener = requireNonNull(opener, "opener");
      this.replicators = requireNonNull(replicators, "replicators");
    }

    /**
     * Sets where the metrics of the replicators that write to this cluster are read. Without it the
     * gates on metrics are left out, and plans say so.
     *
     * @param readings none unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder readings(ReplicatorReadings readings) {
      this.readings = requireNonNull(readings, "readings");
      return this;
    }

    /**
     * Sets the SCRAM users of the cluster, for the comparison with the other one.
     *
     * @param users their names; the comparison says "not checked" unless both sites have them
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder scramUsers(List<String> users) {
      this.scramUsers = List.copyOf(users);
      return this;
    }

    /**
     * Sets the schemas that clients find in the registry of this cluster's Region, for the
     * comparison with the other one.
     *
     * @param versions by the name of the schema or subject its version, or a digest of it; the
     *     comparison says "not checked" unless both sites have them
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder schemas(Map<String, String> versions) {
      this.schemas = Map.copyOf(versions);
      return this;
    }

    /**
     * Finishes the site.
     *
     * @return the site
     */
    public FailoverSite build() {
      return new FailoverSite(this);
    }
  }
}
