package io.msksdk.replication.migration;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What should copy in a migration, and why (Amazon MSK Developer Guide, "Migrating to an Amazon MSK
 * Cluster", "Requirements and considerations for creating an MSK Replicator").
 *
 * @param tool what should copy
 * @param reasons why, each a sentence
 */
public record MigrationChoice(Tool tool, List<String> reasons) {
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");

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
        List.of("The source is not a cluster of MSK: only MirrorMaker reads it."));
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
                "Create it with EARLIEST and IDENTICAL names, about 30 minutes ahead."))
        : new MigrationChoice(Tool.MIRROR_MAKER, against);
  }

  private static List<String> against(Cluster cluster) {
    List<String> against = new ArrayList<>();
    if (cluster.serverless()) {
      return against;
    }
    String version = cluster.kafkaVersion().orElse("");
    if (older(version)) {
      against.add(cluster.name() + " runs Kafka " + version + ", before 2.7.0.");
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

  private static boolean older(String version) {
    Matcher parts = VERSION.matcher(version);
    return parts.matches()
        && (Integer.parseInt(parts.group(1)) < 2
            || (Integer.parseInt(parts.group(1)) == 2 && Integer.parseInt(parts.group(2)) < 7));
  }
}
