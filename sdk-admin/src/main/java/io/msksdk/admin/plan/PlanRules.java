package io.msksdk.admin.plan;

import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.cluster.StorageMode;
import io.msksdk.core.check.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What MSK can never change about a cluster, each with its reason. */
final class PlanRules {

  private PlanRules() {}

  static List<Finding> check(ClusterSpec from, ClusterSpec to) {
    List<@Nullable Finding> findings = new ArrayList<>();
    findings.add(fixed("name", from.name(), to.name(), "A cluster keeps its name."));
    findings.add(
        fixed(
            "subnets",
            new HashSet<>(from.subnets()),
            new HashSet<>(to.subnets()),
            "The VPC and subnets are fixed at creation: migrate."));
    findings.add(
        fixed(
            "securityGroups",
            new HashSet<>(from.securityGroups()),
            new HashSet<>(to.securityGroups()),
            "Security groups are fixed at creation: change their rules instead."));
    findings.add(
        fixed(
            "encryptedInCluster",
            from.encryptedInCluster(),
            to.encryptedInCluster(),
            "Encryption between brokers is fixed at creation: migrate."));
    findings.add(
        fixed(
            "kmsKey",
            from.storage().kmsKey().orElse(null),
            to.storage().kmsKey().orElse(from.storage().kmsKey().orElse(null)),
            "Encryption at rest is fixed at creation: migrate."));
    findings.add(
        fixed(
            "brokerSize",
            from.brokerSize().express() ? "Express" : "Standard",
            to.brokerSize().express() ? "Express" : "Standard",
            "Standard and Express clusters cannot become one another: migrate."));
    findings.add(
        fixed(
            "kafkaVersion",
            from.kafkaVersion().endsWith(".kraft") ? "KRaft" : "ZooKeeper",
            to.kafkaVersion().endsWith(".kraft") ? "KRaft" : "ZooKeeper",
            "The metadata mode is fixed at creation: migrate."));
    findings.add(tiered(from, to));
    findings.add(shrinks(from, to));
    findings.add(defaults(from, to));
    return findings.stream().filter(finding -> finding != null).toList();
  }

  private static @Nullable Finding fixed(
      String property, @Nullable Object before, @Nullable Object after, String why) {
    return Objects.equals(before, after)
        ? null
        : Finding.error("plan.fixed", property, after, String.valueOf(before)).advising(why);
  }

  private static @Nullable Finding tiered(ClusterSpec from, ClusterSpec to) {
    return from.storage().mode() == StorageMode.TIERED && to.storage().mode() == StorageMode.LOCAL
        ? Finding.error("plan.tiered", "storageMode", to.storage().mode(), "TIERED")
            .advising("Tiered storage cannot be switched off: migrate.")
        : null;
  }

  private static @Nullable Finding shrinks(ClusterSpec from, ClusterSpec to) {
    return to.storageGib() < from.storageGib() && !to.brokerSize().express()
        ? Finding.error(
                "plan.storage-shrinks",
                "storageGib",
                to.storageGib(),
                from.storageGib() + " or more")
            .advising("Storage can only grow.")
        : null;
  }

  private static @Nullable Finding defaults(ClusterSpec from, ClusterSpec to) {
    return from.configuration().isPresent() && to.configuration().isEmpty()
        ? Finding.error(
                "plan.no-configuration",
                "configuration",
                null,
                from.configuration().get().toString())
            .advising("A cluster cannot go back to none: apply a revision that sets nothing.")
        : null;
  }
}
