package io.msksdk.replication.doctor;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Severity;
import io.msksdk.replication.preflight.PreflightReport;
import io.msksdk.replication.replicator.Replicator;
import io.msksdk.replication.replicator.ReplicatorState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A replicator that does not come up (Amazon MSK Developer Guide, "Troubleshoot MSK Replicator",
 * "MSK Replicator state goes from CREATING to FAILED" and "MSK Replicator appears stuck in the
 * CREATING state").
 */
final class CreationTree {
  private static final Duration DOCUMENTED = Duration.ofMinutes(30);
  private static final List<String> NETWORK =
      List.of("target-inbound", "target-outbound", "source-inbound", "source-outbound", "zones");
  private static final List<String> WAY = List.of("multi-vpc", "cluster-policy", "unauthenticated");

  private CreationTree() {}

  static List<Examination> failed(Patient patient) {
    List<Examination> all = new ArrayList<>();
    all.add(state(patient.replicator()));
    Optional<PreflightReport> report =
        Optional.ofNullable(patient.means().preflight())
            .map(rules -> rules.check(patient.replicator()));
    all.add(rules("security groups", report, NETWORK));
    all.add(rules("multi-VPC connectivity and cluster policy of the source", report, WAY));
    all.add(rules("permissions of the role", report, List.of("role")));
    all.add(
        Examination.unknown(
            "network ACLs",
            "Open them between the replicator's subnets and both clusters on TCP 9098."));
    all.addAll(ClusterHealth.examine(patient));
    return all;
  }

  private static Examination state(Replicator replicator) {
    String reason =
        replicator
            .stateReason()
            .map(given -> given.code() + " " + given.message())
            .orElse("the service gives no reason");
    String seen = replicator.rawState() + ", " + reason;
    return replicator.state() == ReplicatorState.FAILED
        ? new Examination(
            "state",
            Verdict.CLEAR,
            seen,
            "It does not recover: put the cause right, delete it and create it again.")
        : Examination.clear("state", seen);
  }

  private static Examination rules(
      String check, Optional<PreflightReport> report, List<String> codes) {
    if (report.isEmpty()) {
      return Examination.unknown(check, "Give the doctor a preflight.");
    }
    List<Finding> found =
        report.get().findings().stream()
            .filter(f -> codes.stream().anyMatch(c -> f.code().startsWith("preflight." + c)))
            .toList();
    List<Finding> errors = found.stream().filter(f -> f.severity() == Severity.ERROR).toList();
    if (!errors.isEmpty()) {
      return Examination.cause(
          check,
          errors.stream()
              .map(f -> f.property() + ": " + f.value() + " (expected: " + f.expected() + ")")
              .collect(Collectors.joining("; ")),
          errors.get(0).remedy());
    }
    return found.stream().anyMatch(f -> f.code().endsWith(".not-checked"))
        ? Examination.unknown(check, found.get(0).remedy())
        : Examination.clear(check, "as they must be");
  }

  static List<Examination> stuck(Patient patient) {
    Replicator replicator = patient.replicator();
    if (replicator.state() != ReplicatorState.CREATING) {
      return List.of(Examination.clear("state", replicator.rawState()));
    }
    Duration age = Duration.between(replicator.createdAt().orElse(Instant.EPOCH), patient.now());
    if (age.compareTo(DOCUMENTED) < 0) {
      return List.of(
          Examination.clear(
              "age", "CREATING for " + age.toMinutes() + " min, up to 30 min are usual"));
    }
    List<Examination> all = new ArrayList<>();
    all.add(
        Examination.cause(
            "age",
            "CREATING for " + age.toMinutes() + " min, longer than the documented 30 min",
            "Look at the state again, then at what makes a creation fail; ask AWS if it stays."));
    all.addAll(failed(patient).subList(1, 4));
    return all;
  }
}
