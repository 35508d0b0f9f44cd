package io.msksdk.changefeed.privatelink.verify;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Severity;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a verification found. Prints line by line.
 *
 * @param findings what is not as planned, and warnings; none when all is well
 * @param seen what each way in answered, for people
 */
public record VerifyReport(List<Finding> findings, List<String> seen) {

  /**
   * Copies the lists.
   *
   * @param findings what is not as planned, and warnings; none when all is well
   * @param seen what each way in answered, for people
   */
  public VerifyReport {
    findings = List.copyOf(findings);
    seen = List.copyOf(seen);
  }

  /**
   * Says whether everything is as planned.
   *
   * @return true without errors; there may be warnings
   */
  public boolean passed() {
    return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
  }

  @Override
  public String toString() {
    String lines = String.join("\n", seen);
    String found = findings.stream().map(Finding::message).collect(Collectors.joining("\n"));
    return found.isEmpty() ? lines + "\nas planned" : lines + "\n" + found;
  }
}
