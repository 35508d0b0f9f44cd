package io.msksdk.replication.migration;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.replication.replicator.SelfManagedKafka;
import io.msksdk.replication.replicator.internal.OldestKafka;
import java.util.ArrayList;
import java.util.List;

/**
 * What should copy in a migration, and why (Amazon MSK Developer Guide, "Migrating to an Amazon MSK
 * Cluster", "Requirements and considerations for creating an MSK Replicator").
 *
 * @param tool what should copy
 * @param reasons why, each a sentence
 */
public record MigrationChoice(Tool tool, List<String> reasons) {
  /** What copies records. */
  public enum Tool {
    /** MSK Replicator: nothing to run, between clusters of MSK in one account. */
    REPLICATOR,
    /** MirrorMaker 2: from any Kafka, run by oneself beside the target. */
    MIRROR_MAKER
  }

  /**
   * Copies the list.
   *
   * @param tool what should copy
   * @param reasons why, each a sentence
   */
  public MigrationChoice {
    reasons = List.copyOf(reasons);
  }

  /**
   * Chooses for a source that MSK does not run.
   *
   * @return MirrorMaker 2
   */
  public static MigrationChoice fromOutside() {
    return new MigrationChoice(
        Tool.MIRROR_MAKER,
        List.of(
            "The source is not a cluster of MSK: MirrorMaker reads any. MSK Replicator reads one"
                + " with SASL/SCRAM into Express brokers, see fromSelfManaged."));
  }

  /**
   * Chooses for a source that MSK does not run, and whose brokers a replicator could reach over
   * TLS.
   *
   * @param source the source
   * @param kafkaVersion the version its brokers run, such as {@code 3.6.1}
   * @param target the target
   * @return MSK Replicator where it can; else MirrorMaker 2, with every reason against it
   */
  public static MigrationChoice fromSelfManaged(
      SelfManagedKafka source, String kafkaVersion, Cluster target) {
    List<String> against = new ArrayList<>();
    if (!OldestKafka.SELF_MANAGED.admits(kafkaVersion)) {
      against.add(
          "The source runs Kafka " + kafkaVersion + ", before " + OldestKafka.SELF_MANAGED + ".");
    }
    String size = target.brokerSize().map(s -> s.instanceType()).orElse("serverless");
    if (!size.startsWith("express.")) {
      against.add(target.name() + " has no Express brokers but " + size + ".");
    }
    against.addAll(against(target));
    return against.isEmpty()
        ? new MigrationChoice(
            Tool.REPLICATOR,
            List.of(
                "MSK Replicator reads " + source.clusterId() + ": nothing to run or size.",
                "Create it with EARLIEST and IDENTICAL names, about 30 minutes ahead."))
        : new MigrationChoice(Tool.MIRROR_MAKER, against);
  }

  /**
   * Chooses between two clusters of MSK.
   *
   * @param source the source
   * @param target the target
   * @return MSK Replicator where it can, with what it saves; else MirrorMaker 2, with every reason
   *     against MSK Replicator
   */
  public static MigrationChoice between(Cluster source, Cluster target) {
    List<String> against = new ArrayList<>();
    if (!source.arn().account().equals(target.arn().account())) {
      against.add("The clusters are in different accounts: MSK Replicator stays in one.");
    }
    for (Cluster cluster : List.of(source, target)) {
      against.addAll(against(cluster));
    }
    return against.isEmpty()
        ? new MigrationChoice(
            Tool.REPLICATOR,
            List.of(
                "Both are clusters of MSK that MSK Replicator can use: nothing to run or size.",
                naming(source, target)))
        : new MigrationChoice(Tool.MIRROR_MAKER, against);
  }

  private static String naming(Cluster... clusters) {
    for (Cluster cluster : clusters) {
      String version = cluster.kafkaVersion().orElse("");
      if (!OldestKafka.IDENTICAL_NAMES.admits(version)) {
        return "Create it with EARLIEST and prefixed names, about 30 minutes ahead: "
            + cluster.name()
            + " runs Kafka "
            + version
            + ", and identical names want "
            + OldestKafka.IDENTICAL_NAMES
            + ".";
      }
    }
    return "Create it with EARLIEST and IDENTICAL names, about 30 minutes ahead.";
  }

  private static List<String> against(Cluster cluster) {
    List<String> against = new ArrayList<>();
    if (cluster.serverless()) {
      return against;
    }
    String version = cluster.kafkaVersion().orElse("");
    if (!OldestKafka.MSK.admits(version)) {
      against.add(cluster.name() + " runs Kafka " + version + ", before " + OldestKafka.MSK + ".");
    }
    String size = cluster.brokerSize().map(s -> s.instanceType()).orElse("");
    if (size.contains("t3.")) {
      against.add(cluster.name() + " has brokers of " + size + ", below m5.large.");
    }
    if (!cluster.security().access().contains(ClusterAccess.IAM)) {
      against.add(cluster.name() + " has no IAM access control; turning it on restarts it.");
    }
    return against;
  }
}
