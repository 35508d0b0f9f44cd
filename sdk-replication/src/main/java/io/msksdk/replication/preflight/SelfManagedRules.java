package io.msksdk.replication.preflight;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.replication.replicator.ReplicatorEnd;
import io.msksdk.replication.replicator.SelfManagedKafka;
import io.msksdk.replication.replicator.internal.OldestKafka;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster that MSK does not run asks for (Amazon MSK Developer Guide, "Supported
 * configurations" and "Set up prerequisites for MSK Replicator with self-managed Apache Kafka
 * clusters"). Nobody but its people can look at it.
 */
final class SelfManagedRules {

  private SelfManagedRules() {}

  static void check(PreflightFacts facts, Findings findings) {
    check("source", facts.spec().source(), "Create ReplicatorPolicies.sourceAcls", facts, findings);
    check(
        "target",
        facts.spec().target(),
        "Allow it to create, describe, read, write and alter topics, and to read and describe"
            + " groups,",
        facts,
        findings);
  }

  private static void check(
      String side, ReplicatorEnd end, String grants, PreflightFacts facts, Findings findings) {
    Optional<String> cluster = end.selfManaged().map(SelfManagedKafka::clusterId);
    if (cluster.isEmpty()) {
      return;
    }
    facts.sides().forEach(msk -> findings.add(express(msk)));
    findings.add(
        PreflightReport.notChecked(
            side + "-version",
            "Kafka version of " + cluster.get(),
            "It must be " + OldestKafka.SELF_MANAGED + " or later."));
    findings.add(
        PreflightReport.notChecked(
            side + "-acls",
            "ACLs of the replicator's user on " + cluster.get(),
            grants + " for it there."));
  }

  private static @Nullable Finding express(PreflightFacts.Side msk) {
    String size = msk.cluster().brokerSize().map(s -> s.instanceType()).orElse("serverless");
    return size.startsWith("express.")
        ? null
        : Finding.error("preflight.express", msk.name() + " broker size", size, "Express brokers")
            .advising(
                "From and to clusters MSK does not run, copy with Express brokers, or with"
                    + " MirrorMaker 2.");
  }
}
