package io.msksdk.replication.failover;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Severity;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the target lacks of what the source has, and what was not checked. Immutable.
 *
 * @param findings errors are in the way of a failover, warnings are for people to judge
 */
public record CoverageReport(List<Finding> findings) {

  /**
   * Copies the findings.
   *
   * @param findings errors are in the way of a failover, warnings are for people to judge
   */
  public CoverageReport {
    findings = List.copyOf(findings);
  }

  /**
   * Returns what is in the way.
   *
   * @return the errors
   */
  public List<Finding> errors() {
    return findings.stream().filter(f -> f.severity() == Severity.ERROR).toList();
  }

  /** Returns the findings, one a line. */
  @Override
  public String toString() {
    return findings.isEmpty()
        ? "nothing is missing"
        : findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
  }
}
