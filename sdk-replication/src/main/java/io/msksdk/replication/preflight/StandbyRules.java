package io.msksdk.replication.preflight;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.core.check.Findings;

/** Whether producers could move to the target. */
final class StandbyRules {

  private StandbyRules() {}

  static void check(PreflightFacts facts, Findings findings) {
    StandbyWrites writes = facts.given().writes();
    if (writes == null) {
      findings.add(
          PreflightReport.notChecked(
              "standby", "rights of producers on the target", "Give StandbyWrites."));
      return;
    }
    findings.addAll(
        writes.missing(
            facts.mskSource().map(Cluster::arn),
            facts.mskTarget().map(Cluster::arn),
            facts.spec().settings().topics(),
            facts.given().workload().topics().stream().map(PreviewedTopic::source).toList()));
  }
}
