package io.msksdk.replication.preflight;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.replication.replicator.SelfManagedKafka;
import io.msksdk.replication.replicator.internal.OldestKafka;

/**
 * What a source that MSK does not run asks for (Amazon MSK Developer Guide, "Supported
 * configurations" and "Set up prerequisites for MSK Replicator with self-managed Apache Kafka
 * clusters"). Nobody but its people can look at it.
 */
final class SelfManagedSourceRules {

  private SelfManagedSourceRules() {}

  static void check(PreflightFacts facts, Findings findings) {
    facts.spec().source().selfManaged().ifPresent(kafka -> check(kafka, facts, findings));
  }

  private static void check(SelfManagedKafka kafka, PreflightFacts facts, Findings findings) {
    String size = facts.target().brokerSize().map(s -> s.instanceType()).orElse("serverless");
    if (!size.startsWith("express.")) {
      findings.add(
          Finding.error("preflight.express", "target broker size", size, "Express brokers")
              .advising("From clusters MSK does not run, copy to Express, or with MirrorMaker 2."));
    }
    findings.add(
        PreflightReport.notChecked(
            "source-version",
            "Kafka version of " + kafka.clusterId(),
            "It must be " + OldestKafka.SELF_MANAGED + " or later."));
    findings.add(
        PreflightReport.notChecked(
            "source-acls",
            "ACLs of the replicator's user on " + kafka.clusterId(),
            "Create ReplicatorPolicies.sourceAcls for it there."));
  }
}
