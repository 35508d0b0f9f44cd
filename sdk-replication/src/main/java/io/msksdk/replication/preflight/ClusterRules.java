package io.msksdk.replication.preflight;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.cluster.ClusterState;
import io.msksdk.admin.cluster.StorageMode;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.replication.preflight.PreflightFacts.Side;
import io.msksdk.replication.replicator.TopicNames;
import io.msksdk.replication.replicator.internal.OldestKafka;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/**
 * What a replicator needs of its clusters (Amazon MSK Developer Guide, "Requirements and
 * considerations for creating an MSK Replicator", "Considerations for using MSK Serverless
 * clusters", "About changing your source cluster's configurations").
 */
final class ClusterRules {
  private ClusterRules() {}

  static void check(PreflightFacts facts, Findings findings) {
    for (Side side : facts.sides()) {
      findings.add(active(side));
      if (!side.cluster().serverless()) {
        findings.add(version(side, facts)).add(size(side)).add(brokers(side)).add(iam(side));
      }
    }
    findings.add(serverlessAcls(facts)).add(serverlessConfigurations(facts));
    findings.add(tieredTarget(facts)).add(tieredSource(facts)).add(parity(facts));
  }

  private static @Nullable Finding active(Side side) {
    return side.cluster().state() == ClusterState.ACTIVE
        ? null
        : error("state", side, side.cluster().rawState(), "ACTIVE")
            .advising("Wait until it is ACTIVE.");
  }

  private static @Nullable Finding version(Side side, PreflightFacts facts) {
    String version = side.cluster().kafkaVersion().orElse("");
    if (!OldestKafka.MSK.admits(version)) {
      return error("version", side, version, "Kafka " + OldestKafka.MSK + " or later")
          .advising("Upgrade the cluster first.");
    }
    return facts.spec().topicNames() == TopicNames.IDENTICAL
            && !OldestKafka.IDENTICAL_NAMES.admits(version)
        ? error(
                "version",
                side,
                version,
                "Kafka " + OldestKafka.IDENTICAL_NAMES + " or later with identical topic names")
            .advising("Upgrade the cluster first, or let topics be prefixed.")
        : null;
  }

  private static @Nullable Finding size(Side side) {
    String size = side.cluster().brokerSize().map(s -> s.instanceType()).orElse("");
    return size.contains("t3.")
        ? error("broker-size", side, size, "m5.large or larger")
            .advising("Change the broker size first, and never back while the replicator runs.")
        : null;
  }

  private static @Nullable Finding brokers(Side side) {
    int zones = new HashSet<>(side.cluster().subnets()).size();
    long fewest =
        Limits.published().value(zones == 2 ? "replicatorBrokersTwoZones" : "replicatorBrokers");
    int brokers = side.cluster().brokers().orElse(0);
    return brokers < fewest
        ? error(
                "brokers",
                side,
                brokers + " in " + zones + " Availability Zones",
                "at least " + fewest)
            .advising("Add brokers first.")
        : null;
  }

  private static @Nullable Finding iam(Side side) {
    return side.cluster().security().access().contains(ClusterAccess.IAM)
        ? null
        : error("iam", side, side.cluster().security().access(), "IAM access control turned on")
            .advising("Turn it on; a replicator connects with it on port 9098.");
  }

  private static @Nullable Finding serverlessAcls(PreflightFacts facts) {
    return facts.serverless() && facts.spec().settings().readAcls()
        ? Finding.warning("preflight.serverless-acls", "readAcls", true, "false with serverless")
            .advising("Serverless clusters have no Kafka ACLs, none will be copied.")
        : null;
  }

  private static @Nullable Finding serverlessConfigurations(PreflightFacts facts) {
    return facts.mskTarget().filter(Cluster::serverless).isPresent()
            && facts.spec().settings().topicConfigurations()
        ? Finding.warning(
                "preflight.serverless-configurations",
                "topicConfigurations",
                true,
                "no more than compression.type, max.message.bytes, retention.bytes, retention.ms,"
                    + " and cleanup.policy at creation")
            .advising("Other configurations of topics are not copied to a serverless cluster.")
        : null;
  }

  private static @Nullable Finding tieredTarget(PreflightFacts facts) {
    boolean upwards =
        facts.mskSource().filter(s -> s.storageMode() == StorageMode.LOCAL).isPresent()
            && facts.mskTarget().filter(t -> t.storageMode() == StorageMode.TIERED).isPresent();
    return upwards && facts.spec().settings().topicConfigurations()
        ? Finding.error(
                "preflight.tiered-target",
                "topicConfigurations",
                true,
                "false from a source without tiered storage to a target with it")
            .advising("Do not copy the configurations of topics.")
        : null;
  }

  private static @Nullable Finding tieredSource(PreflightFacts facts) {
    boolean downwards =
        facts.mskSource().filter(s -> s.storageMode() == StorageMode.TIERED).isPresent()
            && facts
                .mskTarget()
                .filter(t -> t.storageMode() == StorageMode.LOCAL && !t.serverless())
                .isPresent();
    return downwards
        ? Finding.warning(
                "preflight.tiered-source", "target storageMode", "LOCAL", "TIERED like the source")
            .advising(
                "Tiered settings are not copied. If the target gets tiered storage later, create"
                    + " the replicator anew.")
        : null;
  }

  private static @Nullable Finding parity(PreflightFacts facts) {
    String source = facts.mskSource().map(ClusterRules::shape).orElse("");
    String target = facts.mskTarget().map(ClusterRules::shape).orElse("");
    boolean comparable = !source.isEmpty() && !target.isEmpty() && !facts.serverless();
    return !comparable || source.equals(target)
        ? null
        : Finding.warning("preflight.capacity", "target", target, source)
            .advising("Give both clusters the same capacity, on top of what replication needs.");
  }

  private static String shape(Cluster cluster) {
    return cluster.brokers().orElse(0)
        + " x "
        + cluster.brokerSize().map(s -> s.instanceType()).orElse("unknown");
  }

  private static Finding error(String rule, Side side, Object value, String expected) {
    return Finding.error(
        "preflight." + rule, side.name() + " " + side.cluster().name(), value, expected);
  }
}
