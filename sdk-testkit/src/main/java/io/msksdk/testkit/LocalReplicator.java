package io.msksdk.testkit;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.List;
import java.util.Map;

/**
 * A replicator of a local MSK that copies records between two local clusters, and what a test does
 * to it. Each method returns when what it says has happened. Thread-safe.
 */
public final class LocalReplicator implements AutoCloseable {
  private final LocalMsk local;
  private final ReplicatorCalls calls;
  private final String arn;
  private final String sourceAlias;
  private boolean closed;

  private LocalReplicator(LocalMsk local, String arn) {
    this.local = local;
    this.arn = arn;
    this.calls = new ReplicatorCalls(local, arn.split(":", 6)[3]);
    this.sourceAlias =
        calls
            .awaitRunning(arn)
            .path("replicationInfoList")
            .path(0)
            .path("sourceKafkaClusterAlias")
            .asText();
  }

  /**
   * Returns the face of a replicator that was made in another way, by the code under test perhaps,
   * when it is RUNNING.
   *
   * @param local the local MSK it is in
   * @param arn the replicator's ARN, of any Region
   * @return the replicator; closing it deletes it
   * @throws LocalMskException when there is no such replicator
   */
  public static LocalReplicator existing(LocalMsk local, String arn) {
    return new LocalReplicator(requireNonNull(local, "local"), requireNonNull(arn, "arn"));
  }

  /**
   * Returns the replicator's ARN.
   *
   * @return the ARN
   */
  public String arn() {
    return arn;
  }

  /**
   * Returns what the source is called, with which copies of its topics begin unless names are
   * identical.
   *
   * @return the alias of the source
   */
  public String sourceAlias() {
    return sourceAlias;
  }

  /**
   * Returns the replicator's state now.
   *
   * @return MSK's word for it, such as {@code RUNNING}
   */
  public String state() {
    return ReplicatorCalls.stateOf(calls.describe(arn));
  }

  /** Lets it copy nothing any more; it stays RUNNING, and its lag grows. */
  public void pause() {
    act("pause", Map.of());
  }

  /** Lets it go on where it stopped. */
  public void resume() {
    act("resume", Map.of());
  }

  /**
   * Limits how fast it reads, by a quota of the source's brokers.
   *
   * @param bytesPerSecond what each broker of the source gives it in a second
   * @throws LocalMskException when it is less than 1
   */
  public void throttle(long bytesPerSecond) {
    act("throttle", Map.of("bytesPerSecond", bytesPerSecond));
  }

  /** Takes the limit away. */
  public void unthrottle() {
    act("throttle", Map.of());
  }

  /**
   * Takes the right to topics away from its role: their records stay behind, {@code
   * ReplicationLatency} drops to 0, {@code ReplicatorFailure} counts, and {@code AuthError} stays
   * 0, as on MSK. No topic gives all rights back.
   *
   * @param topics regular expressions of topics of the source
   * @throws LocalMskException when one is no regular expression
   */
  public void deny(String... topics) {
    act("deny", Map.of("topics", List.of(topics)));
  }

  /** Cuts it off its source, as a network that fails does. */
  public void cutSource() {
    act("cut-source", Map.of());
  }

  /** Gives it its source back. */
  public void healSource() {
    act("heal-source", Map.of());
  }

  /**
   * Holds the offsets of groups in the target where they are, as for groups that are far behind. No
   * group lets all go on.
   *
   * @param groups regular expressions of groups
   * @throws LocalMskException when one is no regular expression
   */
  public void holdGroups(String... groups) {
    act("hold-groups", Map.of("groups", List.of(groups)));
  }

  /** Deletes the replicator and waits until it is gone. A second call does nothing. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      calls.delete(arn);
    }
  }

  private void act(String action, Map<String, ?> body) {
    local.http().post("/_local/replicators/" + EngineHttp.encoded(arn) + "/" + action, body);
  }

  @Override
  public String toString() {
    return "LocalReplicator[" + arn + "]";
  }

  /** What a replicator is to be. Not thread-safe. */
  public static final class Builder {
    private static final List<String> SUBNETS = List.of("subnet-a", "subnet-b");

    private final LocalMsk local;
    private final String name;
    private final String source;
    private final String target;
    private List<String> topics = List.of(".*");
    private List<String> groups = List.of(".*");
    private String start = "LATEST";
    private String names = "PREFIXED_WITH_SOURCE_CLUSTER_ALIAS";
    private String offsets = "LEGACY";

    Builder(LocalMsk local, String name, LocalCluster source, LocalCluster target) {
      this.local = local;
      this.name = requireNonNull(name, "name");
      this.source = requireNonNull(source, "source").arn();
      this.target = requireNonNull(target, "target").arn();
    }

    /**
     * Sets which topics are copied.
     *
     * @param topics regular expressions; all topics unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder topics(String... topics) {
      this.topics = List.of(topics);
      return this;
    }

    /**
     * Sets which groups follow.
     *
     * @param groups regular expressions; all groups unless set, and none for no group at all
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder groups(String... groups) {
      this.groups = List.of(groups);
      return this;
    }

    /**
     * Copies what topics hold already; otherwise only what is written from now on.
     *
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder fromEarliest() {
      this.start = "EARLIEST";
      return this;
    }

    /**
     * Gives copies the names of their topics; otherwise they begin with the alias of the source.
     *
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder identicalNames() {
      this.names = "IDENTICAL";
      return this;
    }

    /**
     * Lets groups also follow records that come back to where they were written.
     *
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder enhancedOffsetSync() {
      this.offsets = "ENHANCED";
      return this;
    }

    /**
     * Creates the replicator and waits until it is RUNNING.
     *
     * @return the replicator
     * @throws LocalMskException when the service refuses it
     */
    public LocalReplicator create() {
      String arn = new ReplicatorCalls(local, region()).create(request());
      return new LocalReplicator(local, arn);
    }

    private String region() {
      return target.split(":", 6)[3];
    }

    private Map<String, Object> request() {
      Map<String, Object> replication =
          Map.of(
              "sourceKafkaClusterArn",
              source,
              "targetKafkaClusterArn",
              target,
              "targetCompressionType",
              "NONE",
              "topicReplication",
              Map.of(
                  "topicsToReplicate",
                  topics,
                  "startingPosition",
                  Map.of("type", start),
                  "topicNameConfiguration",
                  Map.of("type", names)),
              "consumerGroupReplication",
              Map.of("consumerGroupsToReplicate", groups, "consumerGroupOffsetSyncMode", offsets));
      return Map.of(
          "replicatorName",
          name,
          "serviceExecutionRoleArn",
          "arn:aws:iam::" + local.account() + ":role/replicator",
          "kafkaClusters",
          List.of(side(source), side(target)),
          "replicationInfoList",
          List.of(replication));
    }

    private static Map<String, Object> side(String arn) {
      return Map.of(
          "amazonMskCluster",
          Map.of("mskClusterArn", arn),
          "vpcConfig",
          Map.of("subnetIds", SUBNETS, "securityGroupIds", List.of("sg-a")));
    }
  }
}
